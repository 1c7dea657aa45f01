import { Injectable } from '@nestjs/common';
import { AnalyticsActionAudited, newEvent, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids, isCalendarDay } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { changedGoal, goalDefect, type Goal, type GoalChange, type GoalContent } from '../../domain/goals/goal.js';
import { analyticsErrors } from '../analytics.errors.js';
import type { Actor } from '../change-annotations.js';
import { ScoreQueries } from '../score-queries.js';
import { GoalStore } from './goal-store.js';

/** All goals of a workspace are shown and judged together. */
export const MAX_GOALS = 50;

/** Creates, changes and deletes goals, each with its entry for the audit log in the same transaction. */
@Injectable()
export class WriteGoals {
  constructor(
    private readonly goals: GoalStore,
    private readonly queries: ScoreQueries,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `bad-goal`, `bad-day`, `unknown-touchpoint`, `goal-exists`, `too-many-goals` */
  create(unit: UnitOfWork, content: GoalContent, by: Actor): Promise<Goal> {
    const now = this.clock.now();
    const goal: Goal = { id: this.ids.next(), ...content, revision: 1, createdAt: now, updatedAt: now };
    return unit.run(async (tx) => {
      await this.#check(tx, goal);
      if ((await this.goals.count(tx)) >= MAX_GOALS) throw analyticsErrors.error('too-many-goals');
      if (!(await this.goals.insertUnlessSet(tx, goal))) throw analyticsErrors.error('goal-exists');
      await this.log.append(tx, [this.#audited(tx.tenantId, goal, 'goal.created', by)]);
      return goal;
    });
  }

  /** Changes a goal that is still at `revision`. @throws `goal-not-found`, `goal-changed-meanwhile`, `bad-goal`, `bad-day` */
  change(unit: UnitOfWork, id: string, revision: number, change: GoalChange, by: Actor): Promise<Goal> {
    return unit.run(async (tx) => {
      const before = await this.#lock(tx, id, revision);
      const after = changedGoal(before, change, this.clock.now());
      if (after === before) return before;
      await this.#check(tx, after);
      await this.goals.update(tx, after);
      await this.log.append(tx, [this.#audited(tx.tenantId, after, 'goal.changed', by)]);
      return after;
    });
  }

  /** @throws `goal-not-found`, `goal-changed-meanwhile` */
  delete(unit: UnitOfWork, id: string, revision: number, by: Actor): Promise<void> {
    return unit.run(async (tx) => {
      const goal = await this.#lock(tx, id, revision);
      await this.goals.delete(tx, id);
      await this.log.append(tx, [this.#audited(tx.tenantId, goal, 'goal.deleted', by)]);
    });
  }

  async #lock(tx: TenantTx, id: string, revision: number): Promise<Goal> {
    const goal = await this.goals.lock(tx, id);
    if (goal === undefined) throw analyticsErrors.error('goal-not-found');
    if (goal.revision !== revision)
      throw analyticsErrors.error('goal-changed-meanwhile', `It is at revision ${goal.revision} now.`);
    return goal;
  }

  async #check(tx: TenantTx, goal: Goal): Promise<void> {
    const defect = goalDefect(goal);
    if (defect !== undefined) {
      const errors = [{ pointer: `/${defect.member}`, code: 'invalid-value', detail: defect.detail }];
      throw analyticsErrors.error('bad-goal', undefined, { errors });
    }
    if (!isCalendarDay(goal.by)) {
      const errors = [{ pointer: '/by', code: 'bad-day', detail: 'must be a day of the calendar, such as 2026-11-05' }];
      throw analyticsErrors.error('bad-day', undefined, { errors });
    }
    const { touchpointId } = goal;
    if (touchpointId === null || (await this.queries.filterTargets(tx, { touchpointId, attributes: {} })) === 'known')
      return;
    const errors = [
      { pointer: '/touchpoint_id', code: 'unknown', detail: 'must be a touchpoint of a published survey' },
    ];
    throw analyticsErrors.error('unknown-touchpoint', undefined, { errors });
  }

  #audited(tenantId: string, { id, figure, target, by: due }: Goal, action: string, by: Actor): NewEvent {
    const at = this.clock.now();
    const payload: AuditedActionV1 = {
      entry_id: this.ids.next(),
      actor: { kind: by.kind, id: by.id },
      action,
      target: { kind: 'goal', id },
      before: null,
      after: { figure, target, by: due },
      at: at.toISOString(),
    };
    return newEvent(AnalyticsActionAudited, { id: payload.entry_id, tenantId, time: at, payload }) as NewEvent;
  }
}
