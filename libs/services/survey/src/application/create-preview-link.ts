import { newEvent, SurveyPreviewCreated, type NewEvent } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { PreviewTokens } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { auditedSurvey, type Actor } from './audited.js';
import { readDefinition } from './read-definition.js';
import { surveyErrors } from './survey.errors.js';
import { SurveyStore } from './survey-store.js';
import { touchpointOf } from './touchpoint-of.js';

/** A link with which the draft of a survey can be tried out. */
export interface PreviewLink {
  readonly linkCode: string;
  readonly token: string;
  readonly expiresAt: Date;
}

const DAY_MS = 86_400_000;

/** Days for which a preview can be opened. */
export const PREVIEW_DAYS = 7;

/** Freezes the draft as a preview, whose answers are tests. Later changes of the draft need a new link. */
@Injectable()
export class CreatePreviewLink {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly tokens: PreviewTokens,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `survey-not-found` and `bad-definition`. */
  execute(unit: UnitOfWork, surveyId: string, by: Actor): Promise<PreviewLink> {
    return unit.run(async (tx) => {
      const survey = await this.surveys.lock(tx, surveyId);
      if (survey === undefined) throw surveyErrors.error('survey-not-found');
      const definition = readDefinition(survey.draft);
      const touchpoint = await touchpointOf(this.surveys, tx, survey.touchpointId);
      const [previewId, at] = [this.ids.next(), this.clock.now()];
      const expiresAt = new Date(at.getTime() + PREVIEW_DAYS * DAY_MS);
      const created = newEvent(SurveyPreviewCreated, {
        id: previewId,
        tenantId: unit.tenantId,
        time: at,
        payload: {
          preview_id: previewId,
          survey_id: surveyId,
          name: survey.name,
          link_code: survey.linkCode,
          touchpoint: touchpoint && {
            touchpoint_id: touchpoint.id,
            key: touchpoint.key,
            name: touchpoint.name,
            stage: touchpoint.stage,
          },
          definition,
          expires_at: expiresAt.toISOString(),
        },
      }) as NewEvent;
      const entry = { id: this.ids.next(), tenantId: unit.tenantId, at, by };
      await this.log.append(tx, [created, auditedSurvey(entry, surveyId, 'survey.preview-created', null)]);
      const token = this.tokens.tokenOf({ tenantId: unit.tenantId, previewId });
      return { linkCode: survey.linkCode, token, expiresAt };
    });
  }
}
