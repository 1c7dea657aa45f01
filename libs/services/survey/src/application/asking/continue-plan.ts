import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { nextPlace } from '../../domain/asking/plan-campaign.js';
import type { Plan } from '../../domain/asking/plan.js';
import { suppressedEvent } from './asking-events.js';
import { AttentionStore } from './attention-store.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore, type DueInvitation, type NewPlace, type SuppressOptions } from './invitation-store.js';
import { People } from './people.js';
import { scheduleOf } from './plan-question.js';
import { PlanStore } from './plan-store.js';

/** Invitations in one transaction. */
const CHUNK = 500;
/** Before every id. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** What follows for invitations when their plan is resumed or stopped. */
@Injectable()
export class ContinuePlan {
  constructor(
    private readonly plans: PlanStore,
    private readonly people: People,
    private readonly attention: AttentionStore,
    private readonly invitations: InvitationStore,
    private readonly jobs: InvitationJobs,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Sends those that became due until the plan was resumed `at`: of a campaign on the first days that have room, also after its last
   * day; of a recurring survey none, because the next question follows on each customer's clock. Returns the last of a chunk, or
   * undefined if there are no more.
   */
  async resume(
    tx: BatchTx,
    tenantId: string,
    planId: string,
    after: string | null,
    at: Date,
  ): Promise<string | undefined> {
    const plan = await this.plans.lock(tx, tenantId, planId);
    if (plan === undefined) return undefined;
    const now = this.clock.now();
    if (plan.kind === 'recurring') {
      const options = { customerId: null, reason: 'plan-paused', at: now, dueAt: at, limit: CHUNK };
      const isMore = (await this.#suppress(tx, tenantId, planId, options)) === CHUNK;
      return isMore ? (after ?? NO_ID) : undefined;
    }
    const due = await this.invitations.due(tx, tenantId, planId, at, after, CHUNK);
    const hasLimit = (plan.schedule?.perDay ?? null) !== null;
    const placed = hasLimit ? await this.#spread(tx, tenantId, plan, due, { after, at, now }) : [];
    const times = new Map(placed.map((each) => [each.id, each.plannedAt]));
    const mails = due.map(({ id: invitationId }) => ({
      invitationId,
      step: 'invite' as const,
      number: 1,
      dueAt: times.get(invitationId) ?? now,
    }));
    await this.jobs.send(tx, tenantId, mails);
    return due.length === CHUNK ? due.at(-1)!.id : undefined;
  }

  /** Gives invitations of a campaign the next days that have room. */
  async #spread(
    tx: BatchTx,
    tenantId: string,
    plan: Plan,
    due: readonly DueInvitation[],
    { after, at, now }: { readonly after: string | null; readonly at: Date; readonly now: Date },
  ): Promise<readonly NewPlace[]> {
    const ids = due.map(({ customerId }) => customerId);
    const people = new Map((await this.people.read(tx, tenantId, ids, now)).map((each) => [each.customerId, each]));
    const { settings } = await this.attention.read(tx, tenantId);
    const taken = new Map(await this.plans.taken(tx, tenantId, plan.id, { after, at }));
    const schedule = scheduleOf(plan, now);
    const places = due.flatMap(({ id, customerId }) => {
      const person = people.get(customerId);
      if (person === undefined) return [];
      const place = nextPlace(person, settings, schedule, taken);
      taken.set(place.day, (taken.get(place.day) ?? 0) + 1);
      return [{ id, day: place.day, plannedAt: place.at }];
    });
    await this.invitations.move(tx, tenantId, places);
    return places;
  }

  /** Suppresses those that are planned; returns whether there may be more. */
  async stop(tx: BatchTx, tenantId: string, planId: string): Promise<boolean> {
    const options = { customerId: null, reason: 'plan-stopped', at: this.clock.now(), limit: CHUNK };
    return (await this.#suppress(tx, tenantId, planId, options)) === CHUNK;
  }

  async #suppress(tx: BatchTx, tenantId: string, planId: string, options: SuppressOptions): Promise<number> {
    const suppressed = await this.invitations.suppressPlanned(tx, tenantId, planId, options);
    const next = () => ({ id: this.ids.next(), tenantId, time: options.at });
    await this.log.append(
      tx,
      suppressed.map((each) => suppressedEvent(next(), each, options.reason)),
    );
    return suppressed.length;
  }
}
