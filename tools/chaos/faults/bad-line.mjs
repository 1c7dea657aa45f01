import { setTimeout as wait } from 'node:timers/promises';

/** F6: nothing passes between the product and PostgreSQL or Kafka, both ways or one way; then it does again, or connections are reset. */
export const partition = {
  async inject({ stand, random, begin }) {
    const way = ['both', 'up', 'down', 'refused'][Math.floor(random() * 4)];
    const seconds = 1 + random() * 7;
    const isKafka = stand.kafkaLine !== undefined && random() < 0.5;
    const line = isKafka ? stand.kafkaLine : stand.proxy;
    if (way === 'refused') line.refuse();
    else line.block({ up: way !== 'down', down: way !== 'up' });
    await wait(seconds * 1000);
    begin();
    line.heal({ reset: random() < 0.5 });
    return { what: `${isKafka ? 'Kafka' : 'PostgreSQL'}, ${way}, ${seconds.toFixed(1)} s` };
  },
};

/** F7: every piece between the product and PostgreSQL comes late, some by a retransmission. */
export const latency = {
  async inject({ stand, random, begin }) {
    const milliseconds = 20 + random() * 180;
    stand.proxy.delay(milliseconds, milliseconds / 2, 0.05);
    await wait(5_000);
    begin();
    stand.proxy.heal();
    return { what: `${Math.round(milliseconds)} ms ± half, 5 % lost` };
  },
};
