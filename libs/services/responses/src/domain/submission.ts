import { canonicalJson, type FieldError } from '@hearback/kernel';
import { checkSubmission, type Answer, type Attribute, type Channel, type Score } from '@hearback/questionnaire';
import type { PublishedSurvey } from './published-survey.js';

/** What somebody hands in, whatever the channel; answers and hidden fields are not checked yet. */
export interface Submission {
  /** UUID, unique per survey for ever; `undefined`: the response's own id. */
  readonly submissionId: string | undefined;
  /** Values by question key. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hiddenFields: Readonly<Record<string, unknown>>;
  readonly language: string | undefined;
  /** The workspace's own id of the customer. */
  readonly customer: string | undefined;
  /** When the customer answered; `undefined`: when it is accepted. */
  readonly submittedAt: Date | undefined;
  readonly channel: Channel;
}

/** What a survey accepts of a submission. */
export interface CheckedContent {
  readonly language: string;
  readonly scores: readonly Score[];
  readonly answers: readonly Answer[];
  readonly attributes: readonly Attribute[];
}

export type ContentCheck =
  | { readonly ok: true; readonly content: CheckedContent }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Answers from before this day are typing errors. */
const EARLIEST = Date.UTC(1970, 0, 1);

/** Milliseconds by which a caller's clock may run ahead of ours. */
const CLOCK_TOLERANCE = 60_000;

/** Checks a submission against the version; the one rule for every channel. Total: any JSON gives a result. */
export function checkContent(survey: PublishedSurvey, submission: Submission, now: Date): ContentCheck {
  const check = checkSubmission(survey.compiled, {
    answers: submission.answers,
    hidden_fields: submission.hiddenFields,
    language: submission.language,
  });
  const moment = submission.submittedAt?.getTime();
  const badMoment = moment !== undefined && !(moment >= EARLIEST && moment <= now.getTime() + CLOCK_TOLERANCE);
  if (check.ok && !badMoment) return { ok: true, content: check };
  const errors = check.ok ? [] : check.errors;
  return { ok: false, errors: badMoment ? [...errors, BAD_MOMENT] : errors };
}

const BAD_MOMENT: FieldError = {
  pointer: '/submitted_at',
  code: 'out-of-range',
  detail: 'must lie between 1970-01-01 and now',
};

/**
 * Everything the sender said, in one form: two submissions with the same text are the same content. It does not depend
 * on the survey's version, so that a retry is recognised after a new version was published or the survey was closed.
 */
export function contentOf(surveyId: string, submission: Submission): string {
  return canonicalJson([
    surveyId,
    submission.channel,
    submission.language ?? null,
    submission.customer ?? null,
    submission.submittedAt?.toISOString() ?? null,
    submission.answers,
    submission.hiddenFields,
  ]);
}
