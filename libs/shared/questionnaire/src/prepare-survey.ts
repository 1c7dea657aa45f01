import { answerCheckOf, fieldCheckOf, Rejection, type ValueCheck } from './answer.js';
import { compileCondition, type Test } from './condition.js';
import { missingOf } from './missing.js';
import type { AnswerValue, HiddenField, Question, Survey } from './survey.js';

/** A survey prepared for asking its questions: which are shown, and what is wrong with an answer. */
export interface PreparedSurvey {
  readonly survey: Survey;
  readonly questions: readonly PreparedQuestion[];
  readonly hiddenFields: readonly PreparedField[];
}

export interface PreparedQuestion {
  readonly key: string;
  readonly question: Question;
  readonly check: ValueCheck<AnswerValue>;
  /** `undefined`: always shown. */
  readonly isShown: Test | undefined;
}

export interface PreparedField {
  readonly key: string;
  readonly field: HiddenField;
  readonly check: ValueCheck<string | number | boolean>;
}

/** Prepares a parsed survey for asking its questions. Browsers load this, so it knows nothing of scores. */
export function prepareSurvey(survey: Survey): PreparedSurvey {
  const indexes = {
    question: new Map(survey.questions.map((question, i) => [question.key, i])),
    hiddenField: new Map(survey.hidden_fields.map((field, i) => [field.key, i])),
  };
  return {
    survey,
    questions: survey.questions.map((question) => ({
      key: question.key,
      question,
      check: answerCheckOf(question),
      isShown: question.show_if && compileCondition(question.show_if, indexes),
    })),
    hiddenFields: survey.hidden_fields.map((field) => ({ key: field.key, field, check: fieldCheckOf(field) })),
  };
}

/** Whether the value would be rejected. */
export function isRejected({ check }: PreparedQuestion | PreparedField, value: unknown): boolean {
  return check(value) instanceof Rejection;
}

/** What is wrong with an answer to a question that is shown, as the code of an error; `undefined`: nothing. */
export function answerDefect({ question, check }: PreparedQuestion, value: unknown): string | undefined {
  const answer = check(value);
  if (answer instanceof Rejection) return answer.code;
  return question.required && missingOf(question, answer) !== undefined ? 'required' : undefined;
}
