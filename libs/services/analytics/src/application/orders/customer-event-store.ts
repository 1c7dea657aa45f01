import type { LastMemberships } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';

/** Something that a customer or a visitor did. */
export interface CustomerEventFact {
  readonly tenantId: string;
  readonly eventId: string;
  /** Null: a visitor of a web page. */
  readonly customerId: string | null;
  /** For example `order`, `visit`, `lead`, or a kind of the workspace's own. */
  readonly kind: string;
  /** RFC 3339. */
  readonly occurredAt: string;
  /** Minor units, with `currency`; both null where no money is involved. */
  readonly amountMinor: number | null;
  readonly currency: string | null;
  /** Where the customer came from; null: the event does not say it. */
  readonly channel: string | null;
  /** Whether only a web page says so. */
  readonly isFromPage: boolean;
  /** Stands for the customer where answers are told of; null: a visitor. */
  readonly customerKey: string | null;
}

/** Stores what customers did. */
export abstract class CustomerEventStore {
  /** Saves each event once; repeated ones change nothing. */
  abstract save(tx: BatchTx, facts: readonly CustomerEventFact[]): Promise<void>;
  /** Removes events that were withdrawn. */
  abstract remove(
    tx: BatchTx,
    events: readonly { readonly tenantId: string; readonly eventId: string }[],
  ): Promise<void>;
  /** Who is in which segment now. */
  abstract saveMemberships(tx: BatchTx, memberships: LastMemberships): Promise<void>;
}
