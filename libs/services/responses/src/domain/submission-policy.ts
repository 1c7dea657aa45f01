import type { CustomerLink } from './personal-link.js';
import type { PublishedSurvey } from './published-survey.js';

/** Why answers are not accepted; also the code of the problem and the page that says so. */
export type Refusal =
  'survey-closed' | 'survey-not-open-yet' | 'survey-ended' | 'quota-reached' | 'link-expired' | 'link-used';

/** What decides whether answers are accepted. Facts that are undefined are not known yet, and are not judged. */
export interface SubmissionFacts {
  readonly survey: Pick<PublishedSurvey, 'status' | 'settings'>;
  readonly now: Date;
  /** Undefined for a page that is only shown. */
  readonly submissionId?: string;
  /** Whether the response was begun while the survey accepted answers: it can be completed, whatever ended since then. */
  readonly isBegun: boolean;
  /** Complete responses to the survey without this one. */
  readonly completeResponses?: number;
  readonly link?: CustomerLink;
}

type Rule = (facts: SubmissionFacts) => Refusal | undefined;

/**
 * The rules, in the order in which their refusals are told. Survey pages, links, API keys and saved answers are all judged by them, so
 * the same answers are accepted or rejected wherever they come from.
 */
const RULES: readonly Rule[] = [
  ({ survey, isBegun }) => (survey.status === 'closed' && !isBegun ? 'survey-closed' : undefined),
  ({ survey: { settings }, now, isBegun }) =>
    settings.opensAt !== null && now < settings.opensAt && !isBegun ? 'survey-not-open-yet' : undefined,
  ({ survey: { settings }, now, isBegun }) =>
    settings.closesAt !== null && now >= settings.closesAt && !isBegun ? 'survey-ended' : undefined,
  ({ link, submissionId }) => {
    const isUsed = link?.mode === 'single_use' && link.use?.isComplete === true;
    return isUsed && link.use?.submissionId !== submissionId ? 'link-used' : undefined;
  },
  ({ link, now, isBegun }) =>
    link !== undefined && link.expiresAt !== null && now >= link.expiresAt && !isBegun ? 'link-expired' : undefined,
  ({ survey: { settings }, completeResponses = 0 }) =>
    settings.responseQuota !== null && completeResponses >= settings.responseQuota ? 'quota-reached' : undefined,
];

/** Why these answers are not accepted; undefined if they are. */
export function refusalOf(facts: SubmissionFacts): Refusal | undefined {
  for (const rule of RULES) {
    const refusal = rule(facts);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
