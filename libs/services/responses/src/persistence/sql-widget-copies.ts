import type { WidgetChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { WidgetCopies } from '../application/widget-copies.js';
import type { SurveyWidget } from '../domain/survey-widget.js';
import { nextRevision } from './survey-clock.js';

/** `WidgetCopies` in SQL. A change moves the revision of the survey, so that every process loads it again. */
@Injectable()
export class SqlWidgetCopies extends WidgetCopies {
  override async save(tx: BatchTx, tenantId: string, widget: WidgetChangedV1): Promise<void> {
    const { survey_id, enabled, revision, display, trigger, sampling, targeting, recontact_days, button_text } = widget;
    const settings: SurveyWidget = {
      enabled,
      display,
      trigger,
      sampling,
      targeting,
      recontactDays: recontact_days,
      buttonText: button_text,
    };
    await tx.query(
      `insert into responses.survey_widget as w (tenant_id, survey_id, enabled, settings, revision)
       values ($1, $2, $3, $4::jsonb, $5)
       on conflict (tenant_id, survey_id) do update
         set enabled = excluded.enabled, settings = excluded.settings, revision = excluded.revision
         where w.revision < excluded.revision`,
      [tenantId, survey_id, enabled, JSON.stringify(settings), revision],
    );
    await tx.query('update responses.survey set revision = $3 where tenant_id = $1 and survey_id = $2', [
      tenantId,
      survey_id,
      await nextRevision(tx),
    ]);
  }
}
