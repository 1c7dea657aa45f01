import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../until.mjs';

/**
 * F3: a broker is killed; a broker that is alone may also lose all that it had and is filled again from PostgreSQL. What is handed in
 * must not notice.
 */
export const killKafka = {
  async inject({ stand, load, random, begin, round }) {
    const { kafka } = stand;
    const victim = Math.floor(random() * kafka.pids.length);
    const isLost = kafka.pids.length === 1 && round % 2 === 1;
    const before = { acked: load.acked, refused: load.refused };
    begin();
    if (isLost) await kafka.wipe();
    else await kafka.kill(victim);
    await wait(1_000 + random() * 4_000);
    const taken = load.acked - before.acked;
    const refused = load.refused - before.refused;
    if (isLost) await kafka.start();
    await until('Kafka is back', () => kafka.pids.every((pid) => pid !== undefined), 120_000);
    const name = kafka.pids.length === 1 ? 'Kafka' : `broker ${victim + 1}`;
    return {
      what: `${name}${isLost ? ' and its data' : ''}, ${taken} accepted meanwhile`,
      kills: 1,
      violations: [
        ...(taken === 0 ? [`F3 nothing is accepted while ${name} is down`] : []),
        ...(refused > 0 ? [`F3 ${refused} answers are refused while ${name} is down`] : []),
      ],
    };
  },
};
