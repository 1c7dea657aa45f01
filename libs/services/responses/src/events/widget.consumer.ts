import { WidgetChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { SurveyDirectory } from '../application/survey-directory.js';
import { WidgetCopies } from '../application/widget-copies.js';

/** Maintains the copy of how surveys are shown on web pages. */
@Injectable()
export class WidgetConsumer {
  constructor(
    private readonly copies: WidgetCopies,
    private readonly directory: SurveyDirectory,
  ) {}

  @Subscribe(WidgetChanged)
  changed(events: readonly EventOf<typeof WidgetChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.copies.save(tx, tenantId, payload);
      tx.afterCommit(() => this.directory.forget({ tenantId, surveyId: payload.survey_id }));
      return done();
    });
  }
}
