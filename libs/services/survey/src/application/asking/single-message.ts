import type { NewEvent } from '@hearback/contracts';
import type { TenantTx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { defaultTexts } from '../../domain/asking/default-texts.js';
import { SurveyStore } from '../survey-store.js';
import { messageEvent } from './asking-events.js';
import { PlanStore, type AskedSurvey, type PlanMessage } from './plan-store.js';

/** The plan of single questions, with the versions that its next invitation has. */
export interface ReadySingle {
  readonly planId: string;
  readonly surveyVersion: number;
  readonly messageVersion: number;
  /** Tells others of a version of the words that is new. */
  readonly events: readonly NewEvent[];
}

/** Keeps the words of single questions at the version of the survey that is published. */
@Injectable()
export class SingleMessage {
  constructor(
    private readonly plans: PlanStore,
    private readonly surveys: SurveyStore,
    private readonly ids: Ids,
  ) {}

  /** The plan of a survey that is published in `version`; its words are published if they are of another version. */
  async ready(tx: TenantTx, survey: AskedSurvey & { readonly version: number }, at: Date): Promise<ReadySingle> {
    const { tenantId } = tx;
    const { version: surveyVersion } = survey;
    const found = await this.plans.single(tx, tenantId, survey, this.ids.next(), at);
    const isReady = (plan: typeof found) => plan.messageVersion !== null && plan.surveyVersion === surveyVersion;
    const plan = isReady(found) ? found : await this.plans.lockSingle(tx, tenantId, found.id);
    if (plan.messageVersion !== null && isReady(plan))
      return { planId: plan.id, surveyVersion, messageVersion: plan.messageVersion, events: [] };
    const newest = await this.surveys.newestVersion(tx, survey.id);
    if (newest === undefined) throw new Error('a published survey has a version');
    const message: PlanMessage = {
      planId: plan.id,
      version: (plan.messageVersion ?? 0) + 1,
      surveyVersion: newest.version,
      senderId: null,
      texts: defaultTexts(newest.definition, newest.name),
      publishedAt: at,
    };
    await this.plans.publishMessage(tx, tenantId, message);
    const event = messageEvent({ id: this.ids.next(), tenantId, time: at }, survey.id, message);
    return { planId: plan.id, surveyVersion: newest.version, messageVersion: message.version, events: [event] };
  }
}
