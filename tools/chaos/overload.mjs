import { Client } from 'pg';
import { closedLoop, openLoop, summarize } from '../load/load.mjs';
import { residentBytesOf } from '../product/product.mjs';
import { drained } from './audit/log.mjs';
import { startHarness } from './harness.mjs';
import { seeded } from './random.mjs';

const CAPACITY_SECONDS = 15;
const NORMAL_SECONDS = 15;
const DRAIN_TIMEOUT_MS = 300_000;
/** Goal G4: of the capacity, of the steady memory, and seconds after the overload. */
const GOALS = { goodput: 0.7, memory: 1.5, normalWithinSeconds: 10 };

/** F20: twice the capacity at fixed times (open loop) for `overload` seconds, then half of the capacity. */
export async function runOverload({ folder, log, shape, brokers, seed, overload }) {
  const harness = await startHarness({ folder, log, shape, brokers, random: seeded(seed), direct: true });
  const database = new Client({ connectionString: harness.databaseUrl });
  await database.connect();
  const [{ key, surveyId }] = harness.workspaces;
  const target = { url: harness.url, key, surveyId };
  const memory = watchMemory(harness);
  const all = [];
  const record = async (name, seconds, load) => {
    const samples = await load;
    for (const sample of samples) all.push(sample.status);
    log(`${name}: ${JSON.stringify({ ...summarize(samples, seconds), ...statusesOf(samples) })}`);
    return samples;
  };
  const capacityOf = async (name) => {
    const left = await drained(database, DRAIN_TIMEOUT_MS);
    if (left.length > 0) throw new Error(`the consumers do not catch up: ${left.join('; ')}`);
    const samples = await record(name, CAPACITY_SECONDS, closedLoop(target, { seconds: CAPACITY_SECONDS }));
    return summarize(samples, CAPACITY_SECONDS).perSecond;
  };
  try {
    await capacityOf('warm-up');
    const before = await capacityOf('capacity before');
    const steadyMB = memory.peakMB();
    const overloaded = await record('overload', overload, openLoop(target, { rate: 2 * before, seconds: overload }));
    const peakMB = memory.peakMB();
    const load = openLoop(target, { rate: 0.5 * before, seconds: NORMAL_SECONDS });
    const normal = await record('half of the capacity', NORMAL_SECONDS, load);
    const after = await capacityOf('capacity after');
    const capacity = (before + after) / 2;
    const found = {
      capacity: Math.round(capacity),
      goodput: Number((summarize(overloaded, overload).perSecond / capacity).toFixed(2)),
      statuses: statusesOf(overloaded),
      memoryMB: [steadyMB, peakMB],
      normalAfterSeconds: secondsUntilNormal(normal),
    };
    const { rows } = await database.query('select count(*)::int as n from responses.response');
    const acknowledged = all.filter((status) => status === 201).length;
    const lost = rows[0].n < acknowledged ? [`I1 lost: ${acknowledged} acknowledged, ${rows[0].n} stored`] : [];
    return { ...found, violations: [...violationsOf(found, overloaded), ...lost] };
  } finally {
    memory.stop();
    await database.end();
    await harness.stop();
  }
}

function statusesOf(samples) {
  const counts = {};
  for (const { status = 'none' } of samples) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** The first second in which every response was accepted, 99 of 100 of them within 250 ms. */
function secondsUntilNormal(samples) {
  for (let second = 0; second < NORMAL_SECONDS; second += 1) {
    const due = samples.filter(({ dueMs }) => Math.floor(dueMs / 1000) === second);
    if (due.every(({ status }) => status === 201) && summarize(due, 1).p99 <= 250) return second;
  }
  return NORMAL_SECONDS;
}

/** The highest resident memory of all processes of the product since the last call, in MB. */
function watchMemory(harness) {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, residentBytesOf(harness))), 500);
  const peakMB = () => {
    const value = Math.round(peak / 1024 / 1024);
    peak = 0;
    return value;
  };
  return { peakMB, stop: () => clearInterval(timer) };
}

function violationsOf({ goodput, statuses, memoryMB: [steady, peak], normalAfterSeconds }, samples) {
  const other = Object.keys(statuses).filter((status) => !['201', '429', '503'].includes(status));
  const withoutRetryAfter = samples.filter(({ status, retryAfter }) => status === 503 && !retryAfter).length;
  return [
    goodput < GOALS.goodput && `${goodput} of the capacity is accepted, not ${GOALS.goodput}`,
    other.length > 0 && `statuses other than 201, 429 and 503: ${JSON.stringify(statuses)}`,
    withoutRetryAfter > 0 && `${withoutRetryAfter} responses with 503 have no Retry-After`,
    statuses[503] === undefined && statuses[429] === undefined && 'nothing was rejected: this was no overload',
    peak > GOALS.memory * steady && `memory grows from ${steady} to ${peak} MB`,
    normalAfterSeconds > GOALS.normalWithinSeconds && `back to normal only after ${normalAfterSeconds} s`,
  ]
    .filter(Boolean)
    .map((text) => `F20 ${text}`);
}
