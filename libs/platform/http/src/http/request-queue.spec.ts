import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestQueue } from './request-queue.js';

describe('the queue of requests', () => {
  let clock: number;
  let queue: RequestQueue;
  let answered: number[];
  let pushed: number;
  let answeringRounds: number;

  beforeEach(() => {
    clock = 0;
    answeringRounds = 0;
    answered = [];
    pushed = 0;
    queue = new RequestQueue(
      { begins: () => undefined, ended: (welcomes) => (answeringRounds += welcomes ? 0 : 1) },
      () => clock,
    );
  });

  afterEach(async () => {
    while (answered.length < pushed) await nextRound();
  });

  /** Requests that take so many milliseconds each. */
  const push = (count: number, milliseconds: number): void => {
    for (let index = 0; index < count; index += 1) {
      const number = pushed;
      pushed += 1;
      queue.push(() => {
        answered.push(number);
        clock += milliseconds;
      });
    }
  };
  /** How many are answered in each of the next rounds of the event loop, before each of which all else took so long. */
  const rounds = async (count: number, elsewhere: number): Promise<readonly number[]> => {
    const found: number[] = [];
    for (let round = 0; round < count; round += 1) {
      const before = answered.length;
      clock += elsewhere;
      await nextRound();
      found.push(answered.length - before);
    }
    return found;
  };

  it('answers what takes little in the round in which it came, in order', async () => {
    push(40, 0.125);
    expect(await rounds(1, 1)).toEqual([40]);
    expect(answered).toEqual(Array.from({ length: 40 }, (_, index) => index));
  });

  it('looks at the sockets again after ten milliseconds', async () => {
    push(24, 1);
    expect(await rounds(4, 1)).toEqual([11, 11, 2, 0]);
  });

  it('leaves most of the time to refusing where requests are refused', async () => {
    push(60, 0.25);
    queue.refused();
    // 0.6 ms and 0.2 of what all else took; what begins within them is ended.
    expect(await rounds(1, 2)).toEqual([5]);
    expect(await rounds(1, 5)).toEqual([7]);
    queue.refused();
    expect(await rounds(1, 0)).toEqual([3]);
  });

  it('steps back while requests stand in the sockets, and goes on where that does not help', async () => {
    push(700, 0.25);
    const found: number[] = [];
    for (let round = 0; round < 16; round += 1) {
      queue.refused();
      found.push(...(await rounds(1, 100)));
    }
    // 0.6 ms and 0.03 of 100 ms; after a second and a half 0.2 of them.
    expect(found.slice(0, 14)).toEqual(Array.from({ length: 14 }, () => 15));
    expect(found.at(-1)).toBe(83);
    // A breath of the senders is not the end of a flood; that rounds are short on the whole is.
    queue.refused();
    expect(await rounds(1, 2)).toEqual([5]);
    expect(await rounds(1, 100)).toEqual([83]);
    queue.refused();
    await rounds(50, 0);
    expect(await rounds(1, 100)).toEqual([15]);
  });

  it('does not step back from every second round where all are long on the whole', async () => {
    push(3_000, 0.25);
    const found: number[] = [];
    for (let round = 0; round < 130; round += 1) {
      queue.refused();
      found.push(...(await rounds(1, 2)), ...(await rounds(1, 16)));
    }
    expect(found.slice(0, 4)).toEqual([5, 5, 5, 5]);
    // 0.6 ms and 0.2 of 16.
    expect(found.slice(-4)).toEqual([5, 16, 5, 16]);
  });

  it('steps back anew when requests are refused once more', async () => {
    push(100, 0.25);
    queue.refused();
    expect(await rounds(1, 20)).toEqual([5]);
    clock += 2_000;
    expect(await rounds(1, 1)).toEqual([41]);
    queue.refused();
    expect(await rounds(1, 20)).toEqual([5]);
  });

  it('is full while requests are refused and more wait than a burst or two rounds of answers', async () => {
    push(130, 0.25);
    expect(queue.isFull).toBe(false);
    queue.refused();
    expect(queue.isFull).toBe(true);
    expect(await rounds(1, 2)).toEqual([5]);
    expect(queue.isFull).toBe(false);
    push(500, 0.125);
    expect(queue.isFull).toBe(true);
    for (let round = 0; round < 16; round += 1) {
      queue.refused();
      await rounds(1, 100);
    }
    // In a flood 165 begin in a round of 100 ms, so that up to 330 may wait.
    push(300 - (pushed - answered.length), 0.125);
    expect(queue.isFull).toBe(false);
    push(60, 0.125);
    expect(queue.isFull).toBe(true);
  });

  it('waits with answers while new connections come in, but not for long', async () => {
    push(3, 0.25);
    queue.connected();
    expect(queue.welcomes).toBe(true);
    expect(await rounds(1, 1)).toEqual([0]);
    queue.connected();
    expect(await rounds(1, 1)).toEqual([0]);
    expect(queue.welcomes).toBe(true);
    expect(await rounds(1, 1)).toEqual([3]);
    expect(queue.welcomes).toBe(false);
    push(3, 0.25);
    // A long look at the sockets is not counted: the first new connection was found in it.
    queue.connected();
    expect(await rounds(1, 40)).toEqual([0]);
    for (const _ of [1, 2]) {
      queue.connected();
      expect(await rounds(1, 4)).toEqual([0]);
    }
    queue.connected();
    expect(await rounds(1, 2)).toEqual([3]);
  });

  it('waits with answers for longer while requests are refused', async () => {
    push(3, 0.25);
    for (let round = 0; round < 5; round += 1) {
      queue.refused();
      queue.connected();
      expect(await rounds(1, 24)).toEqual([0]);
    }
    queue.refused();
    queue.connected();
    expect(await rounds(1, 24)).toEqual([3]);
  });

  it('tells when new connections are in, with nothing to answer too', async () => {
    queue.connected();
    await rounds(1, 1);
    expect([queue.welcomes, answeringRounds]).toEqual([true, 0]);
    await rounds(1, 1);
    expect([queue.welcomes, answeringRounds]).toEqual([false, 1]);
    await rounds(2, 1);
    expect(answeringRounds).toBe(1);
  });

  it('answers all it can again a second after the last refusal, and not sooner', async () => {
    queue.refused();
    clock += 999;
    push(140, 0.0625);
    expect(queue.isFull).toBe(true);
    clock += 1;
    expect(queue.isFull).toBe(false);
    expect(await rounds(1, 1)).toEqual([140]);
  });

  it('goes on when more comes while others are answered', async () => {
    queue.push(() => {
      clock += 11;
      push(2, 1);
    });
    push(1, 1);
    expect(await rounds(3, 1)).toEqual([0, 3, 0]);
  });

  it('lets what follows from an answer happen before the next one begins', async () => {
    const seen: string[] = [];
    for (const name of ['a', 'b'])
      queue.push(() => {
        void Promise.resolve().then(() => seen.push(`${name} followed`));
        seen.push(name);
      });
    await nextRound();
    expect(seen).toEqual(['a', 'a followed', 'b', 'b followed']);
  });
});
