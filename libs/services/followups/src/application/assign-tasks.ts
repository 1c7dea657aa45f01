import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog, withDeferredAppends } from '@hearback/messaging';
import { applyAssignment, type Assigned, type Assignment } from '../domain/assignment.js';
import { defaultTitle } from '../domain/title.js';
import type { Actor, Task } from '../domain/task.js';
import { ActiveStaffCheck } from './active-staff-check.js';
import { auditedTask } from './audited.js';
import { ClockKeeper } from './clock-keeper.js';
import { ByHandTasks } from './by-hand-tasks.js';
import { checkDue } from './check-due.js';
import { ResponseFactsStore } from './response-facts-store.js';
import { StaffDirectory } from './staff-directory.js';
import { taskAssigned, taskChanged } from './task-events.js';
import { TaskStore } from './task-store.js';

/** Hands over many tasks at once, in one transaction; opens tasks for responses that have none. Doing it twice changes nothing. */
@Injectable()
export class AssignTasks {
  constructor(
    private readonly tasks: TaskStore,
    private readonly facts: ResponseFactsStore,
    private readonly directory: StaffDirectory,
    private readonly byHand: ByHandTasks,
    private readonly staff: ActiveStaffCheck,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** One or more results per assignment, in their order. @throws `unknown-staff`, `due-in-past` */
  async execute(unit: UnitOfWork, list: readonly Assignment[], dueAt: Date | null, by: Actor): Promise<Assigned[]> {
    checkDue(dueAt, this.clock.now());
    // Cancelling needs no owner, and giving a task back to somebody who has left must say so.
    const owned = list.flatMap(({ assigneeId, cancel }, n) =>
      assigneeId === null || cancel ? [] : [{ assigneeId, n }],
    );
    await this.staff.require(
      unit,
      owned.map(({ assigneeId }) => assigneeId),
      (i) => `/assignments/${owned[i]?.n}/assignee_id`,
    );
    // One append for all of them: each alone would take the counters of the log in an order of its own.
    return unit.run((tx) => withDeferredAppends(tx, () => this.#assign(tx, list, dueAt, by)));
  }

  async #assign(tx: TenantTx, list: readonly Assignment[], dueAt: Date | null, by: Actor): Promise<Assigned[]> {
    const responseIds = list.flatMap(({ responseId }) => responseId ?? []);
    const ofResponse = await this.#openTasks(tx, responseIds);
    const taskIds = [...list.flatMap(({ taskId }) => taskId ?? []), ...[...ofResponse.values()].flat()];
    const locked = new Map(await this.tasks.lockAll(tx, tx.tenantId, [...new Set(taskIds)]));
    const results: Assigned[] = [];
    for (const assignment of list) {
      const { taskId, responseId } = assignment;
      const ids = taskId === null ? (ofResponse.get(responseId as string) ?? []) : [taskId];
      for (const id of ids) results.push(await this.#apply(tx, locked, id, assignment, by));
      if (ids.length > 0 || responseId === null) continue;
      const opened = await this.#open(tx, { ...assignment, responseId }, dueAt, by);
      if (typeof opened === 'string') {
        results.push({ taskId: null, responseId, result: opened, before: null, after: null });
        continue;
      }
      locked.set(opened.id, opened);
      ofResponse.set(responseId, [opened.id]);
      results.push({ taskId: opened.id, responseId, result: 'opened', before: null, after: opened.assigneeId });
    }
    return results;
  }

  async #openTasks(tx: TenantTx, responseIds: readonly string[]): Promise<Map<string, string[]>> {
    const { tenantId } = tx;
    const byResponse = new Map<string, string[]>();
    if (responseIds.length === 0) return byResponse;
    const refs = [...new Set(responseIds)].map((responseId) => ({ tenantId, responseId }));
    for (const { responseId, taskId } of await this.tasks.openOf(tx, refs)) {
      byResponse.set(responseId, [...(byResponse.get(responseId) ?? []), taskId]);
    }
    return byResponse;
  }

  async #apply(
    tx: TenantTx,
    locked: Map<string, Task>,
    taskId: string,
    assignment: Assignment,
    by: Actor,
  ): Promise<Assigned> {
    const { tenantId } = tx;
    const task = locked.get(taskId);
    if (task === undefined) return { taskId, responseId: null, result: 'not_found', before: null, after: null };
    const at = this.clock.now();
    const { result, task: next, changes } = applyAssignment(task, assignment, by, at);
    const about = { taskId, responseId: task.responseId, result, before: task.assigneeId };
    if (changes.length === 0) return { ...about, after: task.assigneeId };
    const stored = await this.tasks.store(
      tx,
      tenantId,
      await this.clocks.follow(tx, tenantId, task, next, at),
      changes,
    );
    locked.set(taskId, stored);
    await this.clocks.retime(tx, tenantId, task, stored, at);
    const event: NewEvent =
      result === 'cancelled' ? taskChanged(tenantId, stored, at) : taskAssigned(tenantId, stored, at);
    await this.log.append(tx, [event, ...auditedTask(tenantId, stored, changes)]);
    return { ...about, after: stored.assigneeId };
  }

  async #open(
    tx: TenantTx,
    { responseId, assigneeId, title }: Assignment & { readonly responseId: string },
    dueAt: Date | null,
    by: Actor,
  ): Promise<Task | 'not_found' | 'closed'> {
    const { tenantId } = tx;
    const facts = (await this.facts.find(tx, tenantId, [responseId])).get(responseId);
    if (facts === undefined) return 'not_found';
    const { language } = await this.directory.workspaceOf(tx, tenantId);
    const wanted = { title: title ?? defaultTitle(facts, language), facts, assigneeId, dueAt };
    return (await this.byHand.open(tx, tenantId, wanted, by)) ?? 'closed';
  }
}
