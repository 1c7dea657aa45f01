import { audit } from './audit/audit.mjs';
import { startHarness } from './harness.mjs';
import { Ledger } from './ledger.mjs';
import { Load } from './load.mjs';
import { FAULTS, runNemesis } from './nemesis.mjs';
import { isCaught, plantedBug } from './planted/planted.mjs';
import { seeded } from './random.mjs';
import { until } from './until.mjs';

/** Faults injected inside the product, by a module that every process loads first. */
export const PRELOADS = { F13: './wrappers/repeat-and-shuffle.mjs', F11: './wrappers/slow-consumer.mjs' };
/** Faults that need Kafka. */
const KAFKA_FAULTS = ['F3', 'S1'];
/**
 * Errors in the log that the faults explain: events out of order, a Kafka that lost its data, and the Kafka client's warning
 * that it adds a listener to a closed connection at every attempt to use it.
 */
export const EXPECTED_ERRORS = [
  /expected offset \d+, received \d+/,
  /Kafka has lost/,
  /MaxListenersExceededWarning: .* (connect listeners added to \[Socket\]|requestQueueEmpty listeners added to)/,
];

/** Runs load and faults, waits until the consumers have caught up, and audits what is stored. */
export async function runFaults({ folder, log, disk, ...options }) {
  const random = seeded(options.seed);
  const bug = options.plant === undefined ? undefined : plantedBug(options.plant);
  const shape = bug?.shape ?? options.shape;
  const kinds = (options.faults ?? bug?.faults ?? Object.keys({ ...FAULTS, ...PRELOADS })).filter(
    (id) =>
      (FAULTS[id] !== undefined || PRELOADS[id] !== undefined) && (shape === 'split' || !KAFKA_FAULTS.includes(id)),
  );
  const harness = await startHarness({
    folder,
    log,
    random,
    disk,
    shape,
    brokers: options.brokers,
    outage: options.outage,
    victims: bug?.victims,
    writers: bug?.writers,
    settings: bug?.settings,
    preloads: [...kinds.map((id) => PRELOADS[id]).filter(Boolean), ...(bug?.file ? [bug.file] : [])],
  });
  const ledgerPath = `${folder}/ledger.jsonl`;
  const ledger = new Ledger(ledgerPath);
  const { url, workspaces } = harness;
  const load = new Load({ url, workspaces, ledger, random, rate: options.rate });
  try {
    load.start();
    const startedAt = Date.now();
    const enough = (rounds) =>
      rounds.length >= Math.max(bug?.rounds ?? 0, kinds.length) &&
      killsOf(rounds) >= options.kills &&
      Date.now() - startedAt >= options.minutes * 60_000;
    const rounds = await runNemesis({
      harness,
      load,
      random,
      kinds: kinds.filter((id) => FAULTS[id] !== undefined),
      meanPauseMs: options.pause * 1000,
      enough,
      log,
    });
    await until(`${options.acks} responses are acknowledged`, () => load.acked >= options.acks, 600_000, 100);
    await load.stop(options.drainTimeoutMs);
    await ledger.close();
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    log(`${load.acked} acknowledged in ${seconds} s; waiting for the consumers`);
    const stallMs = options.drainTimeoutMs;
    const found = await audit({ harness, ledgerPath, stallMs, expectedErrors: EXPECTED_ERRORS });
    const violations = [
      ...found.violations,
      ...rounds.flatMap((round) => round.violations),
      ...[...load.unexpected].map(([status, text]) => `unexpected status ${status}: ${text.slice(0, 500)}`),
    ];
    return {
      ...(bug === undefined ? {} : { caught: isCaught(bug, violations) }),
      seconds,
      rounds: rounds.length,
      kills: killsOf(rounds),
      commitsCut: harness.proxy.cuts,
      ...timesOf(rounds),
      slowestAckMs: Math.round(load.slowestAck),
      unknown: load.unknown,
      rejected: load.rejected,
      ...found,
      violations,
    };
  } finally {
    // After an error the load would otherwise go on.
    await load.stop(0).catch(() => undefined);
    await harness.stop();
  }
}

function killsOf(rounds) {
  return rounds.reduce((sum, { kills }) => sum + kills, 0);
}

/** By fault: how often, and the slowest times until the next acknowledgement and until all processes were ready. */
function timesOf(rounds) {
  const faults = {};
  for (const { fault, readyMs, ackMs } of rounds) {
    const entry = (faults[fault] ??= { rounds: 0, slowestAckMs: 0, slowestReadyMs: 0 });
    entry.rounds += 1;
    entry.slowestAckMs = Math.max(entry.slowestAckMs, ackMs);
    entry.slowestReadyMs = Math.max(entry.slowestReadyMs, readyMs);
  }
  return { faults };
}
