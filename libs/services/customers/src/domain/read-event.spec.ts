import { describe, expect, it } from '@jest/globals';
import { hasSameContent, type SubmittedEvent } from './customer-event.js';
import { readEvent } from './read-event.js';

const now = new Date('2026-06-01T12:00:00Z');
const order = {
  id: 'order-77',
  kind: 'order',
  external_id: 'C-1',
  occurred_at: '2026-05-31T10:00:00+02:00',
  amount: { value: 4990, currency: 'EUR' },
  properties: { carrier: 'post', parcels: 2, gift: false },
};
const pointers = (item: unknown) => {
  const read = readEvent(item, now);
  return 'defects' in read ? read.defects.map(({ pointer }) => pointer) : [];
};

describe('an event', () => {
  it('is read with its time in UTC', () => {
    expect(readEvent(order, now)).toEqual({
      event: {
        sourceId: 'order-77',
        kind: 'order',
        externalId: 'C-1',
        occurredAt: new Date('2026-05-31T08:00:00Z'),
        amount: { minor: 4990, currency: 'EUR' },
        properties: { carrier: 'post', parcels: 2, gift: false },
      },
    });
  });

  it('needs neither amount nor properties', () => {
    const { amount: _amount, properties: _properties, ...bare } = order;
    expect(readEvent(bare, now)).toMatchObject({ event: { amount: null, properties: {} } });
    expect(readEvent({ ...order, amount: null }, now)).toMatchObject({ event: { amount: null } });
  });

  it.each([
    [null, ['']],
    [[], ['']],
    ['order', ['']],
    [{}, ['/id', '/kind', '/external_id', '/occurred_at']],
    [{ ...order, colour: 'red' }, ['/colour']],
    [{ ...order, id: 7 }, ['/id']],
    [{ ...order, id: 'a\u0000' }, ['/id']],
    [{ ...order, external_id: '\ud800' }, ['/external_id']],
    [{ ...order, kind: 'Order' }, ['/kind']],
    [{ ...order, occurred_at: '2026-02-30T00:00:00Z' }, ['/occurred_at']],
    [{ ...order, occurred_at: 'yesterday' }, ['/occurred_at']],
    [{ ...order, occurred_at: '1969-12-31T23:59:59Z' }, ['/occurred_at']],
    [{ ...order, occurred_at: '2026-06-02T12:00:01Z' }, ['/occurred_at']],
    [{ ...order, amount: 4990 }, ['/amount']],
    [{ ...order, amount: { value: 49.9, currency: 'EUR' } }, ['/amount/value']],
    [{ ...order, amount: { value: 2 ** 53, currency: 'EUR' } }, ['/amount/value']],
    [{ ...order, amount: { value: 1, currency: 'eur' } }, ['/amount/currency']],
    [{ ...order, amount: { value: 1, currency: 'EUR', tax: 0 } }, ['/amount/tax']],
    [{ ...order, properties: [] }, ['/properties']],
    [{ ...order, properties: { deep: { er: 1 } } }, ['/properties/deep']],
    [{ ...order, properties: { none: null } }, ['/properties/none']],
    [{ ...order, properties: { 'a b': 1 } }, ['/properties/a b']],
    [{ ...order, properties: { huge: Number.POSITIVE_INFINITY } }, ['/properties/huge']],
    [{ ...order, properties: { nul: '\u0000' } }, ['/properties/nul']],
  ])('%j is rejected at %j', (item, expected) => {
    expect(pointers(item)).toEqual(expected);
  });

  it('has exact limits', () => {
    const defectsAround = (n: number, item: (n: number) => object) =>
      [n - 1, n, n + 1].map((size) => pointers(item(size)).length);
    expect(defectsAround(200, (n) => ({ ...order, id: '🙂'.repeat(n) }))).toEqual([0, 0, 1]);
    expect(defectsAround(200, (n) => ({ ...order, external_id: 'x'.repeat(n) }))).toEqual([0, 0, 1]);
    expect(defectsAround(64, (n) => ({ ...order, kind: 'k'.repeat(n) }))).toEqual([0, 0, 1]);
    expect(defectsAround(1000, (n) => ({ ...order, properties: { t: 'é'.repeat(n) } }))).toEqual([0, 0, 1]);
    const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`p${i}`, i]));
    expect(defectsAround(50, (n) => ({ ...order, properties: many(n) }))).toEqual([0, 0, 1]);
  });
});

describe('two submissions', () => {
  const submitted: SubmittedEvent = {
    sourceId: 'a',
    kind: 'order',
    externalId: 'C-1',
    occurredAt: now,
    amount: { minor: 1, currency: 'EUR' },
    properties: { a: 1, b: 'x' },
  };

  it('are the same in any order of properties', () => {
    expect(hasSameContent(submitted, { ...submitted, properties: { b: 'x', a: 1 } })).toBe(true);
  });

  it.each<Partial<SubmittedEvent>>([
    { kind: 'visit' },
    { externalId: 'C-2' },
    { occurredAt: new Date(0) },
    { amount: null },
    { amount: { minor: 2, currency: 'EUR' } },
    { properties: { a: 1 } },
    { properties: { a: 1, b: 'y' } },
  ])('differ by %j', (change) => {
    expect(hasSameContent(submitted, { ...submitted, ...change })).toBe(false);
  });
});
