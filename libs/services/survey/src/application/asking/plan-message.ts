import type { NewEvent } from '@hearback/contracts';
import type { OneTenantTx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { defaultTexts } from '../../domain/asking/default-texts.js';
import { DEFAULT_WINDOW_DAYS, type MessageTexts, type Plan, type PlanContent } from '../../domain/asking/plan.js';
import { messageEvent, planEvent } from './asking-events.js';
import { askingErrors } from './asking.errors.js';
import { PlanStore, type AskedSurvey, type PlanMessage } from './plan-store.js';

/** A plan whose words are published, and the events that tell so. */
export interface ReadyPlan {
  readonly plan: Plan & { readonly messageVersion: number; readonly surveyVersion: number };
  readonly events: readonly NewEvent[];
}

/** A survey that accepts answers. */
export type OpenSurvey = AskedSurvey & { readonly version: number };

/** Publishes the words of plans, in the version of the survey that is published. */
@Injectable()
export class PlanMessages {
  constructor(
    private readonly plans: PlanStore,
    private readonly ids: Ids,
  ) {}

  /** Throws `unknown-survey` and `survey-not-open`. */
  async openSurvey(tx: OneTenantTx, id: string): Promise<OpenSurvey> {
    const survey = await this.knownSurvey(tx, id);
    const { version, status } = survey;
    if (version === null || status !== 'published') throw askingErrors.error('survey-not-open');
    return { ...survey, version };
  }

  /** Throws `unknown-survey`. */
  async knownSurvey(tx: OneTenantTx, id: string): Promise<AskedSurvey> {
    const survey = await this.plans.survey(tx, tx.tenantId, id);
    if (survey !== undefined) return survey;
    throw askingErrors.error('unknown-survey', undefined, {
      errors: [{ pointer: '/survey_id', code: 'unknown-reference', detail: 'must be the id of an existing survey' }],
    });
  }

  /** The plan of single questions; its words are published again with each version of the survey. */
  async single(tx: OneTenantTx, survey: OpenSurvey, at: Date): Promise<ReadyPlan> {
    const { tenantId } = tx;
    let found = await this.plans.single(tx, tenantId, survey.id);
    if (found === undefined) {
      await this.plans.insert(tx, tenantId, this.ids.next(), 'single', singleContent(survey), at);
      found = await this.plans.single(tx, tenantId, survey.id);
    }
    const isReady = (plan: Plan): plan is ReadyPlan['plan'] => plan.surveyVersion === survey.version;
    if (isReady(found!)) return { plan: found, events: [] };
    const plan = await this.plans.lock(tx, tenantId, found!.id);
    return isReady(plan!) ? { plan, events: [] } : this.start(tx, plan!, at);
  }

  /** Publishes the words of a locked plan, which runs from then on. */
  async start(tx: OneTenantTx, before: Plan, at: Date): Promise<ReadyPlan> {
    const { tenantId } = tx;
    const newest = await this.plans.newestVersion(tx, tenantId, before.surveyId);
    if (newest === undefined) throw new Error('a published survey has a version');
    const message: PlanMessage = {
      planId: before.id,
      version: (before.messageVersion ?? 0) + 1,
      surveyVersion: newest.version,
      senderId: before.senderId,
      texts: completed(defaultTexts(newest.definition, newest.name), before.texts),
      publishedAt: at,
    };
    const plan = {
      ...before,
      status: 'running' as const,
      messageVersion: message.version,
      surveyVersion: newest.version,
      startedAt: before.startedAt ?? at,
      updatedAt: at,
      revision: before.revision + 1,
    };
    await this.plans.insertMessage(tx, tenantId, message);
    await this.plans.update(tx, tenantId, plan);
    const next = () => ({ id: this.ids.next(), tenantId, time: at });
    return { plan, events: [planEvent(next(), plan), messageEvent(next(), plan.surveyId, message)] };
  }
}

/** What staff have written, and the default texts where they have not. */
function completed(defaults: MessageTexts, written: MessageTexts): MessageTexts {
  const languages = new Set([...Object.keys(defaults), ...Object.keys(written)]);
  return Object.fromEntries([...languages].map((tag) => [tag, { ...defaults[tag], ...written[tag] }]));
}

function singleContent({ id, name }: AskedSurvey): PlanContent {
  return {
    name,
    surveyId: id,
    audience: { kind: 'all' },
    schedule: null,
    trigger: null,
    recurring: null,
    reminderDays: [],
    thanks: false,
    windowDays: DEFAULT_WINDOW_DAYS,
    senderId: null,
    texts: {},
  };
}
