import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { startGenerator } from '../generator/generator.mjs';
import { residentBytes } from '../product/product.mjs';
import { drained } from './audit/log.mjs';
import { seeded } from './random.mjs';
import { startStand } from './stand.mjs';

const MB = 1024 * 1024;
const CAPACITY_SECONDS = 15;
/** Milliseconds within which the readers must have caught up. */
const PATIENCE = 300_000;
/** So many of the seconds with slow refusals are shown. */
const SHOWN = 10;
const GOALS = { refusedP99: 50, growth: 1.25, back: 10 };
/** Five times as much is more than generator and product can say to each other on a small machine: refusals may take their time there. */
const STEPS = [
  { factor: 2, goodput: 0.9, refusedP99: GOALS.refusedP99, part: 1 },
  { factor: 5, goodput: 0.7, refusedP99: Infinity, part: 1 / 2 },
];

/** F20: twice and five times as many answers as the product can take, at a fixed rate; then back to normal. */
export async function runOverload({ folder, say, shape, brokers, seed, overload }) {
  const stand = await startStand({ folder, say, shape, brokers, random: seeded(seed), direct: true });
  try {
    const generator = await startGenerator({ url: stand.url, workspace: stand.workspaces[0] });
    try {
      return await overloadStand(stand, generator, { say, overload });
    } finally {
      await generator.stop();
    }
  } finally {
    await stand.stop();
  }
}

async function overloadStand(stand, generator, { say, overload }) {
  const counted = [];
  const load = async (name, rate, seconds) => {
    const result = await generator.load({ rate, seconds });
    counted.push(result);
    say(`${name}: ${JSON.stringify(result.figures)}`);
    for (const second of slowest(result.seconds)) say(`  ${JSON.stringify(second)}`);
    return result;
  };
  /** Answers a second in a closed loop with all readers at work, none of which is behind when it begins. */
  const measureCapacity = async () => {
    await rest(stand);
    const { perSecond } = (await load('capacity', undefined, CAPACITY_SECONDS)).figures.calm;
    if (perSecond === null) throw new Error('the host took too much of the processors in every second: no capacity');
    return perSecond;
  };
  // Where the host takes the processors away, what arrives is not twice the capacity: such seconds are printed, and not judged.
  await load('warm-up', undefined, 5);
  // Memory goes up and down as garbage is collected: the highest is compared with the highest.
  const watchBefore = watchMemory(stand);
  let capacity = await measureCapacity();
  const base = await load('0.7 of capacity', 0.7 * capacity, 10);
  const before = watchBefore();
  const steps = [];
  for (const goals of STEPS) {
    const { factor, part } = goals;
    const watch = watchMemory(stand);
    const result = await load(`${factor} × capacity`, factor * capacity, overload * part);
    const peak = watch();
    const after = await load('half of capacity', 0.5 * capacity, 15);
    const back = after.seconds.findIndex(
      (second) => second.refused + second.other === 0 && second.p99 <= Math.max(2 * base.figures.acceptedMs.p99, 50),
    );
    const again = await measureCapacity();
    // A machine whose host has other guests is not equally fast all the time: what was measured right before and after counts.
    steps.push({
      goals,
      goodput: (2 * result.figures.calm.perSecond) / (capacity + again),
      capacity,
      again,
      peak,
      back,
      result,
    });
    capacity = again;
  }
  return {
    baseMs: base.figures.acceptedMs,
    memoryBeforeMB: before,
    steps: steps.map(({ goals, capacity: first, again, result, ...step }) => ({
      factor: goals.factor,
      capacity: [Math.round(first), Math.round(again)],
      ...step,
      ...result.figures,
    })),
    violations: [...steps.flatMap((step) => defectsOf(step, before)), ...(await lostOf(stand, counted))],
  };
}

async function rest({ databaseUrl }) {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const left = await drained(database, PATIENCE);
  await database.end();
  if (left.length > 0) throw new Error(`the log is not read: ${left.join('; ')}`);
}

/** The seconds with the slowest refusals, the slowest first. */
function slowest(seconds) {
  return seconds
    .map((figures, second) => ({ second, ...figures }))
    .filter(({ refusedP99 }) => refusedP99 > GOALS.refusedP99)
    .toSorted((a, b) => b.refusedP99 - a.refusedP99)
    .slice(0, SHOWN);
}

function memoryOf(stand) {
  return Math.round(stand.processes.reduce((sum, { pid }) => sum + residentBytes(pid), 0) / MB);
}

/** Looks at the memory until told to stop; gives the highest it saw. */
function watchMemory(stand) {
  let peak = 0;
  let watching = true;
  void (async () => {
    while (watching) {
      peak = Math.max(peak, memoryOf(stand));
      await wait(500);
    }
  })();
  return () => {
    watching = false;
    return peak;
  };
}

function defectsOf({ goals, goodput, peak, back, result: { figures } }, before) {
  const name = `F20 at ${goals.factor} × capacity`;
  const found = [];
  const must = (holds, text) => holds || found.push(`${name}: ${text}`);
  must(goodput >= goals.goodput, `${goodput.toFixed(2)} of the capacity is accepted, not ${goals.goodput}`);
  must(figures.refused > 0, 'nothing is refused');
  const { p99 } = figures.calm.refusedMs;
  must(p99 <= goals.refusedP99, `the 99th of 100 refusals takes ${p99} ms, the host's doing apart`);
  must(figures.withoutRetryAfter === 0, `${figures.withoutRetryAfter} refusals do not say when to come again`);
  must(
    Object.keys(figures.other).length === 0 && figures.unanswered === 0,
    `other replies ${JSON.stringify(figures.other)}, ${figures.unanswered} none`,
  );
  must(peak <= Math.max(before * GOALS.growth, before + 50), `memory grows from ${before} to ${peak} MB`);
  must(back !== -1 && back < GOALS.back, `not back to normal within ${GOALS.back} s`);
  return found;
}

async function lostOf(stand, counted) {
  const database = new Client({ connectionString: stand.databaseUrl });
  await database.connect();
  const ids = counted.flatMap((result) => result.ids);
  const accepted = counted.reduce((sum, result) => sum + result.figures.accepted, 0);
  const found = await database.query(
    'select count(*)::int as n from responses.response where submission_id = any ($1::uuid[])',
    [ids],
  );
  const all = await database.query('select count(*)::int as n from responses.response');
  await database.end();
  return [
    ...(found.rows[0].n === ids.length
      ? []
      : [`I1 lost: of ${ids.length} acknowledged answers ${found.rows[0].n} are stored`]),
    ...(all.rows[0].n >= accepted
      ? []
      : [`I1 lost: ${accepted} answers were acknowledged, ${all.rows[0].n} are stored`]),
  ];
}
