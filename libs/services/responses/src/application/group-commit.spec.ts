import { describe, expect, it } from '@jest/globals';
import { GroupCommit, type GroupCommitLimits } from './group-commit.js';

const limits: GroupCommitLimits = {
  maxItems: 256,
  maxBytes: 1_000_000,
  lanes: 1,
  maxQueued: 1000,
  deadline: 60_000,
  gatherMs: 60_000,
};

/** A commit under the test's control: each call waits until it is let through or fails. */
function controlled(more: Partial<GroupCommitLimits> = {}, isPressed = false) {
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
      isPressed: () => isPressed,
      classify: (error) => (error as Error).message as 'item' | 'again',
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

/** Two looks at the sockets, so that all that was to begin at once has begun. */
const turn = async () => {
  for (let count = 0; count < 2; count += 1) await new Promise((resolve) => setImmediate(resolve));
};

const submitAll = (group: GroupCommit<string, string>, ...items: string[]) =>
  items.map((item) => group.submit(item, item.length));

describe('GroupCommit', () => {
  it('commits together what came in one turn, and then what queued up meanwhile', async () => {
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

  it('keeps to the limits of items and bytes; a larger item goes alone', async () => {
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

  it('runs as many commits at a time as it has lanes', async () => {
    const { group, call, calls } = controlled({ lanes: 2, maxItems: 1 });
    const results = submitAll(group, 'a', 'b', 'c');
    await call(1);
    expect(calls).toHaveLength(2);
    calls[1]!.pass();
    await call(2);
    calls[0]!.pass();
    calls[2]!.pass();
    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!']);
  });

  it('gathers a full group under pressure before the next commit, but not before the first', async () => {
    const { group, call, calls } = controlled({ maxItems: 3 }, true);
    const results = submitAll(group, 'a');
    (await call(0)).pass();
    await results[0];
    results.push(...submitAll(group, 'b', 'c'));
    await turn();
    expect(calls).toHaveLength(1);
    results.push(...submitAll(group, 'd'));
    const two = await call(1);
    expect(two.items).toEqual(['b', 'c', 'd']);
    two.pass();
    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!', 'd!']);
    await group.close();
  });

  it('commits under pressure what was gathered when the time is over', async () => {
    const { group, call } = controlled({ gatherMs: 1 }, true);
    const results = submitAll(group, 'a');
    (await call(0)).pass();
    await results[0];
    results.push(...submitAll(group, 'b', 'c'));
    const two = await call(1);
    expect(two.items).toEqual(['b', 'c']);
    two.pass();
    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!']);
    await group.close();
  });

  it('does not gather again what did not fit into the last commit', async () => {
    const { group, call } = controlled({ maxItems: 2 }, true);
    const results = submitAll(group, 'a', 'b', 'c');
    (await call(0)).pass();
    const two = await call(1);
    expect(two.items).toEqual(['c']);
    two.pass();
    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!']);
    await group.close();
  });

  it('forgets none that comes in whatever moment a lane ends', async () => {
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

  it('ends the gathering when it closes', async () => {
    const { group, call } = controlled({}, true);
    const results = submitAll(group, 'a');
    (await call(0)).pass();
    await results[0];
    results.push(...submitAll(group, 'b'));
    await turn();
    const closing = group.close();
    (await call(1)).pass();
    await closing;
    expect(await Promise.all(results)).toEqual(['a!', 'b!']);
  });

  it('refuses at once what would wait behind too many', async () => {
    const { group, call } = controlled({ maxQueued: 2 });
    const [first] = submitAll(group, 'a');
    const one = await call(0);
    const queued = submitAll(group, 'b', 'c');
    await expect(group.submit('d', 1)).rejects.toThrow('busy');
    one.pass();
    (await call(1)).pass();
    expect(await Promise.all([first, ...queued])).toEqual(['a!', 'b!', 'c!']);
  });

  it('tries each item on its own where one is to blame, and fails that one only', async () => {
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

  it('sends the same batch again after a lost connection', async () => {
    const { group, call } = controlled();
    const results = submitAll(group, 'a', 'b');
    (await call(0)).fail(new Error('again'));
    (await call(1)).fail(new Error('again'));
    const third = await call(2);
    expect(third.items).toEqual(['a', 'b']);
    third.pass();
    expect(await Promise.all(results)).toEqual(['a!', 'b!']);
  });

  it('gives up at the deadline what waits and what is under way, and takes no late result for it', async () => {
    const { group, call } = controlled({ deadline: 20 });
    const results = submitAll(group, 'a');
    const one = await call(0);
    results.push(...submitAll(group, 'b'));
    const settled = await Promise.allSettled(results);
    expect(settled.map((result) => (result as PromiseRejectedResult).reason.message)).toEqual(['late', 'late']);
    one.pass();
    await group.close();
  });

  it('finishes what was handed in before it closes, and takes nothing more', async () => {
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
