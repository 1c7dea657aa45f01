import { newEvent, SurveyPublished, type SurveyPublishedV1 } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { isSameJson } from '../domain/same-json.js';
import type { Survey } from '../domain/survey.js';
import { publication, type Version } from '../domain/version.js';
import { SurveyConfig } from '../survey.config.js';
import { auditedSurvey, type Actor } from './audited.js';
import { readDefinition } from './read-definition.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';
import { touchpointOf } from './touchpoint-of.js';

/** Stores the draft as an immutable version and publishes the event in the same transaction. */
@Injectable()
export class PublishSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly config: SurveyConfig,
  ) {}

  /**
   * Publishes the draft. A published survey whose draft equals its newest version is left unchanged.
   * @throws `survey-not-found`, `bad-definition`, `too-many-versions`, `anonymity-fixed`
   */
  execute(unit: UnitOfWork, id: string, by: Actor): Promise<Survey> {
    return unit.run(async (tx) => {
      const before = await this.surveys.lock(tx, id);
      if (before === undefined) throw surveyErrors.error('survey-not-found');
      if (before.archivedAt !== null) throw surveyErrors.error('archived');
      // The rules may have become stricter since the draft was stored.
      const draft = readDefinition(before.draft);
      const touchpoint = await touchpointOf(this.surveys, tx, before.touchpointId);
      const newest = await this.surveys.newestVersion(tx, id);
      // The page promised it to those who answered, so no later version may look at their answers.
      if (newest !== undefined && !isSameJson(draft.anonymous, newest.definition.anonymous))
        throw surveyErrors.error('anonymity-fixed');
      const next = { id: this.ids.next(), at: this.clock.now() };
      const { survey, version, isNew, isChange } = publication({ ...before, draft }, touchpoint, newest, next);
      if (!isChange) return before;
      if (isNew) {
        if (version.version > this.config.maxVersions) throw surveyErrors.error('too-many-versions');
        await this.surveys.insertVersion(tx, version);
      }
      await this.surveys.update(tx, survey);
      const event = {
        id: this.ids.next(),
        tenantId: unit.tenantId,
        time: next.at,
        payload: toPayload(survey, version),
      };
      const entry = { id: this.ids.next(), tenantId: unit.tenantId, at: next.at, by };
      const published = auditedSurvey(entry, id, 'survey.published', { version: version.version });
      await this.log.append(tx, [newEvent(SurveyPublished, event), published]);
      return survey;
    });
  }
}

function toPayload({ linkCode }: Survey, version: Version): SurveyPublishedV1 {
  const { touchpoint } = version;
  return {
    survey_id: version.surveyId,
    version_id: version.id,
    version: version.version,
    name: version.name,
    link_code: linkCode,
    touchpoint: touchpoint && {
      touchpoint_id: touchpoint.id,
      key: touchpoint.key,
      name: touchpoint.name,
      stage: touchpoint.stage,
    },
    definition: version.definition,
    published_at: version.publishedAt.toISOString(),
  };
}
