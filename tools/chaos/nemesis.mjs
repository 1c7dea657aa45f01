import { setTimeout as wait } from 'node:timers/promises';
import { killPostgres } from './faults/kill-postgres.mjs';
import { killService } from './faults/kill-service.mjs';
import { latency, partition } from './faults/bad-line.mjs';
import { loseCommit } from './faults/lose-commit.mjs';

/** What can be done to a stand under load, by the fault's number. */
export const FAULTS = Object.fromEntries(
  [killService, killPostgres, loseCommit, partition, latency].map((fault) => [fault.id, fault]),
);

/** Milliseconds after which a product that does not come back is given up. */
const PATIENCE = 120_000;

/**
 * Injects faults of the wanted kinds one after the other, each after a pause (`mean` ms on average) in good health, until
 * `enough(log)`. The first rounds take each kind once. Returns what was done: fault, what, kills, and the milliseconds until all
 * processes were ready again and until the next answer was acknowledged.
 */
export async function runNemesis({ stand, load, random, kinds, mean, enough, say }) {
  const log = [];
  while (!enough(log)) {
    await wait(mean * (0.3 + random() * 1.4));
    if (enough(log)) break;
    const fault = FAULTS[kinds[log.length] ?? kinds[Math.floor(random() * kinds.length)]];
    let began = performance.now();
    let acked = load.nextAck();
    const begin = () => {
      began = performance.now();
      acked = load.nextAck();
    };
    const {
      what,
      kills = 0,
      violations = [],
      ...figures
    } = await fault.inject({
      stand,
      load,
      random,
      begin,
      say,
      round: log.length,
    });
    await stand.ready(PATIENCE);
    const readyMs = Math.round(performance.now() - began);
    const ackMs = Math.round((await Promise.race([acked, wait(PATIENCE, NaN, { ref: false })])) ?? NaN);
    if (Number.isNaN(ackMs)) throw new Error(`after ${fault.id} ${what} no answer is acknowledged any more`);
    log.push({ fault: fault.id, what, kills, readyMs, ackMs, violations, ...figures });
    say(`${fault.id} ${what}: next answer after ${ackMs} ms, all ready after ${readyMs} ms`);
  }
  return log;
}
