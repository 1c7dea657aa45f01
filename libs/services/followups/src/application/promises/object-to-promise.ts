import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { act } from '../../domain/promise/promise.js';
import type { Actor } from '../../domain/task.js';
import { followupsErrors } from '../followups.errors.js';
import { TaskReopener } from '../task-reopener.js';
import { LockedPromises } from './locked-promises.js';
import { PromiseChanges } from './promise-changes.js';
import { promiseError } from './promise-error.js';

const CUSTOMER: Actor = { kind: 'customer', id: null };

/** The customer says that a promise was not kept: it is broken, and a resolved task is open again. Repeating it changes nothing more. */
@Injectable()
export class ObjectToPromise {
  constructor(
    private readonly locked: LockedPromises,
    private readonly changes: PromiseChanges,
    private readonly reopener: TaskReopener,
    private readonly clock: Clock,
  ) {}

  /** `text`: the customer's words; null without any. @throws `promise-not-found`, `promise-state` */
  async execute(tx: TenantTx, taskId: string, promiseId: string, text: string | null): Promise<void> {
    const { tenantId } = tx;
    const found = await this.locked.lock(tx, tenantId, promiseId);
    if (found === undefined || found.task.id !== taskId) throw followupsErrors.error('promise-not-found');
    const at = this.clock.now();
    const action = { kind: 'object', text } as const;
    const result = act(found.promise, action, at);
    if (!result.ok) throw promiseError(result.defect, action);
    if (result.promise === found.promise) return;
    const promise = { ...found.promise, ...result.promise };
    const change = { ...found, promise, change: 'objected', note: text, by: CUSTOMER, at } as const;
    const { task } = await this.changes.record(tx, tenantId, change);
    if (task.status !== 'resolved') return;
    await this.reopener.reopen(tx, tenantId, task, { reason: null, by: CUSTOMER, at });
  }
}
