import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { residentBytes } from '../product/product.mjs';
import { openLoop } from './open-loop.mjs';
import { seeded } from './random.mjs';
import { startStand } from './stand.mjs';

const MB = 1024 * 1024;
const GOALS = { goodput: 0.9, goodputAtFive: 0.7, refusedP99: 50, growth: 1.25, back: 10 };

/** F20: twice and five times as many answers as the product can take, at a fixed rate; then back to normal. */
export async function runOverload({ folder, say, shape, brokers, seed, overload }) {
  const stand = await startStand({ folder, say, shape, brokers, random: seeded(seed), direct: true });
  try {
    const [workspace] = stand.workspaces;
    const load = (rate, seconds) => openLoop({ url: stand.url, workspace, rate, seconds });
    const counted = [];
    const told = (name, result) => {
      counted.push(result);
      say(`${name}: ${JSON.stringify(result.figures)}`);
      return result;
    };
    told('warm-up', await load(undefined, 5));
    const capacity = told('capacity', await load(undefined, 8)).figures.perSecond;
    const base = told('0.7 of capacity', await load(0.7 * capacity, 10));
    const before = memoryOf(stand);
    const steps = [];
    for (const [factor, seconds, share] of [
      [2, overload, GOALS.goodput],
      [5, overload / 2, GOALS.goodputAtFive],
    ]) {
      const watch = watchMemory(stand);
      const result = told(`${factor} × capacity`, await load(factor * capacity, seconds));
      const peak = watch();
      const after = told('half of capacity', await load(0.5 * capacity, 15));
      const back = after.seconds.findIndex(
        (second) => second.refused + second.other === 0 && second.p99 <= Math.max(2 * base.figures.acceptedMs.p99, 50),
      );
      steps.push({ factor, share, goodput: result.figures.perSecond / capacity, peak, back, result });
    }
    return {
      capacity: Math.round(capacity),
      baseMs: base.figures.acceptedMs,
      memoryBeforeMB: before,
      steps: steps.map(({ result, ...step }) => ({ ...step, ...result.figures })),
      violations: [...steps.flatMap((step) => defectsOf(step, before)), ...(await lostOf(stand, counted))],
    };
  } finally {
    await stand.stop();
  }
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

function defectsOf({ factor, share, goodput, peak, back, result: { figures } }, before) {
  const name = `F20 at ${factor} × capacity`;
  const found = [];
  const must = (holds, text) => holds || found.push(`${name}: ${text}`);
  must(goodput >= share, `${goodput.toFixed(2)} of the capacity is accepted, not ${share}`);
  must(figures.refused > 0, 'nothing is refused');
  must(figures.refusedMs.p99 <= GOALS.refusedP99, `the 99th of 100 refusals takes ${figures.refusedMs.p99} ms`);
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
