import { Injectable } from '@nestjs/common';
import { CustomerChanged, newEvent, type NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { isStorableText, type FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { CustomersConfig } from '../customers.config.js';
import { typeAtFirstUse } from '../domain/attribute.js';
import { mergeProfile, newCustomer, type Customer, type ProfileChange } from '../domain/customer.js';
import { byKindAndValue, normalIdentity, type Identity } from '../domain/identity.js';
import { canonicalLanguage } from '../domain/language.js';
import { attributeDefects, pointerTo, readIdentities, sizeDefects } from '../domain/profile-defects.js';
import { changedPayload } from './changed-payload.js';
import { CustomerStore, type AttributeDefinition } from './customer-store.js';
import { customersErrors } from './customers.errors.js';
import { Moment } from './moment.js';

/** A customer after a PUT, and whether it made them. */
export interface PutResult {
  readonly customer: Customer;
  readonly created: boolean;
}

/**
 * Creates a customer or merges what is said into what is known. Says customer-changed only where something differs.
 * Throws `bad-external-id`, `bad-profile`, `identity-taken` and `too-many-attributes`, each with nothing stored.
 */
@Injectable()
export class PutCustomer {
  constructor(
    private readonly store: CustomerStore,
    private readonly log: EventLog,
    private readonly moment: Moment,
    private readonly config: CustomersConfig,
  ) {}

  execute(unit: UnitOfWork, externalId: string, wish: ProfileChange): Promise<PutResult> {
    const change = readChange(externalId, wish);
    const now = this.moment.clock.now();
    return unit.run(async (tx) => {
      await this.fixTypes(tx, change, now);
      const fresh = newCustomer(this.moment.ids.next(), externalId, now);
      const { customer, inserted } = await this.store.lockOrInsert(tx, fresh);
      const merged = inserted
        ? { ...mergeProfile(fresh, change, now), revision: 1 }
        : mergeProfile(customer, change, now);
      if (merged === customer) return { customer, created: false };
      refuse(sizeDefects(merged));
      await this.store.update(tx, merged);
      const taken = await this.store.writeIdentities(tx, merged);
      if (taken.length > 0) throw identityTaken(taken, wish);
      await this.log.append(tx, [this.changed(tx.tenantId, merged, now)]);
      return { customer: merged, created: inserted };
    });
  }

  /** Fixes the types of attributes that are used for the first time, and refuses values of other types. */
  private async fixTypes(tx: TenantTx, change: ProfileChange, now: Date): Promise<void> {
    const wanted = Object.entries(change.attributes ?? {})
      .flatMap(([key, value]): AttributeDefinition[] =>
        value === null ? [] : [{ id: this.moment.ids.next(), key, type: typeAtFirstUse(value), createdAt: now }],
      )
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    if (wanted.length === 0) return;
    const { types, added } = await this.store.defineAttributes(tx, wanted);
    refuse(attributeDefects(change.attributes ?? {}, types));
    if (added > 0 && (await this.store.countAttributes(tx)) > this.config.attributesPerWorkspace)
      throw customersErrors.error('too-many-attributes');
  }

  private changed(tenantId: string, customer: Customer, now: Date): NewEvent {
    const event = { id: this.moment.ids.next(), tenantId, time: now, payload: changedPayload(customer) };
    return newEvent(CustomerChanged, event) as NewEvent;
  }
}

/** The wish with language and identities in normal form. */
function readChange(externalId: string, wish: ProfileChange): ProfileChange {
  const length = Array.from(externalId.slice(0, 401)).length;
  if (length < 1 || length > 200 || !isStorableText(externalId)) throw customersErrors.error('bad-external-id');
  const defects: FieldError[] = [];
  const language = wish.language ? canonicalLanguage(wish.language) : wish.language;
  if (wish.language && language === undefined)
    defects.push({ pointer: pointerTo('language'), code: 'language', detail: 'This is not a BCP 47 language tag.' });
  const read = readIdentities(wish.identities ?? []);
  if ('defects' in read) defects.push(...read.defects);
  // Too long texts are refused before they could fix a type.
  defects.push(...attributeDefects(wish.attributes ?? {}, new Map()));
  refuse(defects);
  return { ...wish, language, identities: 'identities' in read ? read.identities : [] };
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw customersErrors.error('bad-profile', undefined, { errors });
}

function identityTaken(taken: readonly Identity[], wish: ProfileChange): Error {
  const errors = (wish.identities ?? []).flatMap(({ kind, value }, index): FieldError[] => {
    const normal = value === null ? undefined : normalIdentity(kind, value);
    if (!normal || !taken.some((other) => byKindAndValue(other, normal) === 0)) return [];
    const pointer = pointerTo('identities', index);
    return [{ pointer, code: 'identity-taken', detail: 'This identity belongs to another customer.' }];
  });
  return customersErrors.error('identity-taken', undefined, { errors });
}
