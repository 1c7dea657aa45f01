import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { EventLoopLoad } from './event-loop-load.js';

const block = (milliseconds: number) => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

describe('the load of the event loop', () => {
  it('is saturated after it was blocked for longer than the window, and not any more after an idle time', async () => {
    const load = new EventLoopLoad();
    await wait(300);
    expect(load.isSaturated).toBe(false);
    block(400);
    await wait(1);
    expect(load.isSaturated).toBe(true);
    await wait(300);
    expect(load.isSaturated).toBe(false);
  });

  it('ignores a burst that is shorter than the window', async () => {
    const load = new EventLoopLoad();
    await wait(300);
    expect(load.isSaturated).toBe(false);
    block(50);
    await wait(1);
    expect(load.isSaturated).toBe(false);
  });
});
