import type { AttributeValue, Attributes } from './attribute.js';
import { mergeIdentities, type Identity, type IdentityChange } from './identity.js';

/** A profile of the same person that was merged into another. */
export interface MergedProfile {
  readonly mergeId: string;
  readonly id: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly identities: readonly Identity[];
  readonly mergedAt: Date;
}

/** A customer as a workspace knows them. */
export interface Customer {
  readonly id: string;
  /** The workspace's id of the customer. */
  readonly externalId: string;
  readonly name: string | null;
  /** BCP 47 tag in canonical form. */
  readonly language: string | null;
  /** IANA name; null: not known. */
  readonly timeZone: string | null;
  readonly attributes: Attributes;
  readonly identities: readonly Identity[];
  /** The profiles that were merged into this one, the earliest first. Their identities are not among `identities`. */
  readonly merged: readonly MergedProfile[];
  /** Incremented by each change. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A change of a profile. Absent members stay as they are; `null` removes the value. */
export interface ProfileChange {
  readonly name?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  /** By key; `null` removes the attribute. */
  readonly attributes?: Readonly<Record<string, AttributeValue | null>> | undefined;
  /** In normal form; each kind that is named is replaced as a whole. */
  readonly identities?: readonly IdentityChange[] | undefined;
}

/** A customer with an external id only. */
export function newCustomer(id: string, externalId: string, at: Date): Customer {
  return {
    id,
    externalId,
    name: null,
    language: null,
    timeZone: null,
    attributes: {},
    identities: [],
    merged: [],
    revision: 1,
    createdAt: at,
    updatedAt: at,
  };
}

/** The customer with the change applied and the next revision, or the same object if nothing changes. */
export function mergeProfile(customer: Customer, change: ProfileChange, at: Date): Customer {
  const name = change.name === undefined ? customer.name : change.name;
  const language = change.language === undefined ? customer.language : change.language;
  const timeZone = change.timeZone === undefined ? customer.timeZone : change.timeZone;
  const attributes = mergeAttributes(customer.attributes, change.attributes ?? {});
  const identities = mergeIdentities(customer.identities, change.identities ?? []);
  const same =
    name === customer.name &&
    language === customer.language &&
    timeZone === customer.timeZone &&
    sameAttributes(attributes, customer.attributes) &&
    sameIdentities(identities, customer.identities);
  if (same) return customer;
  const revision = customer.revision + 1;
  return { ...customer, name, language, timeZone, attributes, identities, revision, updatedAt: at };
}

/** The address to which mails go: the first one of the profile, else of those merged into it; null if there is none. */
export function mailAddressOf({ identities, merged }: Pick<Customer, 'identities' | 'merged'>): string | null {
  const all = [...identities, ...merged.flatMap((profile) => profile.identities)];
  return all.find(({ kind }) => kind === 'email')?.value ?? null;
}

function mergeAttributes(present: Attributes, change: Readonly<Record<string, AttributeValue | null>>): Attributes {
  const merged = new Map<string, AttributeValue>(Object.entries(present));
  for (const [key, value] of Object.entries(change)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries([...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function sameAttributes(a: Attributes, b: Attributes): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}

function sameIdentities(a: readonly Identity[], b: readonly Identity[]): boolean {
  const keyOf = ({ kind, value }: Identity) => JSON.stringify([kind, value]);
  const known = new Set(b.map(keyOf));
  return a.length === b.length && a.every((identity) => known.has(keyOf(identity)));
}
