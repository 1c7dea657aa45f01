import { isCalendarDay } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { fitsType, lookupText, lookupTextOf, typeAtFirstUse } from './attribute.js';
import { mergeProfile, newCustomer, type Customer, type ProfileChange } from './customer.js';
import { mergeIdentities, normalIdentity } from './identity.js';
import { attributeDefects, readIdentities, sizeDefects } from './profile-defects.js';

const then = new Date('2026-01-01T00:00:00Z');
const now = new Date('2026-01-02T00:00:00Z');
const ada: Customer = {
  ...newCustomer('01890000-0000-7000-8000-000000000001', 'C-1', then),
  name: 'Ada',
  language: 'en',
  attributes: { orders: 3, plan: 'gold' },
  identities: [
    { kind: 'email', value: 'ada@example.org' },
    { kind: 'user_id', value: '77' },
  ],
};

describe('a profile', () => {
  it('keeps what is left out and drops what is null', () => {
    const merged = mergeProfile(ada, { name: null, attributes: { plan: null, tier: 'a' } }, now);
    expect(merged).toMatchObject({ name: null, language: 'en', attributes: { orders: 3, tier: 'a' }, revision: 2 });
    expect(merged.updatedAt).toEqual(now);
    expect(merged.identities).toEqual(ada.identities);
  });

  it.each<ProfileChange>([
    {},
    { name: 'Ada', language: 'en' },
    { attributes: { plan: 'gold', unheard: null } },
    { attributes: { orders: 3 }, identities: [{ kind: 'email', value: 'ada@example.org' }] },
    { identities: [{ kind: 'fax', value: null }] },
  ])('is the same object after %j', (change) => {
    expect(mergeProfile(ada, change, now)).toBe(ada);
  });

  it('replaces identities by kind', () => {
    const merged = mergeIdentities(ada.identities, [
      { kind: 'email', value: 'b@example.org' },
      { kind: 'email', value: 'a@example.org' },
      { kind: 'email', value: 'a@example.org' },
    ]);
    expect(merged).toEqual([
      { kind: 'email', value: 'a@example.org' },
      { kind: 'email', value: 'b@example.org' },
      { kind: 'user_id', value: '77' },
    ]);
    expect(mergeIdentities(merged, [{ kind: 'email', value: null }])).toEqual([{ kind: 'user_id', value: '77' }]);
  });

  it('has at most 100 attributes and 20 identities', () => {
    const sized = (attributes: number, identities: number) =>
      sizeDefects({
        ...ada,
        attributes: Object.fromEntries(Array.from({ length: attributes }, (_, i) => [`k${i}`, i])),
        identities: Array.from({ length: identities }, (_, i) => ({ kind: 'card', value: `${i}` })),
      }).map(({ pointer }) => pointer);
    expect([sized(99, 19), sized(100, 20), sized(101, 21)]).toEqual([[], [], ['/attributes', '/identities']]);
  });
});

describe('identities', () => {
  it.each([
    ['email', ' Ada@Example.ORG ', 'ada@example.org'],
    ['email', 'no address', undefined],
    ['email', 'a@b', undefined],
    ['phone', '+39 (06) 1234-5678', '+390612345678'],
    ['phone', '06 12345678', undefined],
    ['phone', '+1234567', undefined],
    ['phone', '+12345678', '+12345678'],
    ['phone', '+123456789012345', '+123456789012345'],
    ['phone', '+1234567890123456', undefined],
    ['card', ' 0077 ', '0077'],
    ['card', '  ', undefined],
  ])('of kind %s: %j is %j', (kind, value, normal) => {
    expect(normalIdentity(kind, value)?.value).toBe(normal);
  });

  it('that are invalid are reported by index', () => {
    const read = readIdentities([
      { kind: 'user_id', value: '1' },
      { kind: 'phone', value: 'x' },
    ]);
    expect(read).toMatchObject({ defects: [{ pointer: '/identities/1/value', code: 'identity' }] });
  });
});

describe('attributes', () => {
  it('get their type from their first value', () => {
    expect(['gold', 3, true, '2026-02-28', '2026-02-29'].map(typeAtFirstUse)).toEqual([
      'text',
      'number',
      'boolean',
      'date',
      'text',
    ]);
  });

  it('accept values of their type', () => {
    expect(fitsType('text', '2026-02-28')).toBe(true);
    expect(fitsType('date', 'soon')).toBe(false);
    expect(fitsType('number', '3')).toBe(false);
    expect(fitsType('boolean', 1)).toBe(false);
  });

  it.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00:00Z', false],
    ['0000-01-01', false],
  ])('know whether %s is a calendar day', (text, is) => {
    expect(isCalendarDay(text)).toBe(is);
  });

  it('are looked up by one string per value', () => {
    expect(lookupTextOf('number', '1.0')).toBe(lookupText(1));
    expect(lookupTextOf('number', '1e21')).toBe(lookupText(1e21));
    expect(lookupTextOf('number', 'many')).toBeUndefined();
    expect(lookupTextOf('number', '1e999')).toBeUndefined();
    expect(lookupTextOf('boolean', 'true')).toBe(lookupText(true));
    expect(lookupTextOf('boolean', '1')).toBeUndefined();
    expect(lookupTextOf('date', '2026-02-30')).toBeUndefined();
    expect(lookupTextOf('text', '')).toBe('');
  });

  it('are rejected with a pointer if type or length do not fit', () => {
    const types = new Map([['a/b', 'number' as const]]);
    expect(attributeDefects({ 'a/b': 'x', other: 'y', gone: null }, types)).toMatchObject([
      { pointer: '/attributes/a~1b', code: 'attribute-type' },
    ]);
    expect([499, 500, 501].map((n) => attributeDefects({ t: 'é'.repeat(n) }, new Map()).length)).toEqual([0, 0, 1]);
  });
});
