import { describe, expect, it } from '@jest/globals';
import { permissionsOf } from '@hearback/kernel';
import { coalesced, mayReceive, type LiveHint } from './live-hint.js';

const task = (n: number): LiveHint => ({ type: 'task', id: `tsk_${n}` });
const tasks = (count: number) => Array.from({ length: count }, (_, n) => task(n));

describe('live hints', () => {
  it('are sent once each', () => {
    expect(coalesced([task(1), task(2), task(1)])).toEqual([task(1), task(2)]);
    expect(coalesced([])).toEqual([]);
  });

  it('of more than twenty things of a type are one without id', () => {
    expect(coalesced(tasks(20))).toEqual(tasks(20));
    expect(coalesced([...tasks(21), { type: 'rule', id: 'rul_1' }])).toEqual([
      { type: 'task', id: null },
      { type: 'rule', id: 'rul_1' },
    ]);
    expect(coalesced([task(1), { type: 'task', id: null }])).toEqual([{ type: 'task', id: null }]);
  });

  it('are for readers of what they are about', () => {
    expect(mayReceive(task(1), permissionsOf('viewer'))).toBe(true);
    expect(mayReceive(task(1), new Set(['responses:read']))).toBe(false);
  });
});
