import { describe, expect, it } from '@jest/globals';
import { shareOf, TenantShares } from './tenant-shares.js';

describe('the shares of tenants in a pool', () => {
  it('are half of it, and at least two connections', () => {
    expect([1, 2, 3, 10, 11].map(shareOf)).toEqual([1, 2, 2, 5, 6]);
  });

  it('let one tenant wait while another goes on, and pass places in order', async () => {
    const shares = new TenantShares(1, 1000);
    const first = await shares.take('a');
    const order: string[] = [];
    const second = shares.take('a').then((release) => (order.push('second'), release));
    const third = shares.take('a').then((release) => (order.push('third'), release));
    (await shares.take('b'))();
    expect(order).toEqual([]);
    first();
    (await second)();
    (await third)();
    expect(order).toEqual(['second', 'third']);
    (await shares.take('a'))();
  });

  it('end a wait that is too long, without losing a place', async () => {
    const shares = new TenantShares(1, 5);
    const first = await shares.take('a');
    await expect(shares.take('a')).rejects.toThrow('timeout exceeded when trying to connect');
    first();
    (await shares.take('a'))();
  });
});
