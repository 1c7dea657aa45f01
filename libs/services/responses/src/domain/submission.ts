import { canonicalJson, type FieldError } from '@hearback/kernel';
import {
  checkSubmission,
  type Answer,
  type Attribute,
  type Channel,
  type Score,
  type Strictness,
} from '@hearback/questionnaire';
import type { Actor } from './actor.js';
import type { PublishedSurvey } from './published-survey.js';

/** A submission of any channel; answers and hidden fields are not checked yet. */
export interface Submission {
  /** UUID, unique per survey for ever; undefined: the id of the response. */
  readonly submissionId: string | undefined;
  /** Values by question key. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hiddenFields: Readonly<Record<string, unknown>>;
  readonly language: string | undefined;
  /** The workspace's id of the customer. */
  readonly customer: string | undefined;
  /** The customer that an unknown sender names without proof. */
  readonly unverifiedCustomer?: string | undefined;
  /** Time of the answer; undefined: the time of acceptance. */
  readonly submittedAt: Date | undefined;
  readonly channel: Channel;
  /** Given to try the survey out: it counts nowhere. Default: false. */
  readonly isTest?: boolean;
  /** Who wrote down what the customer said. */
  readonly loggedBy?: Actor | undefined;
  /** The mailed invitation that it answers. */
  readonly invitationId?: string | undefined;
}

/** The checked content of a submission. */
export interface CheckedContent {
  readonly language: string;
  readonly scores: readonly Score[];
  readonly answers: readonly Answer[];
  readonly attributes: readonly Attribute[];
}

export type ContentCheck =
  | { readonly ok: true; readonly content: CheckedContent }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Earliest time of an answer; earlier ones are treated as mistakes. */
const EARLIEST = Date.UTC(1970, 0, 1);

/** Milliseconds by which a caller's clock may be fast. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Checks a submission against the version, for all channels. Never throws, whatever the JSON. */
export function checkContent(
  survey: PublishedSurvey,
  submission: Submission,
  now: Date,
  strictness: Strictness = 'submitted',
): ContentCheck {
  const { answers, hiddenFields: hidden_fields, language } = submission;
  const check = checkSubmission(survey.compiled, { answers, hidden_fields, language }, strictness);
  const time = submission.submittedAt?.getTime();
  const badTime = time !== undefined && !(time >= EARLIEST && time <= now.getTime() + CLOCK_TOLERANCE_MS);
  const errors = check.ok ? reviewDefects(submission, check) : check.errors;
  if (check.ok && !badTime && errors.length === 0) return { ok: true, content: check };
  return { ok: false, errors: badTime ? [...errors, BAD_TIME] : errors };
}

/** Reviews are not answers to a question of ours: whoever writes one has chosen to, so they never count in NPS, CSAT or CES. */
function reviewDefects({ channel }: Submission, { scores }: Pick<CheckedContent, 'scores'>): readonly FieldError[] {
  if (channel !== 'review') return [];
  return scores.map(({ question }) => ({
    pointer: `/answers/${question}`,
    code: 'review-metric',
    detail: 'must be a question without a metric: public reviews never count in NPS, CSAT or CES',
  }));
}

const BAD_TIME: FieldError = {
  pointer: '/submitted_at',
  code: 'out-of-range',
  detail: 'must be between 1970-01-01 and now',
};

/**
 * The canonical text of a submission: equal texts mean equal content. It does not depend on the version of the survey, so that a
 * retry is recognised after a new version was published or the survey was closed.
 */
export function contentOf(surveyId: string, submission: Submission): string {
  return canonicalJson([
    surveyId,
    submission.channel,
    submission.language ?? null,
    submission.customer ?? submission.unverifiedCustomer ?? null,
    submission.submittedAt?.toISOString() ?? null,
    submission.answers,
    submission.hiddenFields,
    ...(submission.isTest === true ? ['test'] : []),
  ]);
}
