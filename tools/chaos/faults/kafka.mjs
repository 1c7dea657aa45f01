import { setTimeout as wait } from 'node:timers/promises';
import { slowestBehind } from '../audit/log.mjs';
import { until } from '../until.mjs';

/** Seconds within which the readers must have caught up after an outage of wanted length. */
const CAUGHT_UP_WITHIN = 60;

/**
 * F3: a broker is killed; a broker that is alone may also lose all that it had and is filled again from PostgreSQL, after
 * an outage of `stand.outage` seconds where that is set. What is handed in must not notice.
 */
export const killKafka = {
  async inject({ stand, load, random, begin, round }) {
    const { kafka, outage } = stand;
    const victim = Math.floor(random() * kafka.pids.length);
    const isLost = kafka.pids.length === 1 && (outage !== undefined || round % 2 === 1);
    const before = { acked: load.acked, refused: load.refused };
    begin();
    if (isLost) await kafka.wipe();
    else await kafka.kill(victim);
    await wait(outage === undefined ? 1_000 + random() * 4_000 : outage * 1_000);
    const taken = load.acked - before.acked;
    const refused = load.refused - before.refused;
    if (isLost) await kafka.start();
    await until('Kafka is back', () => kafka.pids.every((pid) => pid !== undefined), 120_000);
    const violations = [];
    const name = kafka.pids.length === 1 ? 'Kafka' : `broker ${victim + 1}`;
    if (taken === 0) violations.push(`F3 nothing is accepted while ${name} is down`);
    if (refused > 0) violations.push(`F3 ${refused} answers are refused while ${name} is down`);
    let what = `${name}${isLost ? ' and its data' : ''}, ${taken} accepted and ${refused} refused meanwhile`;
    if (outage !== undefined) {
      const seconds = await secondsToCatchUp(stand, load);
      what += `, away for ${outage} s, readers caught up ${seconds.toFixed(1)} s after`;
      if (seconds > CAUGHT_UP_WITHIN) violations.push(`F3 the readers catch up only ${seconds} s after the outage`);
    }
    return { what, kills: 1, violations };
  },
};

/** Until the slowest group is at most a second of the load behind, under that load. */
async function secondsToCatchUp({ databaseUrl }, { options: { rate } }) {
  const began = performance.now();
  await until('the readers catch up', async () => (await slowestBehind(databaseUrl)) <= rate, 300_000, 200);
  return (performance.now() - began) / 1_000;
}
