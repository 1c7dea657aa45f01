import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newEvent, type EventContract, type NewEvent, type PayloadOf } from '@hearback/contracts';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { auditText, type Actor, type AuditedAct, type AuditEntry } from '../domain/audit-entry.js';
import { AuditStore, type LinkedEntry } from './audit-store.js';

/** A use case at work: its transaction, its moment, and what it will have to answer for. */
export interface Act {
  readonly tx: TenantTx;
  readonly now: Date;
  newId(): string;
  /** Notes what was done for the audit log. */
  record(done: AuditedAct): void;
  /** Notes an event for the log. */
  say<C extends EventContract>(contract: C, payload: PayloadOf<C>): void;
}

/**
 * Runs what changes an account. The audit entries and the events of an act are written in the act's own transaction,
 * after its effect: audit first, because it is serialised per workspace, and the log last, as the log asks for.
 */
@Injectable()
export class Acts {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Performs `work` for the workspace in the name of `actor`; nothing of it stays if it throws. */
  perform<T>(tenantId: string, actor: Actor, work: (act: Act) => Promise<T>): Promise<T> {
    return this.database.withTenant(tenantId, async (tx) => {
      const now = this.clock.now();
      const acts: AuditedAct[] = [];
      const events: NewEvent[] = [];
      const result = await work({
        tx,
        now,
        newId: () => this.ids.next(),
        record: (done) => acts.push(done),
        say: (contract, payload) =>
          events.push(newEvent(contract, { id: this.ids.next(), tenantId, time: now, payload }) as NewEvent),
      });
      if (acts.length > 0) await this.write(tx, actor, now, acts);
      if (events.length > 0) await this.log.append(tx, events);
      return result;
    });
  }

  private async write(tx: TenantTx, actor: Actor, at: Date, acts: readonly AuditedAct[]): Promise<void> {
    let { sequence, hash } = await this.audit.lockHead(tx);
    const linked: LinkedEntry[] = [];
    for (const act of acts) {
      sequence += 1;
      const entry: AuditEntry = { ...act, id: this.ids.next(), sequence, actor, at };
      hash = auditHash(tx.tenantId, entry, hash);
      linked.push({ entry, hash });
    }
    await this.audit.append(tx, linked);
  }
}

/** The entry's link of the chain, hexadecimal. */
export function auditHash(tenantId: string, entry: AuditEntry, previousHash: string): string {
  return createHash('sha256')
    .update(auditText(tenantId, entry, previousHash))
    .digest('hex');
}
