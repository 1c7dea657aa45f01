import { Injectable } from '@nestjs/common';
import { newEvent, type EventContract, type NewEvent, type PayloadOf } from '@hearback/contracts';
import { separateTransactions, TenantDatabase, type TenantTx, type UnitOfWork } from '@hearback/database';
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
      const actions: AuditedAction[] = [];
      const events: NewEvent[] = [];
      const result = await change({
        tx,
        now,
        newId: () => this.ids.next(),
        audit: (action) => actions.push(action),
        publish: (contract, payload) =>
          events.push(
            newEvent(contract, { id: this.ids.next(), tenantId: tx.tenantId, time: now, payload }) as NewEvent,
          ),
      });
      if (actions.length > 0) {
        const entries = actions.map((action) => ({ ...action, id: this.ids.next(), actor, at: now }));
        await this.chain.append(tx, tx.tenantId, entries);
      }
      if (events.length > 0) await this.eventLog.append(tx, events);
      return result;
    });
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
