import { Injectable } from '@nestjs/common';
import type { AnswerChange } from '../../domain/open-response.js';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import { responsesErrors } from '../responses.errors.js';
import { SubmitAnonymously, type AnonymousReceipt } from './submit-anonymously.js';

/** Stores the answers of a page of an anonymous survey once they are complete; until then the page keeps them. */
@Injectable()
export class SaveAnonymously {
  constructor(private readonly submit: SubmitAnonymously) {}

  /** Throws as `SubmitAnonymously`, and invalid-answers for answers that are not complete. */
  execute(survey: PublishedSurvey, change: AnswerChange): Promise<AnonymousReceipt> {
    if (!change.complete) throw responsesErrors.error('invalid-answers', undefined, { errors: [INCOMPLETE] });
    const { personalLinkId, invitation, submissionId, answers, language, isTest, channel } = change;
    const hasLink = personalLinkId !== undefined || invitation !== undefined;
    const submission = {
      submissionId,
      answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null)),
      hiddenFields: hasLink ? {} : change.hiddenFields,
      language,
      customer: hasLink ? undefined : change.customer,
      unverifiedCustomer: change.unverifiedCustomer,
      submittedAt: undefined,
      channel,
      isTest,
    };
    return this.submit.execute(survey, submission, { personalLinkId, invitationId: invitation?.id });
  }
}

const INCOMPLETE = {
  pointer: '/complete',
  code: 'not-anonymous',
  detail: 'must be true: an anonymous survey keeps no answers that are not complete',
};
