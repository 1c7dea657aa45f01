import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import { pendingOf } from '../../domain/promise/promise.js';
import { followupsErrors } from '../followups.errors.js';
import { PromiseStore } from './promise-store.js';

/** Keeps tasks from being closed over promises that are open, or broken and not made good. */
@Injectable()
export class PendingPromises {
  constructor(private readonly promises: PromiseStore) {}

  /** The task must be locked. @throws `promises-pending`, with an entry per promise */
  async forbid(tx: Tx, tenantId: string, taskId: string): Promise<void> {
    const pending = pendingOf(await this.promises.ofTask(tx, tenantId, taskId));
    if (pending.length === 0) return;
    const errors = pending.map(({ id, status, what, dueAt }) => ({
      pointer: `/promises/${publicId('prm', id)}`,
      code: status,
      detail: `${what} (until ${dueAt.toISOString()})`,
    }));
    throw followupsErrors.error('promises-pending', undefined, { errors });
  }
}
