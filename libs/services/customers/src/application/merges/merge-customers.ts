import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Customer } from '../../domain/customer.js';
import { completeProfile } from '../../domain/merges/complete-profile.js';
import type { CustomerMerge, MergeActor } from '../../domain/merges/customer-merge.js';
import { sizeDefects } from '../../domain/profile-defects.js';
import { CustomerStore } from '../customer-store.js';
import { customersErrors } from '../customers.errors.js';
import { EvaluateCustomers } from '../segments/evaluate-customers.js';
import { CustomerMergeStore } from './customer-merge-store.js';
import { MergeChoices } from './merge-choices.js';
import { auditedMerge, pointerEvent, profileEvent } from './merge-events.js';

/** Profiles are only merged with others up to this number, so that a customer stays readable. */
export const MERGED_MAX = 20;

/** The merge, and whether this request made it. */
export interface MergeResult {
  readonly merge: CustomerMerge;
  readonly created: boolean;
}

/**
 * Merges a profile into another of the same person. Both rows stay; the merged one points at the kept one. Repeating it changes nothing.
 * Throws `customer-not-found`, `same-customer`, `merge-too-large` and `merge-changed-meanwhile`.
 */
@Injectable()
export class MergeCustomers {
  constructor(
    private readonly merges: CustomerMergeStore,
    private readonly customers: CustomerStore,
    private readonly choices: MergeChoices,
    private readonly segments: EvaluateCustomers,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(unit: UnitOfWork, keptExternalId: string, mergedExternalId: string, by: MergeActor): Promise<MergeResult> {
    return unit.run(async (tx) => {
      const found = await this.merges.lock(tx, [keptExternalId, mergedExternalId]);
      const [kept, merged] = [found.get(keptExternalId), found.get(mergedExternalId)];
      if (kept === undefined || merged === undefined) throw customersErrors.error('customer-not-found');
      if (kept.id === merged.id) {
        const merge = await this.merges.current(tx, mergedExternalId);
        if (merge === undefined) throw customersErrors.error('same-customer');
        return { merge, created: false };
      }
      if (kept.merged.length + merged.merged.length >= MERGED_MAX) throw customersErrors.error('merge-too-large');
      return { merge: await this.#merge(tx, kept, merged, by), created: true };
    });
  }

  async #merge(tx: TenantTx, kept: Customer, merged: Customer, mergedBy: MergeActor): Promise<CustomerMerge> {
    const now = this.clock.now();
    const { customer, taken } = completeProfile(kept, merged, now);
    if (sizeDefects(customer).length > 0) throw customersErrors.error('merge-too-large');
    await this.segments.lock(tx, tx.tenantId, [kept.id, merged.id]);
    const before = await this.choices.read(tx, kept.id, merged.id);
    const pointers = await this.merges.point(tx, merged.id, kept.id, now);
    const chosen = await this.choices.merge(tx, before);
    const merge: CustomerMerge = {
      id: this.ids.next(),
      kept: { id: kept.id, externalId: kept.externalId },
      merged: { id: merged.id, externalId: merged.externalId },
      taken,
      preferencesBefore: chosen.before,
      mergedAt: now,
      mergedBy,
      unmergedAt: null,
      unmergedBy: null,
    };
    await this.merges.insert(tx, merge);
    // Its mail address may be that of the merged profile now, so that all are told of it even if it took nothing.
    // Above that of both: the revision is the ETag under both external ids.
    const revision = Math.max(kept.revision, merged.revision) + 1;
    const changed = { ...customer, revision, updatedAt: now };
    await this.customers.update(tx, changed);
    await this.customers.writeWords(tx, changed);
    const left = await this.segments.leave(tx, tx.tenantId, [merged.id]);
    const memberships = await this.segments.evaluate(tx, tx.tenantId, [kept.id]);
    const shown = await this.merges.profile(tx, kept.id);
    await this.log.append(tx, [
      ...pointers.map((pointer) => pointerEvent(tx.tenantId, merge, pointer, merge.kept, now)),
      profileEvent(tx.tenantId, shown, now),
      ...chosen.events,
      ...left,
      ...memberships,
      auditedMerge(tx.tenantId, 'customer.merged', merge, mergedBy, now),
    ]);
    return merge;
  }
}
