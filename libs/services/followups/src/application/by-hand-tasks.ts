import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { taskByHand, type TaskByHand } from '../domain/task-by-hand.js';
import { commentOf } from '../domain/response-facts.js';
import type { Actor, Task } from '../domain/task.js';
import { auditedTask } from './audited.js';
import { complaintChanged } from './complaints.js';
import { ClockKeeper } from './clock-keeper.js';
import { taskOpenedByHand } from './task-events.js';
import { TaskOpener } from './task-store.js';

/** Opens tasks by hand, with their timers and events. */
@Injectable()
export class ByHandTasks {
  constructor(
    private readonly opener: TaskOpener,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The task; `undefined` if its response has one by hand already, or if there is one with this id. */
  async open(tx: Tx, tenantId: string, wanted: TaskByHand, by: Actor, id = this.ids.next()): Promise<Task | undefined> {
    const at = this.clock.now();
    const [task] = await this.clocks.firstClocks(tx, [
      {
        tenantId,
        task: taskByHand(id, wanted, at),
        facts: wanted.facts,
        isDueByHand: wanted.dueAt !== null,
      },
    ]);
    if (task === undefined) return undefined;
    const opened = await this.opener.open(tx, [{ tenantId, task, explanation: null, openedBy: by }]);
    if (!opened.has(task.id)) return undefined;
    await this.clocks.start(tx, [{ tenantId, task }], at);
    await this.log.append(tx, [
      taskOpenedByHand(tenantId, task, wanted.facts === null ? null : commentOf(wanted.facts)),
      ...(wanted.facts === null ? [] : complaintChanged(tenantId, task, wanted.facts, at)),
      ...auditedTask(tenantId, task, [{ kind: 'opened', at, actor: by, detail: { assignee_id: task.assigneeId } }]),
    ]);
    return task;
  }
}
