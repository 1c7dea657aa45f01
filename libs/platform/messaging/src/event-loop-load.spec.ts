import { describe, expect, it } from '@jest/globals';
import { EventLoopLoad } from './event-loop-load.js';

/** An event loop controlled by the test, with the same utilization formula as Node. */
function eventLoop() {
  const total = { idle: 0, active: 0 };
  const load = new EventLoopLoad((since) => {
    const idle = total.idle - (since?.idle ?? 0);
    const active = total.active - (since?.active ?? 0);
    return { idle, active, utilization: active === 0 ? 0 : active / (idle + active) };
  });
  const pass = (idle: number, active: number) => {
    total.idle += idle;
    total.active += active;
  };
  return { load, pass };
}

describe('the load of the event loop', () => {
  it('is saturated while the event loop is busy for more than 85 % of the window', () => {
    const { load, pass } = eventLoop();
    expect(load.isSaturated).toBe(false);
    pass(100, 400);
    expect(load.isSaturated).toBe(false);
    pass(20, 400);
    expect(load.isSaturated).toBe(true);
    pass(400, 20);
    expect(load.isSaturated).toBe(false);
  });

  it('does not change before the window is over', () => {
    const { load, pass } = eventLoop();
    pass(0, 200);
    expect(load.isSaturated).toBe(false);
    pass(0, 60);
    expect(load.isSaturated).toBe(true);
    pass(200, 0);
    expect(load.isSaturated).toBe(true);
  });

  it('measures the event loop of Node', () => {
    expect(typeof new EventLoopLoad().isSaturated).toBe('boolean');
  });
});
