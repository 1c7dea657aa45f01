import { setTimeout as wait } from 'node:timers/promises';
import { diskFull } from './faults/disk-full.mjs';
import { exhaustion } from './faults/exhaustion.mjs';
import { killKafka } from './faults/kafka.mjs';
import { killPostgres } from './faults/kill-postgres.mjs';
import { killService } from './faults/kill-service.mjs';
import { loseCommit } from './faults/lose-commit.mjs';
import { latency, partition } from './faults/network.mjs';
import { payload } from './faults/payload.mjs';
import { poison } from './faults/poison.mjs';
import { restart } from './faults/restart.mjs';
import { slowConsumer } from './faults/slow-consumer.mjs';
import { takeOver } from './faults/take-over.mjs';
import { zombie } from './faults/zombie.mjs';

/** Faults that can be injected under load, by number. */
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

/** Drawn more often, because surviving kills is the main guarantee of the product. */
const KILLS = ['F1', 'F2', 'F3'];

/** A product that has not recovered by then fails the run. */
const RECOVERY_TIMEOUT_MS = 120_000;

/**
 * Injects faults of the given kinds one after another, each after a healthy pause (`meanPauseMs` on average), until
 * `enough(rounds)`. The first rounds take each kind once. Returns the rounds: fault, description, kills, and the milliseconds
 * until all processes were ready again and until the next response was acknowledged.
 */
export async function runNemesis({ harness, load, random, kinds, meanPauseMs, enough, log }) {
  const rounds = [];
  const drawn = kinds.flatMap((id) => (KILLS.includes(id) ? [id, id, id] : [id]));
  while (!enough(rounds)) {
    await wait(meanPauseMs * (0.3 + random() * 1.4));
    if (enough(rounds)) break;
    const id = kinds[rounds.length] ?? drawn[Math.floor(random() * drawn.length)];
    let startedAt = performance.now();
    let acked = load.nextAck();
    const recoveryStarts = () => {
      startedAt = performance.now();
      acked = load.nextAck();
    };
    const {
      what,
      kills = 0,
      violations = [],
      ...figures
    } = await FAULTS[id].inject({
      harness,
      load,
      random,
      recoveryStarts,
      round: rounds.length,
    });
    await harness.ready(RECOVERY_TIMEOUT_MS);
    const readyMs = Math.round(performance.now() - startedAt);
    const ackMs = Math.round((await Promise.race([acked, wait(RECOVERY_TIMEOUT_MS, NaN, { ref: false })])) ?? NaN);
    if (Number.isNaN(ackMs)) throw new Error(`after ${id} ${what} no response is acknowledged any more`);
    rounds.push({ fault: id, what, kills, readyMs, ackMs, violations, ...figures });
    log(`${id} ${what}: next acknowledgement after ${ackMs} ms, all ready after ${readyMs} ms`);
  }
  return rounds;
}
