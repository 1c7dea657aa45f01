import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock, derivedId, publicId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { reviewDue, reviewTaskWords } from '../../domain/review-task.js';
import { reviewDueAt, type TaskChange } from '../../domain/task-change.js';
import { auditedTask } from '../audited.js';
import { ByHandTasks } from '../by-hand-tasks.js';
import { StaffDirectory } from '../staff-directory.js';
import { taskChanged } from '../task-events.js';
import { TaskStore } from '../task-store.js';
import type { LinkedTask } from './status-links.js';

/**
 * Opens a task for a person to review what was done automatically because of an answer (GDPR, article 22): once for each matter, also
 * after it was settled.
 */
@Injectable()
export class AskForReview {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tasks: TaskStore,
    private readonly byHand: ByHandTasks,
    private readonly staff: StaffDirectory,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Repeating it changes nothing. */
  async execute({ tenantId, taskId }: LinkedTask): Promise<void> {
    await this.database.withTenant(tenantId, async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) return;
      if (reviewDueAt(await this.tasks.changedSince(tx, tenantId, taskId, 0)) !== null) return;
      const at = this.clock.now();
      const dueAt = reviewDue(at);
      const actor = { kind: 'customer', id: null } as const;
      const { language } = await this.staff.workspaceOf(tx, tenantId);
      const review = { ...reviewTaskWords(publicId('tsk', taskId), language), facts: null, dueAt };
      const wanted = { ...review, assigneeId: null };
      await this.byHand.open(tx, tenantId, wanted, actor, derivedId('review-task', taskId));
      const detail = { due_at: dueAt.toISOString() };
      const changes: TaskChange[] = [{ kind: 'review_requested', at, actor, detail }];
      const stored = await this.tasks.store(tx, tenantId, task, changes);
      await this.log.append(tx, [taskChanged(tenantId, stored, at), ...auditedTask(tenantId, stored, changes)]);
    });
  }
}
