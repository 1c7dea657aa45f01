import type { NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../domain/asking/local-time.js';
import { startDefects } from '../../domain/asking/plan-checks.js';
import type { Plan, PlanStatus } from '../../domain/asking/plan.js';
import type { Actor } from '../audited.js';
import { auditedAsking, planEvent } from './asking-events.js';
import { askingErrors } from './asking.errors.js';
import { InvitationJobs } from './invitation-jobs.js';
import { MailReach } from './mail-reach.js';
import { PlanMessages } from './plan-message.js';
import { PlanStore } from './plan-store.js';

/** The time zone in which a day ends last. */
const FURTHEST_WEST = 'Etc/GMT+12';

/** Starts, pauses, resumes and stops plans. What follows for their invitations is done by jobs. */
@Injectable()
export class RunPlan {
  constructor(
    private readonly plans: PlanStore,
    private readonly messages: PlanMessages,
    private readonly jobs: InvitationJobs,
    private readonly reach: MailReach,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `plan-not-found`, `plan-started`, `survey-not-open`, `links-not-reachable` and `bad-plan`. */
  start(unit: UnitOfWork, id: string, by: Actor): Promise<Plan> {
    return unit.run(async (tx) => {
      const at = this.clock.now();
      const before = await this.#locked(tx, id);
      if (before.status !== 'draft') throw askingErrors.error('plan-started');
      this.reach.assertReachable();
      const errors = startDefects(before, dayOf(at, FURTHEST_WEST));
      if (errors.length > 0) throw askingErrors.error('bad-plan', undefined, { errors });
      await this.messages.openSurvey(tx, before.surveyId);
      const { plan, events } = await this.messages.start(tx, before, at);
      if (plan.kind === 'campaign') await this.jobs.plan(tx, tx.tenantId, id, at);
      if (plan.kind === 'recurring') await this.jobs.occurrences(tx, tx.tenantId, id, at);
      await this.#append(tx, plan, events, by, 'survey.plan-started');
      return plan;
    });
  }

  /** What is due meanwhile waits. Throws `plan-not-found` and `plan-not-running`. */
  pause(unit: UnitOfWork, id: string, by: Actor): Promise<Plan> {
    return this.#become(unit, id, ['running'], 'paused', by);
  }

  /**
   * What became due meanwhile is decided about now, no more a day than the plan may ask; of a recurring survey it is left out.
   * Throws `plan-not-found`, `plan-not-running` and `links-not-reachable`.
   */
  resume(unit: UnitOfWork, id: string, by: Actor): Promise<Plan> {
    return this.#become(unit, id, ['paused'], 'running', by, async (tx, plan, at) => {
      this.reach.assertReachable();
      await this.jobs.resume(tx, tx.tenantId, id, at);
      if (plan.kind !== 'recurring') return;
      const after = { ...plan, plannedThrough: null, occurrences: { planned: at, planning: null } };
      await this.plans.update(tx, tx.tenantId, after);
      await this.jobs.occurrences(tx, tx.tenantId, id, at);
    });
  }

  /** Nobody is asked any more, and those who were can still answer. Throws `plan-not-found` and `plan-not-running`. */
  stop(unit: UnitOfWork, id: string, by: Actor): Promise<Plan> {
    return this.#become(unit, id, ['running', 'paused'], 'stopped', by, (tx, _plan, at) =>
      this.jobs.stop(tx, tx.tenantId, id, at),
    );
  }

  #become(
    unit: UnitOfWork,
    id: string,
    from: readonly PlanStatus[],
    status: PlanStatus,
    by: Actor,
    follow?: (tx: TenantTx, plan: Plan, at: Date) => Promise<void>,
  ): Promise<Plan> {
    return unit.run(async (tx) => {
      const at = this.clock.now();
      const before = await this.#locked(tx, id);
      if (before.kind === 'single' || !from.includes(before.status)) throw askingErrors.error('plan-not-running');
      const endedAt = status === 'stopped' ? at : null;
      const guardedSince = status === 'running' ? at : before.guardedSince;
      const changes = { status, endedAt, guardedSince, pausedBecause: null, updatedAt: at };
      const plan: Plan = { ...before, ...changes, revision: before.revision + 1 };
      await this.plans.update(tx, tx.tenantId, plan);
      await follow?.(tx, plan, at);
      const changed = planEvent({ id: this.ids.next(), tenantId: tx.tenantId, time: at }, plan);
      await this.#append(tx, plan, [changed], by, ACTIONS[status]);
      return plan;
    });
  }

  async #locked(tx: TenantTx, id: string): Promise<Plan> {
    const plan = await this.plans.lock(tx, tx.tenantId, id);
    if (plan === undefined) throw askingErrors.error('plan-not-found');
    return plan;
  }

  #append(tx: TenantTx, plan: Plan, events: readonly NewEvent[], by: Actor, action: string): Promise<void> {
    const { id, name, kind, updatedAt: time } = plan;
    const entry = { id: this.ids.next(), tenantId: tx.tenantId, time };
    return this.log.append(tx, [...events, auditedAsking(entry, by, { kind: 'plan', id }, action, { name, kind })]);
  }
}

const ACTIONS: Readonly<Record<PlanStatus, string>> = {
  draft: 'survey.plan-changed',
  running: 'survey.plan-resumed',
  paused: 'survey.plan-paused',
  stopped: 'survey.plan-stopped',
  finished: 'survey.plan-finished',
};
