import { SurveyRequested, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { AnswerSurveyRequest } from '../../application/asking/answer-survey-request.js';

/** Mails the surveys that rules, and the ends of tasks, ask for. */
@Injectable()
export class SurveyRequestsConsumer {
  constructor(private readonly answer: AnswerSurveyRequest) {}

  @Subscribe(SurveyRequested)
  requested(events: readonly EventOf<typeof SurveyRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof SurveyRequested>(events, async ({ tenantId, payload }) => {
      const { invitation_id: invitationId, survey_id: surveyId, external_id: customer } = payload;
      await this.answer.execute(tx, { tenantId, invitationId, surveyId, customer });
      return done();
    });
  }
}
