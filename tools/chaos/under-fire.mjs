import { audit } from './audit/audit.mjs';
import { Ledger } from './ledger.mjs';
import { Load } from './load.mjs';
import { FAULTS, runNemesis } from './nemesis.mjs';
import { plantedBug } from './planted/planted.mjs';
import { seeded } from './random.mjs';
import { startStand } from './stand.mjs';
import { until } from './until.mjs';

/** The faults that come through a module which every process loads. */
export const PRELOADS = { F13: './wrappers/repeat-and-shuffle.mjs', F11: './wrappers/slow-consumer.mjs' };
/** Faults that need Kafka. */
const OF_KAFKA = ['F3', 'S1'];
/**
 * What faults make the product say: events out of order, a Kafka that has lost what it had, and warnings of the Kafka client,
 * which listens once more on a connection that is gone at each attempt to use or leave it.
 */
const CHAOS_SPEAKS = [
  /is missing, \d+ came instead/,
  /Kafka has lost/,
  /MaxListenersExceededWarning: .* (connect listeners added to \[Socket\]|requestQueueEmpty listeners added to)/,
];

/** Load, faults in turn, rest, audit: the run in which what is acknowledged must survive. */
export async function runUnderFire({ folder, say, disk, ...options }) {
  const random = seeded(options.seed);
  const bug = options.plant === undefined ? undefined : plantedBug(options.plant);
  const shape = bug?.shape ?? options.shape;
  const kinds = (options.faults ?? bug?.faults ?? Object.keys({ ...FAULTS, ...PRELOADS })).filter(
    (id) => (FAULTS[id] !== undefined || PRELOADS[id] !== undefined) && (shape === 'split' || !OF_KAFKA.includes(id)),
  );
  const stand = await startStand({
    folder,
    say,
    random,
    disk,
    shape,
    brokers: options.brokers,
    outage: options.outage,
    victims: bug?.victims,
    settings: bug?.settings,
    preloads: [...kinds.map((id) => PRELOADS[id]).filter(Boolean), ...(bug?.file ? [bug.file] : [])],
  });
  const ledgerPath = `${folder}/ledger.jsonl`;
  const ledger = new Ledger(ledgerPath);
  const { url, workspaces } = stand;
  const load = new Load({ url, workspaces, ledger, random, rate: options.rate });
  try {
    load.start();
    const began = Date.now();
    const enough = (log) =>
      log.length >= Math.max(bug?.rounds ?? 0, kinds.length) &&
      killsOf(log) >= options.kills &&
      Date.now() - began >= options.minutes * 60_000;
    const log = await runNemesis({
      stand,
      load,
      random,
      kinds: kinds.filter((id) => FAULTS[id] !== undefined),
      mean: options.pause * 1000,
      enough,
      say,
    });
    await until('so many answers are acknowledged', () => load.acked >= options.acks, 600_000, 100);
    await load.stop(options.patience * 1000);
    await ledger.close();
    const seconds = Math.round((Date.now() - began) / 1000);
    say(`${load.acked} acknowledged in ${seconds} s; waiting for the readers`);
    const found = await audit({ stand, ledgerPath, patience: options.patience * 1000, errors: CHAOS_SPEAKS });
    const violations = [
      ...found.violations,
      ...log.flatMap((round) => round.violations),
      ...[...load.unexpected].map(([status, text]) => `unexpected status ${status}: ${text.slice(0, 500)}`),
    ];
    return {
      ...(bug === undefined ? {} : { caught: violations.some((text) => bug.sign.test(text)) }),
      seconds,
      rounds: log.length,
      kills: killsOf(log),
      commitsCut: stand.proxy.cuts,
      ...timesOf(log),
      slowestAckMs: Math.round(load.slowestAck),
      unknown: load.unknown,
      refused: load.refused,
      ...found,
      violations,
    };
  } finally {
    // A run that broke off would otherwise go on handing in.
    await load.stop(0).catch(() => undefined);
    await stand.stop();
  }
}

function killsOf(log) {
  return log.reduce((sum, { kills }) => sum + kills, 0);
}

/** By fault: how often, and the slowest times to the next acknowledged answer and to full readiness. */
function timesOf(log) {
  const faults = {};
  for (const { fault, readyMs, ackMs } of log) {
    const entry = (faults[fault] ??= { rounds: 0, slowestAckMs: 0, slowestReadyMs: 0 });
    entry.rounds += 1;
    entry.slowestAckMs = Math.max(entry.slowestAckMs, ackMs);
    entry.slowestReadyMs = Math.max(entry.slowestReadyMs, readyMs);
  }
  return { faults };
}
