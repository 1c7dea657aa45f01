import { setTimeout as wait } from 'node:timers/promises';
import { slowestBehind } from '../audit/log.mjs';
import { until } from '../until.mjs';

/** The consumers must have caught up within this time after an outage of a given length. */
const CATCH_UP_SECONDS = 60;

/**
 * F3: a broker is killed. A single broker may also lose its data, which the relay sends again from PostgreSQL, after an outage of
 * `harness.outage` seconds if set. Submissions must not be affected.
 */
export const killKafka = {
  async inject({ harness, load, random, recoveryStarts, round }) {
    const { kafka, outage } = harness;
    const victim = Math.floor(random() * kafka.pids.length);
    const isLost = kafka.pids.length === 1 && (outage !== undefined || round % 2 === 1);
    const before = { acked: load.acked, rejected: load.rejected };
    recoveryStarts();
    if (isLost) await kafka.wipe();
    else await kafka.kill(victim);
    await wait(outage === undefined ? 1_000 + random() * 4_000 : outage * 1_000);
    const accepted = load.acked - before.acked;
    const rejected = load.rejected - before.rejected;
    if (isLost) await kafka.start();
    await until('Kafka is back', () => kafka.isReady, 120_000);
    const violations = [];
    const name = kafka.pids.length === 1 ? 'Kafka' : `broker ${victim + 1}`;
    if (accepted === 0) violations.push(`F3 nothing is accepted while ${name} is down`);
    if (rejected > 0) violations.push(`F3 ${rejected} responses are rejected while ${name} is down`);
    let what = `${name}${isLost ? ' and its data' : ''}, ${accepted} accepted and ${rejected} rejected meanwhile`;
    if (outage !== undefined) {
      const seconds = await secondsToCatchUp(harness, load);
      what += `, down for ${outage} s, consumers caught up ${seconds.toFixed(1)} s later`;
      if (seconds > CATCH_UP_SECONDS) violations.push(`F3 the consumers catch up only ${seconds} s after the outage`);
    }
    return { what, kills: 1, violations };
  },
};

/** Waits until the lag of the slowest group is at most one second of the load. */
async function secondsToCatchUp({ databaseUrl }, { options: { rate } }) {
  const startedAt = performance.now();
  await until('the consumers catch up', async () => (await slowestBehind(databaseUrl)) <= rate, 300_000, 200);
  return (performance.now() - startedAt) / 1_000;
}
