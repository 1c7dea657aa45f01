import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { TaskChange } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import { ClockKeeper } from './clock-keeper.js';
import { HoursChanges } from './hours-changes.js';
import { taskChanged } from './task-events.js';
import { TaskStore } from './task-store.js';

/** Tasks moved in one transaction. */
const PAGE = 200;

/** Moves the clocks of open tasks to the hours that apply now. Doing it twice changes nothing. */
@Injectable()
export class FollowHours {
  constructor(
    private readonly tasks: TaskStore,
    private readonly clocks: ClockKeeper,
    private readonly changes: HoursChanges,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** One page of tasks, after the one with this id; more pages follow in transactions of their own. */
  async execute(tx: BatchTx, tenantId: string, since: Date, afterId: string | null): Promise<void> {
    const ids = await this.tasks.countingHours(tx, tenantId, afterId, PAGE);
    const locked = await this.tasks.lockAll(tx, tenantId, ids);
    const moved: Task[] = [];
    for (const task of locked.values()) moved.push(...(await this.#move(tx, tenantId, task, since)));
    const last = ids.at(-1);
    if (ids.length === PAGE && last !== undefined) await this.changes.proceed(tx, tenantId, since, last);
    const at = this.clock.now();
    if (moved.length > 0) {
      await this.log.append(
        tx,
        moved.map((task) => taskChanged(tenantId, task, at)),
      );
    }
  }

  async #move(tx: BatchTx, tenantId: string, task: Task, since: Date): Promise<Task[]> {
    const after = await this.clocks.followHours(tx, tenantId, task, since);
    if (after.clocks === task.clocks) return [];
    const at = this.clock.now();
    const change: TaskChange = {
      kind: 'due_changed',
      at,
      actor: { kind: 'timer', id: null },
      detail: { from: task.dueAt.toISOString(), to: after.dueAt.toISOString() },
    };
    const stored = await this.tasks.store(tx, tenantId, after, [change]);
    await this.clocks.retime(tx, tenantId, task, stored, at);
    return [stored];
  }
}
