import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { CustomerMerge, MergeActor } from '../../domain/merges/customer-merge.js';
import { giveBack } from '../../domain/merges/complete-profile.js';
import { CustomerStore } from '../customer-store.js';
import { customersErrors } from '../customers.errors.js';
import { PreferenceStore } from '../preferences/preference-store.js';
import { EvaluateCustomers } from '../segments/evaluate-customers.js';
import { CustomerMergeStore } from './customer-merge-store.js';
import { MergeChoices } from './merge-choices.js';
import { auditedMerge, pointerEvent, profileEvent } from './merge-events.js';

/**
 * Takes a merge back: each profile gets what was its own. What was changed since stays with the kept one. Repeating it changes nothing.
 * Throws `merge-not-found`, `merged-further` if the kept profile was itself merged since, and `merge-changed-meanwhile`.
 */
@Injectable()
export class UnmergeCustomers {
  constructor(
    private readonly merges: CustomerMergeStore,
    private readonly customers: CustomerStore,
    private readonly preferences: PreferenceStore,
    private readonly choices: MergeChoices,
    private readonly segments: EvaluateCustomers,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  execute(unit: UnitOfWork, mergeId: string, by: MergeActor): Promise<CustomerMerge> {
    return unit.run(async (tx) => {
      const named = await this.merges.find(tx, mergeId);
      if (named === undefined) throw customersErrors.error('merge-not-found');
      const kept = (await this.merges.lock(tx, [named.kept.externalId])).get(named.kept.externalId)!;
      // Read again: somebody else may have taken it back while the lock was waited for.
      const merge = (await this.merges.find(tx, mergeId))!;
      if (merge.unmergedAt !== null) return merge;
      if (kept.id !== merge.kept.id) throw customersErrors.error('merged-further');
      const now = this.clock.now();
      await this.segments.lock(tx, tx.tenantId, [merge.merged.id, kept.id]);
      const before = (await this.preferences.choices(tx, kept.id, false))!;
      const merged = await this.merges.profile(tx, merge.merged.id);
      await this.merges.end(tx, merge.id, by, now);
      const [own, ...others] = await this.merges.release(tx, merged.id);
      const events = await this.choices.takeApart(tx, before, merge);
      const restored = { ...giveBack(kept, merged, merge.taken, now), revision: kept.revision + 1, updatedAt: now };
      await this.customers.update(tx, restored);
      await this.customers.writeWords(tx, restored);
      // Its external id has shown the revision of the kept profile, and the revision is the ETag.
      const revision = Math.max(kept.revision, merged.revision) + 1;
      await this.customers.update(tx, { ...merged, revision, updatedAt: now });
      const memberships = await this.segments.evaluate(tx, tx.tenantId, [kept.id, merged.id]);
      const profiles = [await this.merges.profile(tx, kept.id), await this.merges.profile(tx, merged.id)];
      await this.log.append(tx, [
        pointerEvent(tx.tenantId, merge, own!, null, now),
        ...others.map((pointer) => pointerEvent(tx.tenantId, merge, pointer, merge.merged, now)),
        ...profiles.map((profile) => profileEvent(tx.tenantId, profile, now)),
        ...events,
        ...memberships,
        auditedMerge(tx.tenantId, 'customer.unmerged', merge, by, now),
      ]);
      return { ...merge, unmergedAt: now, unmergedBy: by };
    });
  }
}
