import { describe, expect, it } from '@jest/globals';
import { keyset } from './keyset.js';

const AFTER = { createdAt: new Date('2026-03-02T09:00:00.000Z'), id: '0195a1c2-0000-7000-8000-000000000001' };

describe('a keyset', () => {
  it('begins at the start of the list and reads one row more than requested', () => {
    const parameters: unknown[] = ['tenant'];
    expect(keyset({ limit: 25, order: 'asc', after: undefined }, ['created_at', 'id'], parameters)).toEqual({
      condition: 'true',
      orderAndLimit: 'order by created_at asc, id asc limit $2',
    });
    expect(parameters).toEqual(['tenant', 26]);
  });

  it.each([
    ['asc', '>'],
    ['desc', '<'],
  ] as const)('continues after an item in the order %s', (order, beyond) => {
    const parameters: unknown[] = ['tenant'];
    expect(keyset({ limit: 1, order, after: AFTER }, ['t.at', 't.id'], parameters)).toEqual({
      condition: `(t.at, t.id) ${beyond} ($2::timestamptz, $3::uuid)`,
      orderAndLimit: `order by t.at ${order}, t.id ${order} limit $4`,
    });
    expect(parameters).toEqual(['tenant', AFTER.createdAt, AFTER.id, 2]);
  });
});
