import { Injectable } from '@nestjs/common';
import { newEvent, type EventContract, type NewEvent, type PayloadOf } from '@hearback/contracts';
import { asTenant, separateTransactions, TenantDatabase, type TenantTx, type UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Actor, AuditedAction } from '../domain/audit-entry.js';
import { AuditChain } from './audit-chain.js';

/** A transaction that changes a workspace, with the audit entries and events it will write before it commits. */
export interface AuditedTransaction {
  readonly tx: TenantTx;
  /** The time of the change: of its rows, audit entries and events. */
  readonly now: Date;
  newId(): string;
  /** Adds an entry to the audit log. */
  audit(action: AuditedAction): void;
  /** Publishes an event. */
  publish<C extends EventContract>(contract: C, payload: PayloadOf<C>): void;
  /**
   * Changes the sandbox of the workspace too, in the same transaction; what it writes there is what follows from a change here, so the
   * entries name the product. `tenantId` must be that of the sandbox, or new.
   */
  elsewhere<T>(tenantId: string, change: (audited: AuditedTransaction) => Promise<T>): Promise<T>;
}

/** What a transaction will write to one workspace. */
interface Part {
  readonly actor: Actor;
  readonly actions: AuditedAction[];
  readonly events: NewEvent[];
}

/**
 * Runs the transactions that change a workspace. Audit entries and events are written in the same transaction after the
 * change itself: first the audit entries, which are serialised per workspace, and the events last, as the event log requires.
 */
@Injectable()
export class AuditedTransactions {
  constructor(
    private readonly database: TenantDatabase,
    private readonly chain: AuditChain,
    private readonly eventLog: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Runs `change` in the caller's unit of work on behalf of `actor`; if it throws, nothing is stored. */
  run<T>(unit: UnitOfWork, actor: Actor, change: (audited: AuditedTransaction) => Promise<T>): Promise<T> {
    return unit.run(async (tx) => {
      const now = this.clock.now();
      const parts = new Map<string, Part>([[tx.tenantId, { actor, actions: [], events: [] }]]);
      const result = await change(this.#audited(tx, now, parts));
      // In the order of the workspaces, as all who write several audit logs, so that they cannot deadlock.
      const sorted = [...parts].toSorted(([a], [b]) => (a < b ? -1 : 1));
      for (const [tenantId, part] of sorted)
        await within(tx, tenantId, part.actions, (own) => this.#record(own, now, part));
      for (const [tenantId, { events }] of sorted)
        await within(tx, tenantId, events, (own) => this.eventLog.append(own, events));
      return result;
    });
  }

  #audited(tx: TenantTx, now: Date, parts: Map<string, Part>): AuditedTransaction {
    const { tenantId } = tx;
    const { actions, events } = parts.get(tenantId)!;
    return {
      tx,
      now,
      newId: () => this.ids.next(),
      audit: (action) => actions.push(action),
      publish: (contract, payload) =>
        events.push(newEvent(contract, { id: this.ids.next(), tenantId, time: now, payload }) as NewEvent),
      elsewhere: (other, change) => {
        if (!parts.has(other)) parts.set(other, { actor: { kind: 'product', id: null }, actions: [], events: [] });
        return asTenant(tx, other, (there) => change(this.#audited(there, now, parts)));
      },
    };
  }

  async #record(tx: TenantTx, now: Date, { actor, actions }: Part): Promise<void> {
    const entries = actions.map((action) => ({ ...action, id: this.ids.next(), actor, at: now }));
    await this.chain.append(tx, tx.tenantId, entries);
  }

  /** The ids of a new workspace, its first member, and the person who is that member. */
  newTenant(): { readonly tenantId: string; readonly staffId: string; readonly personId: string } {
    return { tenantId: this.ids.next(), staffId: this.ids.next(), personId: this.ids.next() };
  }

  /** An id of what a later transaction adds. */
  newId(): string {
    return this.ids.next();
  }

  /** As `run`, in a transaction of its own: for requests without a caller, such as sign-up and sign-in. */
  runSeparately<T>(tenantId: string, actor: Actor, change: (audited: AuditedTransaction) => Promise<T>): Promise<T> {
    return this.run(this.separate(tenantId), actor, change);
  }

  /** A unit of work for a request without a caller. */
  separate(tenantId: string): UnitOfWork {
    return separateTransactions(this.database, tenantId);
  }
}

/** Writes what there is of one workspace in the name of that workspace. */
async function within(
  tx: TenantTx,
  tenantId: string,
  written: readonly unknown[],
  write: (tx: TenantTx) => Promise<void>,
): Promise<void> {
  if (written.length === 0) return;
  await (tenantId === tx.tenantId ? write(tx) : asTenant(tx, tenantId, write));
}
