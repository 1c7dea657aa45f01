import { describe, expect, it } from '@jest/globals';
import { GroupCommit, type GroupCommitLimits } from './group-commit.js';

const limits: GroupCommitLimits = {
  maxItems: 256,
  maxBytes: 1_000_000,
  slots: 1,
  maxQueued: 1000,
  deadlineMs: 60_000,
};

/** A commit under the control of the test: each call stays pending until the test passes or fails it. */
function controlled(more: Partial<GroupCommitLimits> = {}) {
  const calls: { items: readonly string[]; pass: () => void; fail: (error: Error) => void }[] = [];
  const waiting: (() => void)[] = [];
  const group = new GroupCommit<string, string>(
    { ...limits, ...more },
    {
      commit: (items) =>
        new Promise((resolve, reject) => {
          calls.push({ items, pass: () => resolve(items.map((item) => `${item}!`)), fail: reject });
          for (const wake of waiting.splice(0)) wake();
        }),
      classify: (error) => (error as Error).message as 'item' | 'retry',
      overloaded: () => new Error('busy'),
      late: () => new Error('late'),
    },
  );
  const call = async (index: number) => {
    while (calls.length <= index) await new Promise<void>((resolve) => waiting.push(resolve));
    return calls[index]!;
  };
  return { group, call, calls };
}

const submitAll = (group: GroupCommit<string, string>, ...items: string[]) =>
  items.map((item) => group.submit(item, item.length));

describe('GroupCommit', () => {
  it('commits items submitted in one iteration of the event loop together, then those queued meanwhile', async () => {
    const { group, call } = controlled();
    const first = submitAll(group, 'a', 'b');
    const one = await call(0);
    expect(one.items).toEqual(['a', 'b']);
    const second = submitAll(group, 'c', 'd', 'e');
    one.pass();
    const two = await call(1);
    expect(two.items).toEqual(['c', 'd', 'e']);
    two.pass();
    expect(await Promise.all([...first, ...second])).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
  });

  it('resolves an item only after its commit', async () => {
    const { group, call } = controlled();
    let resolved = false;
    const result = group.submit('a', 1).finally(() => (resolved = true));
    const one = await call(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(resolved).toBe(false);
    one.pass();
    expect(await result).toBe('a!');
  });

  it('respects the limits of items and bytes, and commits a larger item alone', async () => {
    const { group, call } = controlled({ maxItems: 2, maxBytes: 10 });
    const results = submitAll(group, 'a', 'b', 'c', 'x'.repeat(50), 'd');
    const sizes: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      const { items, pass } = await call(index);
      sizes.push(items.length);
      pass();
    }
    expect(sizes).toEqual([2, 1, 1, 1]);
    expect(await Promise.all(results)).toHaveLength(5);
  });

  it('runs as many commits at the same time as it has slots', async () => {
    const { group, call, calls } = controlled({ slots: 2, maxItems: 1 });
    const results = submitAll(group, 'a', 'b', 'c');
    await call(1);
    expect(calls).toHaveLength(2);
    calls[1]!.pass();
    await call(2);
    calls[0]!.pass();
    calls[2]!.pass();
    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!']);
  });

  it('commits an item that is submitted at any time while a slot is being released', async () => {
    for (let hops = 0; hops < 12; hops += 1) {
      const { group, call } = controlled();
      const [first] = submitAll(group, 'a');
      (await call(0)).pass();
      await first;
      for (let hop = 0; hop < hops; hop += 1) await Promise.resolve();
      const [second] = submitAll(group, 'b');
      (await call(1)).pass();
      expect(await second).toBe('b!');
    }
  });

  it('rejects an item at once when the queue is full', async () => {
    const { group, call } = controlled({ maxQueued: 2 });
    const [first] = submitAll(group, 'a');
    const one = await call(0);
    const queued = submitAll(group, 'b', 'c');
    await expect(group.submit('d', 1)).rejects.toThrow('busy');
    one.pass();
    (await call(1)).pass();
    expect(await Promise.all([first, ...queued])).toEqual(['a!', 'b!', 'c!']);
  });

  it('commits items one by one after one of them made the commit fail, and rejects only that one', async () => {
    const { group, call } = controlled();
    const results = Promise.allSettled(submitAll(group, 'a', 'bad', 'c'));
    (await call(0)).fail(new Error('item'));
    for (let index = 1; index <= 3; index += 1) {
      const { items, pass, fail } = await call(index);
      if (items[0] === 'bad') fail(new Error('item'));
      else pass();
    }
    expect((await results).map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('commits the same batch again after a lost connection', async () => {
    const { group, call } = controlled();
    const results = submitAll(group, 'a', 'b');
    (await call(0)).fail(new Error('retry'));
    (await call(1)).fail(new Error('retry'));
    const third = await call(2);
    expect(third.items).toEqual(['a', 'b']);
    third.pass();
    expect(await Promise.all(results)).toEqual(['a!', 'b!']);
  });

  it('rejects queued and in-flight items at their deadline, and ignores a result that comes later', async () => {
    const { group, call } = controlled({ deadlineMs: 20 });
    const results = submitAll(group, 'a');
    const one = await call(0);
    results.push(...submitAll(group, 'b'));
    const settled = await Promise.allSettled(results);
    expect(settled.map((result) => (result as PromiseRejectedResult).reason.message)).toEqual(['late', 'late']);
    one.pass();
    await group.close();
  });

  it('settles items submitted before it closes, and rejects later ones', async () => {
    const { group, call } = controlled();
    const results = submitAll(group, 'a', 'b');
    let closed = false;
    const closing = group.close().then(() => (closed = true));
    await expect(group.submit('c', 1)).rejects.toThrow('busy');
    const one = await call(0);
    expect(closed).toBe(false);
    one.pass();
    await closing;
    expect(await Promise.all(results)).toEqual(['a!', 'b!']);
  });
});
