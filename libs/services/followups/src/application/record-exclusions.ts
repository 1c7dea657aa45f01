import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { recordExclusion, recordRestoration } from '../domain/response-changes.js';
import type { Actor } from '../domain/task.js';
import { TaskStore, type ResponseRef } from './task-store.js';

/** A response that was excluded from the numbers (with a reason), or counts again (null). */
export interface ExclusionChange extends ResponseRef {
  readonly reason: string | null;
  readonly actor: Actor;
  readonly at: Date;
}

/** Adds exclusions to the history of the open tasks about the responses. */
@Injectable()
export class RecordExclusions {
  constructor(private readonly tasks: TaskStore) {}

  async execute(tx: BatchTx, changes: readonly ExclusionChange[]): Promise<void> {
    const refs = await this.tasks.openOf(tx, changes);
    for (const { tenantId, taskId, responseId } of refs) {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) continue;
      const entries = changes
        .filter((change) => change.responseId === responseId && change.tenantId === tenantId)
        .flatMap(({ reason, actor, at }) =>
          reason === null ? recordRestoration(task, actor, at) : recordExclusion(task, reason, actor, at),
        );
      if (entries.length > 0) await this.tasks.store(tx, tenantId, task, entries);
    }
  }
}
