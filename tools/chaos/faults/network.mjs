import { setTimeout as wait } from 'node:timers/promises';

/** F6: no packet passes between the product and PostgreSQL or Kafka, in one direction or both, or connections are refused. */
export const partition = {
  async inject({ harness, random, recoveryStarts }) {
    const direction = ['both', 'up', 'down', 'refused'][Math.floor(random() * 4)];
    const seconds = 1 + random() * 7;
    const isKafka = harness.kafkaProxy !== undefined && random() < 0.5;
    const proxy = isKafka ? harness.kafkaProxy : harness.proxy;
    if (direction === 'refused') proxy.refuse();
    else proxy.block({ up: direction !== 'down', down: direction !== 'up' });
    await wait(seconds * 1000);
    recoveryStarts();
    proxy.heal({ reset: random() < 0.5 });
    return { what: `${isKafka ? 'Kafka' : 'PostgreSQL'}, ${direction}, ${seconds.toFixed(1)} s` };
  },
};

/** F7: everything between the product and PostgreSQL is delayed, some of it by a retransmission. */
export const latency = {
  async inject({ harness, random, recoveryStarts }) {
    const milliseconds = 20 + random() * 180;
    harness.proxy.delay(milliseconds, milliseconds / 2, 0.05);
    await wait(5_000);
    recoveryStarts();
    harness.proxy.heal();
    return { what: `delay ${Math.round(milliseconds)} ms ± half, 5 % retransmitted` };
  },
};
