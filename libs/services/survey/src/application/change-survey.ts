import { newEvent, SurveySettingsChanged, type NewEvent } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { changedSurvey, hasForbiddenQuota, type Survey } from '../domain/survey.js';
import { hasTime, isSameSettings, type SurveySettings } from '../domain/survey-settings.js';
import { auditedSurvey, type Actor } from './audited.js';
import type { CreateSurveyCommand } from './create-survey.js';
import { readDefinition } from './read-definition.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';
import { touchpointOf } from './touchpoint-of.js';

/** The changes to a survey; absent members stay as they are. */
export type ChangeSurveyCommand = Partial<CreateSurveyCommand & SurveySettings>;

/** The revision that the command was made for. */
export interface AsOf {
  readonly revision: number;
}

/**
 * Changes a survey. Name, touchpoint and draft are seen once they are published, as versions stay as they are; the settings hold at
 * once, by an event in the same transaction.
 */
@Injectable()
export class ChangeSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Applies the command if the survey is still at `revision`. If nothing differs, nothing is stored.
   * @throws `survey-not-found`, `changed-meanwhile`, `bad-definition`, `unknown-touchpoint`, `closes-before-it-opens`, `anonymous-quota`
   */
  execute(
    unit: UnitOfWork,
    id: string,
    { revision, ...command }: ChangeSurveyCommand & AsOf,
    by: Actor,
  ): Promise<Survey> {
    const { definition, ...change } = command;
    return unit.run(async (tx) => {
      const before = await this.surveys.lock(tx, id);
      if (before === undefined) throw surveyErrors.error('survey-not-found');
      if (before.revision !== revision) {
        throw surveyErrors.error('changed-meanwhile', `It is at revision ${before.revision} now.`);
      }
      const draft = definition === undefined ? undefined : readDefinition(definition);
      await touchpointOf(this.surveys, tx, command.touchpointId ?? null);
      const after = changedSurvey(before, { ...change, draft }, this.clock.now());
      if (hasForbiddenQuota(after)) throw surveyErrors.error('anonymous-quota');
      if (!hasTime(after)) throw surveyErrors.error('closes-before-it-opens');
      if (after === before) return after;
      await this.surveys.update(tx, after);
      if (!isSameSettings(before, after)) await this.log.append(tx, this.#settingsEvents(unit.tenantId, after, by));
      return after;
    });
  }

  #settingsEvents(tenantId: string, survey: Survey, by: Actor): readonly NewEvent[] {
    const { id, opensAt, closesAt, responseQuota, frameOrigins, updatedAt } = survey;
    const settings = {
      opens_at: opensAt?.toISOString() ?? null,
      closes_at: closesAt?.toISOString() ?? null,
      response_quota: responseQuota,
      frame_origins: [...frameOrigins],
    };
    const payload = { survey_id: id, ...settings, changed_at: updatedAt.toISOString() };
    const changed = newEvent(SurveySettingsChanged, { id: this.ids.next(), tenantId, time: updatedAt, payload });
    const entry = { id: this.ids.next(), tenantId, at: updatedAt, by };
    const { frame_origins: _list, ...audited } = settings;
    return [
      changed as NewEvent,
      auditedSurvey(entry, id, 'survey.settings-changed', { ...audited, frame_origins: frameOrigins.join(' ') }),
    ];
  }
}
