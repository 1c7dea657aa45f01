import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import { edit } from '../domain/task-actions.js';
import { ClockKeeper } from './clock-keeper.js';
import { StaffDirectory } from './staff-directory.js';
import { taskAssigned } from './task-events.js';
import { TaskStore } from './task-store.js';

/** A member who left. */
export interface Departure {
  readonly tenantId: string;
  readonly staffId: string;
  /** Who takes over; null: nobody. */
  readonly successorId: string | null;
  readonly at: Date;
}

/** Hands the open tasks of a member who left to their successor; without an active one, to nobody. */
@Injectable()
export class HandOverTasks {
  constructor(
    private readonly tasks: TaskStore,
    private readonly staff: StaffDirectory,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
  ) {}

  async execute(tx: BatchTx, { tenantId, staffId, successorId, at }: Departure): Promise<void> {
    const ids = await this.tasks.openOwnedBy(tx, tenantId, staffId);
    if (ids.length === 0) return;
    const active = successorId === null ? undefined : await this.staff.activeAmong(tx, tenantId, [successorId]);
    const assigneeId = successorId !== null && active?.has(successorId) === true ? successorId : null;
    const locked = await this.tasks.lockAll(tx, tenantId, ids);
    for (const task of locked.values()) {
      const result = edit(task, { assigneeId }, { kind: 'departure', id: staffId }, at);
      if (!result.ok || result.changes.length === 0) continue;
      const after = await this.clocks.follow(tx, tenantId, task, result.task, at);
      const stored = await this.tasks.store(tx, tenantId, after, result.changes);
      await this.clocks.retime(tx, tenantId, task, stored, at);
      await this.log.append(tx, [taskAssigned(tenantId, stored, at)]);
    }
  }
}
