import { describe, expect, it } from '@jest/globals';
import { HintTail } from './hint-tail.js';

const hint = (n: number, tenantId = 'a') => ({ tenantId, eventId: `e.${n}`, type: 'task', id: null }) as const;

describe('the newest hints', () => {
  it('are those of a workspace after a known one', () => {
    const tail = new HintTail();
    for (const each of [hint(1), hint(2, 'b'), hint(3), hint(4)]) tail.add(each);
    expect(tail.after('a', 'e.1')).toEqual([hint(3), hint(4)]);
    expect(tail.after('a', 'e.4')).toEqual([]);
    expect(tail.after('a', 'e.2')).toBeUndefined();
  });

  it('are kept up to a number, until some may have been missed', () => {
    const tail = new HintTail(10);
    for (let n = 0; n < 25; n += 1) tail.add(hint(n));
    expect(tail.after('a', 'e.14')).toHaveLength(10);
    expect(tail.after('a', 'e.1')).toBeUndefined();
    tail.clear();
    expect(tail.after('a', 'e.24')).toBeUndefined();
  });
});
