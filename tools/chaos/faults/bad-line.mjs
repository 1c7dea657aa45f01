import { setTimeout as wait } from 'node:timers/promises';

/** F6: nothing passes between the product and PostgreSQL, both ways or one way; then it does again, or connections are reset. */
export const partition = {
  id: 'F6',
  async inject({ stand, random, begin }) {
    const way = ['both', 'up', 'down', 'refused'][Math.floor(random() * 4)];
    const seconds = 1 + random() * 7;
    if (way === 'refused') stand.proxy.refuse();
    else stand.proxy.block({ up: way !== 'down', down: way !== 'up' });
    await wait(seconds * 1000);
    begin();
    stand.proxy.heal({ reset: random() < 0.5 });
    return { what: `PostgreSQL, ${way}, ${seconds.toFixed(1)} s` };
  },
};

/** F7: every piece between the product and PostgreSQL comes late, some by a retransmission. */
export const latency = {
  id: 'F7',
  async inject({ stand, random, begin }) {
    const milliseconds = 20 + random() * 180;
    stand.proxy.delay(milliseconds, milliseconds / 2, 0.05);
    await wait(5_000);
    begin();
    stand.proxy.heal();
    return { what: `${Math.round(milliseconds)} ms ± half, 5 % lost` };
  },
};
