import { setTimeout as wait } from 'node:timers/promises';
import { diskFull } from './faults/disk-full.mjs';
import { exhaustion } from './faults/exhaustion.mjs';
import { killKafka } from './faults/kafka.mjs';
import { killPostgres } from './faults/kill-postgres.mjs';
import { killService } from './faults/kill-service.mjs';
import { latency, partition } from './faults/bad-line.mjs';
import { loseCommit } from './faults/lose-commit.mjs';
import { payload } from './faults/payload.mjs';
import { poison } from './faults/poison.mjs';
import { restart } from './faults/restart.mjs';
import { slowConsumer } from './faults/slow-consumer.mjs';
import { takeOver } from './faults/take-over.mjs';
import { zombie } from './faults/zombie.mjs';

/** What can be done to a stand under load, by the fault's number. */
export const FAULTS = {
  F1: killService,
  F2: killPostgres,
  F3: killKafka,
  F4: zombie,
  F5: loseCommit,
  F6: partition,
  F7: latency,
  F8: diskFull,
  F11: slowConsumer,
  F12: poison,
  F14: payload,
  F16: exhaustion,
  F21: restart,
  S1: takeOver,
};

/** Drawn more often: what the product promises is promised for kills first of all. */
const KILLS = ['F1', 'F2', 'F3'];

/** Milliseconds after which a product that does not come back is given up. */
const PATIENCE = 120_000;

/**
 * Injects faults of the wanted kinds one after the other, each after a pause (`mean` ms on average) in good health, until
 * `enough(log)`. The first rounds take each kind once. Returns what was done: fault, what, kills, and the milliseconds until all
 * processes were ready again and until the next answer was acknowledged.
 */
export async function runNemesis({ stand, load, random, kinds, mean, enough, say }) {
  const log = [];
  const drawn = kinds.flatMap((id) => (KILLS.includes(id) ? [id, id, id] : [id]));
  while (!enough(log)) {
    await wait(mean * (0.3 + random() * 1.4));
    if (enough(log)) break;
    const id = kinds[log.length] ?? drawn[Math.floor(random() * drawn.length)];
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
    } = await FAULTS[id].inject({
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
    if (Number.isNaN(ackMs)) throw new Error(`after ${id} ${what} no answer is acknowledged any more`);
    log.push({ fault: id, what, kills, readyMs, ackMs, violations, ...figures });
    say(`${id} ${what}: next answer after ${ackMs} ms, all ready after ${readyMs} ms`);
  }
  return log;
}
