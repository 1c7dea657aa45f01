import { newEvent, WidgetChanged, type NewEvent, type WidgetChangedV1 } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { isSameJson } from '../domain/same-json.js';
import { MAX_ENABLED, type WidgetSettings } from '../domain/widget.js';
import { auditedSurvey, type Actor } from './audited.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';
import { WidgetStore, type StoredWidget } from './widget-store.js';

/** Changes how a survey is shown on web pages, and publishes the event in the same transaction. */
@Injectable()
export class ChangeWidget {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly widgets: WidgetStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Settings that do not differ are not stored again. Throws `survey-not-found` and `too-many-widgets`. */
  execute(unit: UnitOfWork, surveyId: string, settings: WidgetSettings, by: Actor): Promise<StoredWidget> {
    return unit.run(async (tx) => {
      if ((await this.surveys.lock(tx, surveyId)) === undefined) throw surveyErrors.error('survey-not-found');
      const before = await this.widgets.find(tx, surveyId);
      if (before !== undefined && isSameJson(before.settings, settings)) return before;
      if (settings.enabled && (await this.widgets.countOtherEnabled(tx, surveyId)) >= MAX_ENABLED)
        throw surveyErrors.error('too-many-widgets');
      const after = { settings, revision: (before?.revision ?? 0) + 1, updatedAt: this.clock.now() };
      await this.widgets.save(tx, surveyId, after);
      await this.#publish(tx, surveyId, after, by);
      return after;
    });
  }

  #publish(tx: TenantTx, surveyId: string, widget: StoredWidget, by: Actor): Promise<void> {
    const { tenantId } = tx;
    const { settings, updatedAt: at } = widget;
    const changed = { id: this.ids.next(), tenantId, time: at, payload: toPayload(surveyId, widget) };
    const { enabled, display } = settings;
    return this.log.append(tx, [
      newEvent(WidgetChanged, changed) as NewEvent,
      auditedSurvey({ id: this.ids.next(), tenantId, at, by }, surveyId, 'survey.widget-changed', { enabled, display }),
    ]);
  }
}

function toPayload(surveyId: string, { settings, revision, updatedAt }: StoredWidget): WidgetChangedV1 {
  return {
    survey_id: surveyId,
    enabled: settings.enabled,
    display: settings.display,
    trigger: settings.trigger,
    sampling: settings.sampling,
    targeting: settings.targeting.map((target) => ({ ...target, values: [...target.values] })),
    recontact_days: settings.recontactDays,
    button_text: { ...settings.buttonText },
    revision,
    changed_at: updatedAt.toISOString(),
  };
}
