import { answerCheckOf, fieldCheckOf, type ValueCheck } from './answer.js';
import { compileCondition, type Test } from './condition.js';
import { methodOf, metricOf, primaryQuestions, scaleOf, type Metric } from './method.js';
import type { AnswerValue, HiddenField, Question, Survey } from './survey.js';

/** A survey prepared for checking many submissions. Keep one per version. */
export interface CompiledSurvey {
  readonly survey: Survey;
  readonly questions: readonly CompiledQuestion[];
  readonly hiddenFields: readonly CompiledField[];
  readonly questionKeys: ReadonlySet<string>;
  readonly hiddenFieldKeys: ReadonlySet<string>;
}

export interface CompiledQuestion {
  readonly key: string;
  readonly question: Question;
  readonly check: ValueCheck<AnswerValue>;
  /** `undefined`: always shown. */
  readonly isShown: Test | undefined;
  /** `undefined`: not a metric question. */
  readonly method: Method | undefined;
}

export interface CompiledField {
  readonly key: string;
  readonly field: HiddenField;
  readonly check: ValueCheck<string | number | boolean>;
}

/** How the scores of a metric question are measured. */
export interface Method {
  readonly metric: Metric;
  /** Method version, see `methodOf`. */
  readonly method: string;
  readonly min: number;
  readonly max: number;
  /** Whether it is the primary question of its metric. */
  readonly primary: boolean;
}

/** Prepares a parsed survey for checking submissions. */
export function compileSurvey(survey: Survey): CompiledSurvey {
  const indexes = {
    question: new Map(survey.questions.map((question, i) => [question.key, i])),
    hiddenField: new Map(survey.hidden_fields.map((field, i) => [field.key, i])),
  };
  const primary = primaryQuestions(survey.questions);
  return {
    survey,
    questions: survey.questions.map((question) => ({
      key: question.key,
      question,
      check: answerCheckOf(question),
      isShown: question.show_if && compileCondition(question.show_if, indexes),
      method: measurementOf(survey, question, primary),
    })),
    hiddenFields: survey.hidden_fields.map((field) => ({ key: field.key, field, check: fieldCheckOf(field) })),
    questionKeys: new Set(indexes.question.keys()),
    hiddenFieldKeys: new Set(indexes.hiddenField.keys()),
  };
}

function measurementOf(survey: Survey, question: Question, primary: ReadonlySet<Question>): Method | undefined {
  const metric = metricOf(question);
  const method = methodOf(survey, question);
  const scale = scaleOf(question);
  if (metric === undefined || method === undefined || scale === undefined) return undefined;
  return { metric, method, min: scale.min, max: scale.max, primary: primary.has(question) };
}
