import { EventsWithdrawn, newEvent, type NewEvent } from '@hearback/contracts';
import { inSavepoint, TenantDatabase, type TenantTx } from '@hearback/database';
import { AppError, Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { restoringChange } from '../../domain/imports/field-changes.js';
import { EraseCustomer } from '../erasure/erase-customer.js';
import { PutCustomer } from '../put-customer.js';
import { EvaluateCustomers } from '../segments/evaluate-customers.js';
import { EventDays } from '../segments/event-days.js';
import { ImportChangeStore, type ChangedProfile, type ImportedEvents } from './import-change-store.js';
import { ImportConsent } from './import-consent.js';
import { RUN_MS } from './import-jobs.js';
import type { ImportState, UndoCounts } from './import-state.js';
import { ImportStore } from './import-store.js';

/** Events, and customers, of one transaction. */
const EVENTS = 500;
const CUSTOMERS = 25;

/**
 * Takes back what an import brought, event by event and customer by customer: events are withdrawn everywhere, customers whom it made are
 * erased if nothing happened with them since, and changed fields get their values back where nobody has changed them since. Each
 * transaction takes back some, so that it continues where it was after a crash.
 */
@Injectable()
export class UndoCustomerImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly changes: ImportChangeStore,
    private readonly customers: PutCustomer,
    private readonly consent: ImportConsent,
    private readonly erasures: EraseCustomer,
    private readonly segments: EvaluateCustomers,
    private readonly days: EventDays,
    private readonly database: TenantDatabase,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Resolves with `more` if another run has to continue. */
  async execute(tenantId: string, importId: string): Promise<'ended' | 'more'> {
    const until = performance.now() + RUN_MS;
    while (await this.database.withTenant(tenantId, (tx) => this.#step(tx, importId))) {
      if (performance.now() > until) return 'more';
    }
    return 'ended';
  }

  /** False if there is nothing left to do. */
  async #step(tx: TenantTx, importId: string): Promise<boolean> {
    const state = await this.imports.find(tx, importId, true);
    if (state?.status !== 'undoing') return false;
    const imported = await this.changes.importedEvents(tx, importId, EVENTS);
    if (imported.length > 0) {
      await this.#withdraw(tx, importId, imported);
      return true;
    }
    const profiles = await this.changes.changedProfiles(tx, importId, CUSTOMERS);
    if (profiles.length > 0) {
      await this.#restore(tx, state, profiles);
      return true;
    }
    await this.imports.save(tx, { ...state, status: 'undone' });
    return false;
  }

  async #withdraw(tx: TenantTx, importId: string, imported: readonly ImportedEvents[]): Promise<void> {
    const customerIds = imported.map(({ customerId }) => customerId);
    const eventIds = imported.flatMap((each) => each.eventIds);
    await this.segments.lock(tx, tx.tenantId, customerIds);
    const owners = [...new Set(imported.flatMap((each) => each.ownerIds))];
    await this.changes.deleteEvents(tx, eventIds);
    await this.days.recount(tx, tx.tenantId, owners);
    const memberships = await this.segments.evaluate(tx, tx.tenantId, customerIds);
    await this.changes.countUndone(tx, importId, { undone: eventIds.length, kept: 0 });
    const first = await this.changes.firstEvents(tx, customerIds);
    const firstOf = (customerId: string, kind: string) =>
      first.find((each) => each.customerId === customerId && each.kind === kind)?.at.toISOString() ?? null;
    const time = this.clock.now();
    const events = imported.map((each) => {
      const id = derivedId('events-withdrawn', importId, each.customerId, each.eventIds[0]!);
      const payload = {
        customer_id: each.customerId,
        event_ids: [...each.eventIds],
        first: each.kinds.map((kind) => ({ kind, at: firstOf(each.customerId, kind) })),
        withdrawn_at: time.toISOString(),
      };
      return newEvent(EventsWithdrawn, { id, tenantId: tx.tenantId, time, payload }) as NewEvent;
    });
    await this.log.append(tx, [...events, ...memberships]);
  }

  async #restore(tx: TenantTx, { id, by }: ImportState, profiles: readonly ChangedProfile[]): Promise<void> {
    const events: NewEvent[] = [];
    let undone = 0;
    for (const profile of profiles) {
      const taken = await this.#takeBack(tx, profile, by);
      events.push(...taken.events);
      if (taken.isUndone) undone += 1;
    }
    const counts: UndoCounts = { undone, kept: profiles.length - undone };
    const customerIds = profiles.map(({ customerId }) => customerId);
    await this.changes.dropChanges(tx, id, customerIds);
    await this.changes.countUndone(tx, id, counts);
    if (events.length > 0) await this.log.append(tx, events);
  }

  /** What the import said of the consent of somebody who stays does not hold any more. */
  async #takeBack(tx: TenantTx, profile: ChangedProfile, by: ImportState['by']): Promise<TakenBack> {
    if (profile.created && !profile.isTouched) {
      const { events } = await this.erasures.erase(tx, profile.externalId, by);
      return { isUndone: true, events };
    }
    const withdrawn = await this.consent.withdraw(tx, profile, by);
    const restored = profile.created ? undefined : await this.#restored(tx, profile);
    return { isUndone: restored !== undefined, events: [...withdrawn, ...(restored ?? [])] };
  }

  /** Undefined if no field could be given back its value. */
  async #restored(tx: TenantTx, { externalId, fields }: ChangedProfile): Promise<readonly NewEvent[] | undefined> {
    const { customer } = await this.customers.change(tx, externalId, {});
    const change = restoringChange(customer, fields);
    if (change === undefined) return undefined;
    try {
      return (await inSavepoint(tx, () => this.customers.change(tx, externalId, change))).events;
    } catch (error) {
      // For example an address that belongs to somebody else by now: the profile stays as it is.
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }
}

interface TakenBack {
  readonly isUndone: boolean;
  readonly events: readonly NewEvent[];
}
