import { newEvent, MemberChanged, type EventContract, type NewEvent, type PayloadOf } from '@hearback/contracts';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { CredentialDirectory } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { AuditedAction, AuditEntry } from '../domain/audit-entry.js';
import { AuditChain } from './audit-chain.js';
import { CredentialLookup } from './credential-lookup.js';
import { memberPayload } from './member-payload.js';
import { PersonStore, type MemberOf, type Person } from './person-store.js';

/** A transaction that changes a person, in all workspaces of which the person is an active member. */
export interface PersonTransaction {
  readonly tx: BatchTx;
  readonly now: Date;
  /** Locked, as all memberships are. */
  readonly person: Person;
  readonly members: readonly MemberOf[];
  newId(): string;
  /** Adds an entry about the member to the audit log of each workspace. */
  audit(action: Pick<AuditedAction, 'action' | 'before' | 'after'>): void;
  /** Publishes an event of one workspace. */
  publish<C extends EventContract>(tenantId: string, contract: C, payload: PayloadOf<C>): void;
  /** Publishes `member-changed` in each workspace, with the state after the change. */
  publishMembers(): void;
}

/** What the transaction writes after the change. */
interface Pending {
  readonly actions: Pick<AuditedAction, 'action' | 'before' | 'after'>[];
  readonly events: NewEvent[];
  publishesMembers: boolean;
}

/** Runs the transactions that change a person: what other services and the audit logs know of the members changes with it, or nothing does. */
@Injectable()
export class PersonTransactions {
  constructor(
    private readonly database: BatchDatabase,
    private readonly lookup: CredentialLookup,
    private readonly store: PersonStore,
    private readonly chain: AuditChain,
    private readonly eventLog: EventLog,
    private readonly credentials: CredentialDirectory,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Resolves to `undefined` if the person is not an active member of any workspace. */
  async run<T>(personId: string, change: (transaction: PersonTransaction) => Promise<T>): Promise<T | undefined> {
    for (;;) {
      const tenantIds = await this.#workspacesOf(personId);
      if (tenantIds.length === 0) return undefined;
      const result = await this.database.withTenants(tenantIds, (tx) => this.#attempt(tx, personId, change));
      if (result !== undefined) return result.value;
    }
  }

  /** `undefined` if the person joined a workspace meanwhile: adding a membership waits for the lock of the person. */
  async #attempt<T>(
    tx: BatchTx,
    personId: string,
    change: (transaction: PersonTransaction) => Promise<T>,
  ): Promise<{ value: T } | undefined> {
    const person = await this.store.lock(tx, personId);
    const members = await this.store.lockMembers(tx, personId);
    if (person === undefined || members.length !== (await this.store.countMemberships(tx, personId))) return undefined;
    const now = this.clock.now();
    const pending: Pending = { actions: [], events: [], publishesMembers: false };
    const value = await change({
      tx,
      now,
      person,
      members,
      newId: () => this.ids.next(),
      audit: (action) => pending.actions.push(action),
      publish: (tenantId, contract, payload) => pending.events.push(this.#event(tenantId, contract, payload, now)),
      publishMembers: () => (pending.publishesMembers = true),
    });
    await this.#write(tx, { members, now, personId, pending });
    for (const { tenantId } of members) tx.afterCommit(() => this.credentials.forget(tenantId));
    return { value };
  }

  async #write(
    tx: BatchTx,
    {
      members,
      now,
      personId,
      pending,
    }: { members: readonly MemberOf[]; now: Date; personId: string; pending: Pending },
  ): Promise<void> {
    // In the order of the workspaces, as all who write several audit logs, so that they cannot deadlock.
    for (const { tenantId, staff } of members) {
      const entries = pending.actions.map((action): Omit<AuditEntry, 'sequence'> => ({
        ...action,
        id: this.ids.next(),
        actor: { kind: 'staff', id: staff.id },
        target: { kind: 'staff', id: staff.id },
        at: now,
      }));
      if (entries.length > 0) await this.chain.append(tx, tenantId, entries);
    }
    if (pending.publishesMembers)
      for (const { tenantId, staff } of await this.store.lockMembers(tx, personId))
        pending.events.push(this.#event(tenantId, MemberChanged, memberPayload(tenantId, staff, now), now));
    if (pending.events.length > 0) await this.eventLog.append(tx, pending.events);
  }

  #event<C extends EventContract>(tenantId: string, contract: C, payload: PayloadOf<C>, time: Date): NewEvent {
    return newEvent(contract, { id: this.ids.next(), tenantId, time, payload }) as NewEvent;
  }

  async #workspacesOf(personId: string): Promise<readonly string[]> {
    return (await this.lookup.memberships(personId)).map(({ tenantId }) => tenantId);
  }
}
