import { levelOf, type ScoreLevel } from '@hearback/questionnaire';

/** A value of an attribute or hidden field. */
export type Scalar = string | number | boolean;

/** The answer to a metric question; `score` is on the integer scale of the question. */
export interface ScoreFact {
  readonly question: string;
  /** May be a metric that this release does not know. */
  readonly metric: string;
  readonly score: number;
  readonly min: number;
  readonly max: number;
  /** Whether a low score is the better one, as for effort asked without agreement. Absent: the higher the better. */
  readonly lowIsGood?: boolean;
}

/** Any other answer; `kind` is the kind of the question, such as `text` or `single`. */
export interface AnswerFact {
  readonly question: string;
  readonly kind: string;
  /** Choices are keys; the answer to a matrix has the choice by row. */
  readonly value: Scalar | readonly string[] | Readonly<Record<string, string>>;
}

/** An attribute of the customer or a hidden field of the survey, as of the time of the answer. */
export interface AttributeFact {
  readonly key: string;
  readonly value: Scalar;
}

/** What rules and staff need to know of a response. */
export interface ResponseFacts {
  readonly responseId: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly touchpointId: string | null;
  /** May be a channel that this release does not know. */
  readonly channel: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The workspace's own id of the customer; null for an anonymous answer. */
  readonly customer: string | null;
  /** The invitation that it answers; null: none. */
  readonly invitationId: string | null;
  /** When the customer answered; with imports, long before `acceptedAt`. */
  readonly submittedAt: Date;
  /** When the response was committed. */
  readonly acceptedAt: Date;
  /** Ids of the segments to which the customer belonged when the answer was given. */
  readonly segments: readonly string[];
  readonly scores: readonly ScoreFact[];
  readonly answers: readonly AnswerFact[];
  readonly attributes: readonly AttributeFact[];
}

/** The level of the first score; null without one. */
export function scoreLevelOfFacts({ scores }: Pick<ResponseFacts, 'scores'>): ScoreLevel | null {
  const [first] = scores;
  return first === undefined ? null : levelOf(first, first.score);
}

/** The scores with their questions, as in `recommend 3, visit 2`; null if there are none. */
export function scoresText({ scores }: ResponseFacts): string | null {
  return scores.length === 0 ? null : scores.map(({ question, score }) => `${question} ${score}`).join(', ');
}

/** The texts that the customer wrote, without blank ones; of one question if `question` is given. */
export function writtenTexts(facts: ResponseFacts, question?: string): readonly string[] {
  return facts.answers
    .filter((answer) => answer.kind === 'text' && (question === undefined || answer.question === question))
    .map((answer) => (typeof answer.value === 'string' ? answer.value.trim() : ''))
    .filter((text) => text !== '');
}

/** An answer as one text: choices joined, the rows of a matrix with their choices. */
export function answerText({ value }: AnswerFact): string {
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.join(', ');
  return Object.entries(value)
    .map(([row, choice]) => `${row}: ${choice}`)
    .join(', ');
}

/** Everything that the customer wrote, as one text; null if there is nothing. */
export function commentOf(facts: ResponseFacts): string | null {
  const texts = writtenTexts(facts);
  return texts.length === 0 ? null : texts.join('\n\n');
}
