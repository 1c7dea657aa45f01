import {
  SurveyClosed,
  SurveyPreviewCreated,
  SurveyPublished,
  SurveySettingsChanged,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, deadLetter, done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { parseSurvey } from '@hearback/questionnaire';
import { Injectable } from '@nestjs/common';
import { SurveyCopies } from '../application/survey-copies.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import { SurveyPreviews } from '../application/survey-previews.js';

/** Keeps the copy of surveys that answers are checked against. */
@Injectable()
export class SurveyConsumer {
  constructor(
    private readonly copies: SurveyCopies,
    private readonly directory: SurveyDirectory,
    private readonly previews: SurveyPreviews,
    private readonly clock: Clock,
  ) {}

  @Subscribe(SurveyPublished)
  published(events: readonly EventOf<typeof SurveyPublished>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      const parsed = parseSurvey(payload.definition);
      if (!parsed.ok) return deadLetter(`the definition is not a valid survey: ${parsed.errors[0]?.detail}`);
      await this.copies.publish(tx, tenantId, payload);
      const change = { tenantId, surveyId: payload.survey_id, linkCode: payload.link_code };
      tx.afterCommit(() => this.directory.forget(change));
      return done();
    });
  }

  @Subscribe(SurveyPreviewCreated)
  previewed(events: readonly EventOf<typeof SurveyPreviewCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      const parsed = parseSurvey(payload.definition);
      if (!parsed.ok) return deadLetter(`the definition is not a valid survey: ${parsed.errors[0]?.detail}`);
      await this.previews.save(tx, tenantId, payload, this.clock.now());
      return done();
    });
  }

  @Subscribe(SurveyClosed)
  closed(events: readonly EventOf<typeof SurveyClosed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.copies.close(tx, tenantId, payload);
      tx.afterCommit(() => this.directory.forget({ tenantId, surveyId: payload.survey_id }));
      return done();
    });
  }

  @Subscribe(SurveySettingsChanged)
  settingsChanged(events: readonly EventOf<typeof SurveySettingsChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.copies.changeSettings(tx, tenantId, payload);
      tx.afterCommit(() => this.directory.forget({ tenantId, surveyId: payload.survey_id }));
      return done();
    });
  }
}
