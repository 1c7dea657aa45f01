import { isInstant, isStorableText, type FieldError } from '@hearback/kernel';
import type { AttributeValue } from './attribute.js';
import type { Amount, SubmittedEvent } from './customer-event.js';
import { pointerTo } from './profile-defects.js';

/** Limits of one event. */
export const EVENT_LIMITS = { id: 200, externalId: 200, properties: 50, text: 1000 } as const;

const DAY = 86_400_000;
const MEMBERS = new Set(['id', 'kind', 'external_id', 'occurred_at', 'amount', 'properties']);

/** An event, or all its defects; pointers are relative to the item. */
export type ReadEvent = { readonly event: SubmittedEvent } | { readonly defects: readonly FieldError[] };

/**
 * Reads one item of a batch. `occurred_at` lies between 1970 and one day after `now`; `amount.value` is an integer in minor
 * units; properties are strings, numbers and booleans.
 */
export function readEvent(item: unknown, now: Date): ReadEvent {
  if (!isObject(item)) return { defects: [{ pointer: '', code: 'wrong-type', detail: 'must be an object' }] };
  const defects: FieldError[] = [];
  const reject = (pointer: string, code: string, detail: string) => void defects.push({ pointer, code, detail });
  for (const name of Object.keys(item)) {
    if (!MEMBERS.has(name)) reject(pointerTo(name), 'unknown-member', 'is not a member of an event; leave it out');
  }
  const sourceId = text(item['id'], EVENT_LIMITS.id);
  if (sourceId === undefined) reject('/id', 'text', `must be a string of 1 to ${EVENT_LIMITS.id} characters`);
  const kind = text(item['kind'], 64);
  if (kind === undefined || !/^[a-z][a-z0-9_-]*$/.test(kind))
    reject('/kind', 'kind', 'must have 1 to 64 characters from a–z, 0–9, _ and -, and begin with a letter');
  const externalId = text(item['external_id'], EVENT_LIMITS.externalId);
  if (externalId === undefined)
    reject('/external_id', 'text', `must be a string of 1 to ${EVENT_LIMITS.externalId} characters`);
  const occurredAt = instant(item['occurred_at']);
  if (occurredAt === undefined || occurredAt.getTime() < 0 || occurredAt.getTime() > now.getTime() + DAY)
    reject(
      '/occurred_at',
      'instant',
      'must be a time such as 2026-01-31T09:30:00Z, not before 1970 and not in the future',
    );
  const amount = readAmount(item['amount'] ?? null, reject);
  const properties = readProperties(item['properties'] ?? {}, reject);
  if (defects.length > 0 || !sourceId || !kind || !externalId || !occurredAt) return { defects };
  return { event: { sourceId, kind, externalId, occurredAt, amount, properties } };
}

type Reject = (pointer: string, code: string, detail: string) => void;

function readAmount(value: unknown, reject: Reject): Amount | null {
  if (value === null) return null;
  if (!isObject(value)) {
    reject('/amount', 'wrong-type', 'must be an object with value and currency');
    return null;
  }
  const { value: minor, currency, ...rest } = value;
  for (const name of Object.keys(rest))
    reject(pointerTo('amount', name), 'unknown-member', 'is not a member of an amount; leave it out');
  if (!Number.isSafeInteger(minor)) reject('/amount/value', 'integer', 'must be an integer in minor units');
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
    reject('/amount/currency', 'currency', 'must be an ISO 4217 code such as EUR');
  return { minor: minor as number, currency: currency as string };
}

function readProperties(value: unknown, reject: Reject): Readonly<Record<string, AttributeValue>> {
  if (!isObject(value)) {
    reject('/properties', 'wrong-type', 'must be an object');
    return {};
  }
  const members = Object.entries(value);
  if (members.length > EVENT_LIMITS.properties)
    reject('/properties', 'too-many', `must have at most ${EVENT_LIMITS.properties} properties`);
  for (const [key, member] of members) {
    const pointer = pointerTo('properties', key);
    if (!/^[A-Za-z0-9_.-]{1,64}$/.test(key))
      reject(pointer, 'bad-name', 'must have a name of 1 to 64 characters from A–Z, a–z, 0–9, _ . and -');
    else if (!isPlain(member))
      reject(
        pointer,
        'wrong-type',
        `must be a string of at most ${EVENT_LIMITS.text} characters, a number or a boolean`,
      );
  }
  return value as Record<string, AttributeValue>;
}

function isPlain(value: unknown): value is AttributeValue {
  if (typeof value === 'string') return value === '' || text(value, EVENT_LIMITS.text) !== undefined;
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** The value if it is a storable string of 1 to `max` code points. */
function text(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > max * 2 || !isStorableText(value)) return undefined;
  return Array.from(value).length <= max ? value : undefined;
}

function instant(value: unknown): Date | undefined {
  return isInstant(value) ? new Date(value as string) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
