import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { restAfter, Turns } from './turns.js';

/** A round that ends when it is told to. */
function round() {
  let end: () => void = () => undefined;
  let begun = false;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    run: () => {
      begun = true;
      return ended;
    },
    end: () => end(),
    get begun() {
      return begun;
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('cost nothing where the process has time', async () => {
    const turns = new Turns(() => 0.5);
    const [first, second] = [round(), round()];
    turns.written();
    const running = [turns.take(first.run), turns.take(second.run)];
    expect([first.begun, second.begun]).toEqual([true, true]);
    first.end();
    second.end();
    await Promise.all(running);
  });

  it('are taken one after the other where writers use all of it', async () => {
    const turns = new Turns(() => 1);
    turns.written();
    await turns.take(() => turn().then(() => undefined));
    const [first, second] = [round(), round()];
    turns.written();
    const running = [turns.take(first.run), turns.take(second.run)];
    await turn();
    expect(second.begun).toBe(false);
    first.end();
    second.end();
    await Promise.all(running);
    expect([first.begun, second.begun]).toEqual([true, true]);
  });

  it('are not waited for where nobody writes, however busy the readers are', async () => {
    const turns = new Turns(() => 1);
    await turns.take(() => turn().then(() => undefined));
    const first = round();
    const running = turns.take(first.run);
    expect(first.begun).toBe(true);
    first.end();
    await running;
  });

  it('are rarer while requests are refused, and come all the same', () => {
    expect(restAfter(10, false)).toBe(40);
    expect(restAfter(10, true)).toBe(190);
    expect(restAfter(60_000, false)).toBe(1_000);
    expect(restAfter(60_000, true)).toBe(30_000);
  });

  it('leave no more to writers than their reader can wait, unless requests are refused', () => {
    expect(restAfter(60_000, false, 400)).toBe(400);
    expect(restAfter(10, false, 400)).toBe(40);
    expect(restAfter(10_000, true, 400)).toBe(30_000);
  });

  it('come to a reader that can wait less before the rest after a round is over', async () => {
    const turns = new Turns(() => 1);
    turns.written();
    // The rest after it is a second.
    await turns.take(() => wait(300));
    const late = new AbortController();
    const first = await Promise.race([
      turns.take(async () => 'the next round', 50),
      wait(700, 'the rest', { signal: late.signal }),
    ]);
    late.abort();
    expect(first).toBe('the next round');
  });

  it('are not waited for any longer once no more requests are refused', async () => {
    const turns = new Turns(() => 1);
    turns.written();
    turns.refused();
    // Nineteen times as long would be a rest of more than seven seconds.
    await turns.take(() => wait(400));
    const late = new AbortController();
    const first = await Promise.race([
      turns.take(async () => 'the next round'),
      wait(6_000, 'a rest that does not end', { signal: late.signal }),
    ]);
    late.abort();
    expect(first).toBe('the next round');
  });

  it('go on after a round that fails', async () => {
    const turns = new Turns(() => 1);
    turns.written();
    await expect(turns.take(() => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
    await expect(turns.take(() => Promise.resolve(7))).resolves.toBe(7);
  });
});
