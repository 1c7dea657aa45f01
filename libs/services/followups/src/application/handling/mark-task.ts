import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { OTHER_CAUSE } from '../../domain/resolution.js';
import type { TaskChange } from '../../domain/task-change.js';
import type { Author } from '../add-note.js';
import { followupsErrors } from '../followups.errors.js';
import { RootCauseStore } from '../root-cause-store.js';
import { TaskLock } from './task-lock.js';
import { TaskWorkStore, type TaskMarks } from './task-work-store.js';

/** Sets the tags of a task, and what staff suspect to be its root cause. */
@Injectable()
export class MarkTask {
  constructor(
    private readonly lock: TaskLock,
    private readonly work: TaskWorkStore,
    private readonly causes: RootCauseStore,
  ) {}

  /** Sets the given marks; absent ones stay. Tags are kept once each, in their order. @throws `task-not-found`, `unknown-root-cause` */
  execute(unit: UnitOfWork, taskId: string, marks: Partial<TaskMarks>, by: Author): Promise<void> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      if (marks.suspectedCause !== undefined && marks.suspectedCause !== null) {
        await this.#checkCause(tx, tenantId, marks.suspectedCause);
      }
      await this.lock.change(tx, tenantId, taskId, async (_task, at) => {
        const before = await this.work.marksOf(tx, tenantId, taskId);
        const wanted = { ...before, ...marks };
        const after = { ...wanted, tags: [...new Set(wanted.tags.map((tag) => tag.trim()))] };
        await this.work.saveMarks(tx, tenantId, taskId, after);
        return { result: undefined, changes: changesOf(before, after, by, at) };
      });
    });
  }

  async #checkCause(tx: TenantTx, tenantId: string, cause: string): Promise<void> {
    const keys = [...(await this.causes.list(tx, tenantId)).map(({ key }) => key), OTHER_CAUSE];
    if (keys.includes(cause)) return;
    const detail = `must be one of ${keys.join(', ')}`;
    const errors = [{ pointer: '/suspected_cause', code: 'unknown-reference', detail }];
    throw followupsErrors.error('unknown-root-cause', undefined, { errors });
  }
}

function changesOf(before: TaskMarks, after: TaskMarks, actor: Author, at: Date): TaskChange[] {
  const [from, to] = [before.tags.join(', '), after.tags.join(', ')];
  const causes = { from: before.suspectedCause, to: after.suspectedCause };
  return [
    ...(from === to ? [] : [{ kind: 'tags_changed' as const, at, actor, detail: { from, to } }]),
    ...(causes.from === causes.to ? [] : [{ kind: 'cause_suspected' as const, at, actor, detail: causes }]),
  ];
}
