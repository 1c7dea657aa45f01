import { Injectable } from '@nestjs/common';
import type { AnswerChange } from '../../domain/open-response.js';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import { SubmitAnonymously, type AnonymousReceipt } from './submit-anonymously.js';

/** Stores the answers of a page of an anonymous survey while they are given: who leaves at a later question has answered. */
@Injectable()
export class SaveAnonymously {
  constructor(private readonly submit: SubmitAnonymously) {}

  /** Throws as `SubmitAnonymously`. */
  execute(survey: PublishedSurvey, change: AnswerChange): Promise<AnonymousReceipt> {
    const { personalLinkId, invitation, submissionId, answers, language, isTest, channel, complete } = change;
    const hasLink = personalLinkId !== undefined || invitation !== undefined;
    const submission = {
      submissionId,
      answers,
      hiddenFields: hasLink ? {} : change.hiddenFields,
      language,
      customer: hasLink ? undefined : change.customer,
      unverifiedCustomer: change.unverifiedCustomer,
      submittedAt: undefined,
      channel,
      isTest,
    };
    const right = { personalLinkId, invitationId: invitation?.id };
    return this.submit.execute(survey, submission, { right, part: complete ? 'complete' : 'partial' });
  }
}
