import { methodOf, metricOf, primaryQuestions, scaleOf, type Metric } from './method.js';
import { prepareSurvey, type PreparedQuestion, type PreparedSurvey } from './prepare-survey.js';
import type { Question, Survey } from './survey.js';

/** A survey prepared for checking many submissions. Keep one per version. */
export interface CompiledSurvey extends PreparedSurvey {
  readonly questions: readonly CompiledQuestion[];
  readonly questionKeys: ReadonlySet<string>;
  readonly hiddenFieldKeys: ReadonlySet<string>;
}

export interface CompiledQuestion extends PreparedQuestion {
  /** `undefined`: not a metric question. */
  readonly method: Method | undefined;
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
  const primary = primaryQuestions(survey.questions);
  const { questions, hiddenFields } = prepareSurvey(survey);
  return {
    survey,
    questions: questions.map((each) => ({ ...each, method: measurementOf(survey, each.question, primary) })),
    hiddenFields,
    questionKeys: new Set(questions.map(({ key }) => key)),
    hiddenFieldKeys: new Set(hiddenFields.map(({ key }) => key)),
  };
}

function measurementOf(survey: Survey, question: Question, primary: ReadonlySet<Question>): Method | undefined {
  const metric = metricOf(question);
  const method = methodOf(survey, question);
  const scale = scaleOf(question);
  if (metric === undefined || method === undefined || scale === undefined) return undefined;
  return { metric, method, min: scale.min, max: scale.max, primary: primary.has(question) };
}
