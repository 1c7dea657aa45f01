import { Injectable } from '@nestjs/common';
import { CustomerChanged, newEvent, type NewEvent } from '@hearback/contracts';
import type { OneTenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids, isStorableText, type FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { CustomersConfig } from '../customers.config.js';
import { typeAtFirstUse } from '../domain/attribute.js';
import { mergeProfile, newCustomer, type Customer, type ProfileChange } from '../domain/customer.js';
import { byKindAndValue, normalIdentity, type Identity } from '../domain/identity.js';
import { canonicalLanguage } from '../domain/language.js';
import { canonicalTimeZone } from '../domain/time-zone.js';
import { attributeDefects, pointerTo, readIdentities, sizeDefects } from '../domain/profile-defects.js';
import { changedPayload } from './changed-payload.js';
import { CustomerStore, type AttributeDefinition } from './customer-store.js';
import { customersErrors } from './customers.errors.js';
import { EvaluateCustomers } from './segments/evaluate-customers.js';

/** The customer after a PUT, and whether the PUT created them. */
export interface PutResult {
  readonly customer: Customer;
  readonly created: boolean;
}

/** The same with what it changed; the events are to be appended as the last statement of the transaction. */
export interface ChangedCustomer extends PutResult {
  /** The same object as `customer` if nothing changed; for a customer who is new, one with an external id only. */
  readonly before: Customer;
  readonly events: readonly NewEvent[];
}

/**
 * Creates a customer or merges the change into the profile. Publishes customer-changed only if something changed. Throws
 * `bad-external-id`, `bad-profile`, `identity-taken` and `too-many-attributes`; nothing is stored then.
 */
@Injectable()
export class PutCustomer {
  constructor(
    private readonly store: CustomerStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly config: CustomersConfig,
    private readonly segments: EvaluateCustomers,
  ) {}

  execute(unit: UnitOfWork, externalId: string, requested: ProfileChange): Promise<PutResult> {
    const change = readChange(externalId, requested);
    return unit.run((tx) => this.#put(tx, externalId, change, requested));
  }

  /** The same in a transaction that is open already. */
  async apply(tx: OneTenantTx, externalId: string, requested: ProfileChange): Promise<PutResult> {
    return this.#put(tx, externalId, readChange(externalId, requested), requested);
  }

  /** The same, without appending its events. */
  async change(tx: OneTenantTx, externalId: string, requested: ProfileChange): Promise<ChangedCustomer> {
    return this.#merge(tx, externalId, readChange(externalId, requested), requested);
  }

  async #put(tx: OneTenantTx, externalId: string, change: ProfileChange, requested: ProfileChange): Promise<PutResult> {
    const { customer, created, events } = await this.#merge(tx, externalId, change, requested);
    if (events.length > 0) await this.log.append(tx, events);
    return { customer, created };
  }

  async #merge(
    tx: OneTenantTx,
    externalId: string,
    change: ProfileChange,
    requested: ProfileChange,
  ): Promise<ChangedCustomer> {
    const now = this.clock.now();
    await this.fixTypes(tx, change, now);
    const fresh = newCustomer(this.ids.next(), externalId, now);
    const { customer, inserted } = await this.store.lockOrInsert(tx, fresh);
    const merged = inserted
      ? { ...mergeProfile(fresh, change, now), revision: 1 }
      : mergeProfile(customer, change, now);
    if (merged === customer) return { customer, created: false, before: customer, events: [] };
    rejectIfAny(sizeDefects(merged));
    await this.segments.lock(tx, tx.tenantId, [merged.id]);
    await this.store.update(tx, merged);
    const taken = await this.store.writeIdentities(tx, merged);
    if (taken.length > 0) throw identityTaken(taken, requested);
    await this.store.writeWords(tx, merged);
    const memberships = await this.segments.evaluate(tx, tx.tenantId, [merged.id]);
    const events = [this.changed(tx.tenantId, merged, now), ...memberships];
    return { customer: merged, created: inserted, before: inserted ? fresh : customer, events };
  }

  /** Fixes the type of each attribute at its first use, and rejects values of another type. */
  private async fixTypes(tx: OneTenantTx, change: ProfileChange, now: Date): Promise<void> {
    const wanted = Object.entries(change.attributes ?? {})
      .flatMap(([key, value]): AttributeDefinition[] =>
        value === null ? [] : [{ id: this.ids.next(), key, type: typeAtFirstUse(value), createdAt: now }],
      )
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    if (wanted.length === 0) return;
    const { types, added } = await this.store.defineAttributes(tx, wanted);
    rejectIfAny(attributeDefects(change.attributes ?? {}, types));
    if (added > 0 && (await this.store.countAttributes(tx)) > this.config.attributesPerWorkspace)
      throw customersErrors.error('too-many-attributes');
  }

  private changed(tenantId: string, customer: Customer, now: Date): NewEvent {
    const event = { id: this.ids.next(), tenantId, time: now, payload: changedPayload(customer) };
    return newEvent(CustomerChanged, event) as NewEvent;
  }
}

/** The change with language and identities in normal form. */
function readChange(externalId: string, requested: ProfileChange): ProfileChange {
  const length = Array.from(externalId.slice(0, 401)).length;
  if (length < 1 || length > 200 || !isStorableText(externalId)) throw customersErrors.error('bad-external-id');
  const defects: FieldError[] = [];
  const language = requested.language ? canonicalLanguage(requested.language) : requested.language;
  if (requested.language && language === undefined)
    defects.push({
      pointer: pointerTo('language'),
      code: 'language',
      detail: 'must be a BCP 47 language tag, such as `en` or `pt-BR`',
    });
  const timeZone = requested.timeZone ? canonicalTimeZone(requested.timeZone) : requested.timeZone;
  if (requested.timeZone && timeZone === undefined)
    defects.push({
      pointer: pointerTo('time_zone'),
      code: 'time-zone',
      detail: 'must be a name of the IANA time zone database, such as `Europe/Berlin`',
    });
  const read = readIdentities(requested.identities ?? []);
  if ('defects' in read) defects.push(...read.defects);
  // A value that is too long must not fix the type of its key.
  defects.push(...attributeDefects(requested.attributes ?? {}, new Map()));
  rejectIfAny(defects);
  return { ...requested, language, timeZone, identities: 'identities' in read ? read.identities : [] };
}

function rejectIfAny(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw customersErrors.error('bad-profile', undefined, { errors });
}

function identityTaken(taken: readonly Identity[], requested: ProfileChange): Error {
  const errors = (requested.identities ?? []).flatMap(({ kind, value }, index): FieldError[] => {
    const normal = value === null ? undefined : normalIdentity(kind, value);
    if (!normal || !taken.some((other) => byKindAndValue(other, normal) === 0)) return [];
    const pointer = pointerTo('identities', index);
    return [{ pointer, code: 'identity-taken', detail: 'belongs to another customer' }];
  });
  return customersErrors.error('identity-taken', undefined, { errors });
}
