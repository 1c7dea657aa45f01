import { Injectable } from '@nestjs/common';
import { AddressSuppressed, newEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, Ids, type Page, type PageRequest } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { SuppressionReason } from '../domain/suppression.js';

/** An address that is not written to. */
export interface SuppressedAddress {
  readonly id: string;
  readonly address: string;
  readonly reason: SuppressionReason;
  readonly changedAt: Date;
}

/** A customer whose address was put on the list or taken off it. */
export interface ChangedRecipient {
  readonly tenantId: string;
  readonly customerId: string;
  /** Null: it is written to again. */
  readonly reason: string | null;
  /** The reason before. */
  readonly previous: string | null;
  readonly revision: number;
}

/** Which customers' addresses to compare with the list. */
export interface Affected {
  readonly tenantIds: readonly string[];
  readonly customerIds?: readonly string[];
  readonly addresses?: readonly string[];
}

/** Which addresses of the list to read. */
export interface SuppressionFilter {
  readonly reason: SuppressionReason | null;
  /** Part of an address, in lower case. */
  readonly search: string | null;
}

/** Stores the addresses that are not written to. */
export abstract class SuppressionStore {
  /**
   * Makes changes of the list and of customers in these workspaces wait for each other until the end of the transaction. Of two at the
   * same time neither would see the other's address. Taken before rows of customers are locked.
   */
  abstract lock(tx: Tx, tenantIds: readonly string[]): Promise<void>;
  /** Adds an address, or activates it again; undefined if it is on the list already. */
  abstract add(tx: Tx, tenantId: string, entry: SuppressedAddress): Promise<SuppressedAddress | undefined>;
  /** The active entry of an address. */
  abstract find(tx: Tx, tenantId: string, address: string): Promise<SuppressedAddress | undefined>;
  /** Takes the entry off the list; undefined if it is not on it. */
  abstract lift(tx: Tx, tenantId: string, id: string, at: Date): Promise<SuppressedAddress | undefined>;
  /** Notes of these customers whether their addresses are on the list, and returns those of whom that has changed. */
  abstract compare(tx: Tx, affected: Affected): Promise<readonly ChangedRecipient[]>;
  abstract list(tenantId: string, filter: SuppressionFilter, page: PageRequest): Promise<Page<SuppressedAddress>>;
}

/** The addresses that are not written to. Each change tells which customers it concerns. */
@Injectable()
export class SuppressionList {
  constructor(
    private readonly store: SuppressionStore,
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Puts an address on the list; `invitationId` is that in reply to which it happened. Undefined if it is on it already. */
  async add(
    tx: Tx,
    tenantId: string,
    address: string,
    reason: SuppressionReason,
    invitationId: string | null = null,
  ): Promise<SuppressedAddress | undefined> {
    await this.store.lock(tx, [tenantId]);
    const entry = { id: this.ids.next(), address, reason, changedAt: this.clock.now() };
    const added = await this.store.add(tx, tenantId, entry);
    if (added !== undefined) await this.publish(tx, { tenantIds: [tenantId], addresses: [address] }, invitationId);
    return added;
  }

  /** Takes an entry off the list; undefined if it is not on it. */
  async lift(tx: Tx, tenantId: string, id: string): Promise<SuppressedAddress | undefined> {
    await this.store.lock(tx, [tenantId]);
    const lifted = await this.store.lift(tx, tenantId, id, this.clock.now());
    if (lifted !== undefined) await this.publish(tx, { tenantIds: [tenantId], addresses: [lifted.address] });
    return lifted;
  }

  /** To call before customers of these workspaces are changed and compared with the list. */
  lock(tx: Tx, tenantIds: readonly string[]): Promise<void> {
    return this.store.lock(tx, tenantIds);
  }

  /** Publishes of which of these customers the address was put on the list or taken off it. */
  async publish(tx: Tx, affected: Affected, invitationId: string | null = null): Promise<void> {
    const changed = await this.store.compare(tx, affected);
    const now = this.clock.now();
    const events = changed.map(({ tenantId, customerId, reason, previous, revision }) =>
      newEvent(AddressSuppressed, {
        id: this.ids.next(),
        tenantId,
        time: now,
        payload: {
          customer_id: customerId,
          active: reason !== null,
          reason: reason ?? previous ?? 'by_staff',
          invitation_id: invitationId,
          revision,
          changed_at: now.toISOString(),
        },
      }),
    );
    if (events.length > 0) await this.log.append(tx, events);
  }
}
