/** A value of an attribute or hidden field. */
export type Scalar = string | number | boolean;

/** One answered metric question; `score` lies on the question's own integer scale. */
export interface ScoreFact {
  readonly question: string;
  /** May be one that this release does not know. */
  readonly metric: string;
  readonly score: number;
  readonly min: number;
  readonly max: number;
}

/** One other answer; `kind` is the kind of the question, for example `text` or `single`. */
export interface AnswerFact {
  readonly question: string;
  readonly kind: string;
  readonly value: Scalar | readonly string[];
}

/** One attribute of the customer or hidden field of the survey, as it was when the customer answered. */
export interface AttributeFact {
  readonly key: string;
  readonly value: Scalar;
}

/** What rules and staff need of a response: this service's own copy of it. */
export interface ResponseFacts {
  readonly responseId: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly touchpointId: string | null;
  /** How it came in; may be a channel that this release does not know. */
  readonly channel: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The workspace's own id of the customer; null for an anonymous answer. */
  readonly customer: string | null;
  /** When the customer answered; for imports long before `acceptedAt`. */
  readonly submittedAt: Date;
  /** When the response was committed. */
  readonly acceptedAt: Date;
  readonly scores: readonly ScoreFact[];
  readonly answers: readonly AnswerFact[];
  readonly attributes: readonly AttributeFact[];
}

/** The texts a person wrote, without those that are only white space; `question` narrows to one question. */
export function writtenTexts(facts: ResponseFacts, question?: string): readonly string[] {
  return facts.answers
    .filter((answer) => answer.kind === 'text' && (question === undefined || answer.question === question))
    .map((answer) => (typeof answer.value === 'string' ? answer.value.trim() : ''))
    .filter((text) => text !== '');
}

/** What the customer wrote, as one text for staff; null where nothing was written. */
export function commentOf(facts: ResponseFacts): string | null {
  const texts = writtenTexts(facts);
  return texts.length === 0 ? null : texts.join('\n\n');
}
