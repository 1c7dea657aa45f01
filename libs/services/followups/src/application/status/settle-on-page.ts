import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { isSettledByCustomer, type TaskChange } from '../../domain/task-change.js';
import { isClosed } from '../../domain/task.js';
import { auditedTask } from '../audited.js';
import { taskChanged } from '../task-events.js';
import { TaskStore } from '../task-store.js';
import type { LinkedTask } from './status-links.js';

/** Records that the customer considers the matter settled. Staff see it and close the task: nothing closes it by itself. */
@Injectable()
export class SettleOnPage {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tasks: TaskStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Repeating it, or doing it with a task that is closed, changes nothing. */
  async execute({ tenantId, taskId }: LinkedTask): Promise<void> {
    await this.database.withTenant(tenantId, async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined || isClosed(task.status)) return;
      if (isSettledByCustomer(await this.tasks.changedSince(tx, tenantId, taskId, 0))) return;
      const at = this.clock.now();
      const changes: TaskChange[] = [
        { kind: 'customer_settled', at, actor: { kind: 'customer', id: null }, detail: {} },
      ];
      const stored = await this.tasks.store(tx, tenantId, task, changes);
      await this.log.append(tx, [taskChanged(tenantId, stored, at), ...auditedTask(tenantId, stored, changes)]);
    });
  }
}
