import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { act, type PromiseAction } from '../../domain/promise/promise.js';
import type { Author } from '../add-note.js';
import { followupsErrors } from '../followups.errors.js';
import { LockedPromises } from './locked-promises.js';
import { changeOf, PromiseChanges } from './promise-changes.js';
import { promiseError } from './promise-error.js';
import type { StoredPromise } from './promise-store.js';

/** What staff do with a promise. */
export type StaffPromiseAction = Extract<PromiseAction, { kind: 'keep' | 'move' | 'withdraw' }>;

/** Keeps, moves or withdraws a promise. Repeating it changes nothing more. */
@Injectable()
export class ChangePromise {
  constructor(
    private readonly locked: LockedPromises,
    private readonly changes: PromiseChanges,
    private readonly clock: Clock,
  ) {}

  /** @throws `promise-not-found`, `promise-state`, `due-in-past`, `reason-required` */
  async execute(unit: UnitOfWork, id: string, action: StaffPromiseAction, by: Author): Promise<StoredPromise> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const found = await this.locked.lock(tx, tenantId, id);
      if (found === undefined) throw followupsErrors.error('promise-not-found');
      const at = this.clock.now();
      const result = act(found.promise, action, at);
      if (!result.ok) throw promiseError(result.defect, action);
      if (result.promise === found.promise) return found.promise;
      const promise: StoredPromise = { ...found.promise, ...result.promise };
      const note = action.kind === 'move' ? action.reason.trim() : promise.withdrawnBecause;
      const change = changeOf(action);
      const recorded = await this.changes.record(tx, tenantId, { task: found.task, promise, change, note, by, at });
      return recorded.promise;
    });
  }
}
