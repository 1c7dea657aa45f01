import type { BatchTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { TimelineEntry, TimelineKind, ToldEntry, ToldSubject } from '../../domain/timeline/timeline-entry.js';

/** Whether the address of a customer is written to. */
export interface AddressState {
  readonly tenantId: string;
  readonly customerId: string;
  /** True: it is not written to any more. */
  readonly active: boolean;
  readonly reason: string;
  readonly revision: number;
  readonly changedAt: Date;
}

/** What happened with customers. */
export abstract class TimelineStore {
  /** Saves entries, each once. Those of customers whom nobody knows are left out. */
  abstract save(tx: BatchTx, entries: readonly ToldEntry[]): Promise<void>;
  /** Saves whose subjects are; the first one told holds. */
  abstract link(tx: BatchTx, subjects: readonly ToldSubject[]): Promise<void>;
  /** Removes all entries of these subjects, which were deleted for good. */
  abstract remove(tx: BatchTx, subjects: readonly { readonly tenantId: string; readonly id: string }[]): Promise<void>;
  abstract saveAddresses(tx: BatchTx, states: readonly AddressState[]): Promise<void>;
  /** What happened with a customer and with the profiles merged into theirs; of these kinds, or all. */
  abstract page(
    tenantId: string,
    customerId: string,
    kinds: readonly TimelineKind[] | undefined,
    page: PageRequest,
  ): Promise<Page<TimelineEntry>>;
}
