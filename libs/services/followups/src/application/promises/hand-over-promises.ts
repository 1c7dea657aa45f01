import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import type { Departure } from '../hand-over-tasks.js';
import { StaffDirectory } from '../staff-directory.js';
import { LockedPromises } from './locked-promises.js';
import { PromiseChanges } from './promise-changes.js';
import { PromiseStore } from './promise-store.js';

/**
 * Hands the promises of a member who left to their successor. Without an active one they keep their owner, whose notifications then go to
 * those who run the workspace.
 */
@Injectable()
export class HandOverPromises {
  constructor(
    private readonly promises: PromiseStore,
    private readonly locked: LockedPromises,
    private readonly staff: StaffDirectory,
    private readonly changes: PromiseChanges,
  ) {}

  async execute(tx: BatchTx, { tenantId, staffId, successorId, at }: Departure): Promise<void> {
    if (successorId === null) return;
    const active = await this.staff.activeAmong(tx, tenantId, [successorId]);
    if (!active.has(successorId)) return;
    const by = { kind: 'departure', id: staffId } as const;
    for (const { id } of await this.promises.pendingOwnedBy(tx, tenantId, staffId)) {
      const found = await this.locked.lock(tx, tenantId, id);
      if (found === undefined) continue;
      const promise = { ...found.promise, ownerId: successorId };
      await this.changes.record(tx, tenantId, { ...found, promise, change: 'handed_over', note: null, by, at });
    }
  }
}
