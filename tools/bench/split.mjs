import { closedLoop, openLoop, summarize } from '../load/load.mjs';
import { measureIntake } from './intake.mjs';
import { watchAnswers } from './visibility.mjs';
import { newWorkspace } from './workspace.mjs';

const PAUSED = { HEARBACK_BACKGROUND: 'off' };
const WATCHED = 150;
const WATCH_SECONDS = 40;

/** Accepted answers a second of the shapes, each with the one process that serves requests alone as its reference. */
export async function intakeOfShapes(bench) {
  const alone = await paused(bench, 'one', (product) => product.url);
  const own = await paused(bench, 'split', responsesOf);
  await bench.restart({}, 'split');
  const workspace = await newWorkspace(bench.product.url, 'split-at-work');
  const atWork = await measureIntake({ url: responsesOf(bench.product), workspace });
  await bench.quiet();
  const gateway = await measureIntake({ url: bench.product.url, workspace });
  const line = (name, { perSecond }, more = {}) => ({
    name: `intake, ${name}`,
    value: perSecond,
    unit: 'accepted/s',
    reference: alone.perSecond,
    referenceName: 'one process, readers paused',
    ...more,
  });
  const goal = { goal: '>= 0.85 ×', met: own.perSecond >= 0.85 * alone.perSecond };
  return [
    line("at the service's own port, readers paused", own, goal),
    line("at the service's own port, readers at work", atWork),
    line('through the gateway, readers at work', gateway),
  ];
}

async function paused(bench, shape, urlOf) {
  await bench.restart({}, shape);
  const workspace = await newWorkspace(bench.product.url, `paused-${shape}`);
  await bench.quiet();
  await bench.restart(PAUSED, shape);
  return measureIntake({ url: urlOf(bench.product), workspace });
}

function responsesOf({ processes }) {
  return processes.find(({ name }) => name === 'responses').url;
}

/** Answer sent → the metric shows it, through gateway and Kafka, while others send a quarter of what the shape can take. */
export async function visibilityUnderLoad(bench) {
  await bench.restart({}, 'split');
  const { product } = bench;
  const watched = await newWorkspace(product.url, 'split-watched');
  const busy = await newWorkspace(product.url, 'split-busy');
  const target = { url: responsesOf(product), key: busy.secretKey, surveyId: busy.surveyId };
  const capacity = summarize(await closedLoop(target, { seconds: 8 }), 8).perSecond;
  await bench.quiet();
  const load = openLoop(target, { rate: capacity / 4, seconds: WATCH_SECONDS, connections: 100 });
  const { seen, accepted } = await watchAnswers(watched, WATCHED);
  const { perSecond } = summarize(await load, WATCH_SECONDS);
  return [
    {
      name: `answer to visible in the metric at ${Math.round(perSecond)} other answers/s, p99`,
      value: seen,
      unit: 'ms',
      reference: accepted,
      referenceName: 'submission alone, p99',
      goal: '<= 1000',
      met: seen <= 1000,
    },
  ];
}
