import { randomUUID } from 'node:crypto';
import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import { refusalOf } from '../../domain/submission-policy.js';
import { AnswerLinks, type AnswerOrigin } from '../answer-links.js';
import { responsesErrors } from '../responses.errors.js';

/** The link through which an answer comes. */
export type AnswerRight = Pick<AnswerOrigin, 'invitationId' | 'personalLinkId'>;

/** The right of an invitation to answer once. */
@Injectable()
export class AnswerRights {
  constructor(private readonly links: AnswerLinks) {}

  /**
   * Uses it up, at the first save: another page of the same invitation could otherwise count the same person twice. What is recorded
   * as its response is a random id that stands for nothing. Throws a refusal of the submission policy.
   */
  async use(tx: BatchTx, survey: PublishedSurvey, right: AnswerRight, now: Date): Promise<void> {
    const own = await this.links.lock(tx, { tenantId: survey.tenantId, ...right });
    if (own.link === undefined) return;
    const submissionId = randomUUID();
    const refusal = refusalOf({ survey, now, isBegun: false, link: own.link, submissionId });
    if (refusal !== undefined) throw responsesErrors.error(refusal);
    await this.links.setUse(tx, own, { submissionId, isComplete: true });
  }
}
