import type { FieldError } from '@hearback/kernel';
import type { Strictness } from '@hearback/questionnaire';
import { anonymousAnswer, type AnonymousAnswer } from '../../domain/anonymous/anonymous-answer.js';
import { valuesOf, withEarlier } from '../../domain/anonymous/begun-answer.js';
import { replaced } from '../../domain/open-response.js';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import { checkContent, type Submission } from '../../domain/submission.js';
import { responsesErrors } from '../responses.errors.js';

/** How answers are checked. */
export interface ContentRules {
  readonly now: Date;
  readonly strictness: Strictness;
  /** What was saved before: the submission replaces the answers that it names, and null clears one. */
  readonly before: AnonymousAnswer | undefined;
}

/** What is kept of a submission to an anonymous survey. Throws invalid-answers. */
export function anonymousContent(
  survey: PublishedSurvey,
  submission: Submission,
  { now, strictness, before }: ContentRules,
): AnonymousAnswer {
  const saved = before === undefined ? {} : valuesOf(survey.compiled, before);
  const answers = strictness === 'submitted' ? submission.answers : replaced(saved, submission.answers);
  const check = checkContent(survey, { ...submission, answers }, now, strictness);
  const errors = [...namesIn(submission), ...(check.ok ? [] : check.errors)];
  if (!check.ok || errors.length > 0) throw responsesErrors.error('invalid-answers', undefined, { errors });
  return withEarlier(survey.compiled, anonymousAnswer(survey.compiled, check.content), before);
}

/** What would tell who answered. */
function namesIn(submission: Submission): readonly FieldError[] {
  const { customer, unverifiedCustomer, loggedBy } = submission;
  const found = { customer: customer ?? unverifiedCustomer, channel: loggedBy };
  return Object.entries(found)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => ({
      pointer: `/${name}`,
      code: 'not-anonymous',
      detail: 'must be absent: the survey is anonymous',
    }));
}
