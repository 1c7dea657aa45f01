import { closedLoop, openLoop, summarize } from '../load/load.mjs';
import { measureIntake } from './intake.mjs';
import { measureVisibility } from './visibility.mjs';
import { newWorkspace } from './workspace.mjs';

const PAUSED = { HEARBACK_BACKGROUND: 'off' };
const OBSERVED = 150;
const LOAD_SECONDS = 40;

/** Accepted responses a second in both shapes. The reference is one process without consumers. */
export async function intakeOfShapes(bench) {
  const alone = await paused(bench, 'one', (product) => product.url);
  const own = await paused(bench, 'split', responsesOf);
  await bench.restart({}, 'split');
  const workspace = await newWorkspace(bench.product.url, 'split-at-work');
  const atWork = await measureIntake({ url: responsesOf(bench.product), workspace });
  await bench.drained();
  const gateway = await measureIntake({ url: bench.product.url, workspace });
  const line = (name, { perSecond }, more = {}) => ({
    name: `intake, ${name}`,
    value: perSecond,
    unit: 'accepted/s',
    reference: alone.perSecond,
    referenceName: 'one process, consumers paused',
    ...more,
  });
  const goal = { goal: '>= 0.85 ×', met: own.perSecond >= 0.85 * alone.perSecond };
  return [
    line("at the service's own port, consumers paused", own, goal),
    line("at the service's own port, consumers running", atWork),
    line('through the gateway, consumers running', gateway),
  ];
}

async function paused(bench, shape, urlOf) {
  await bench.restart({}, shape);
  const workspace = await newWorkspace(bench.product.url, `paused-${shape}`);
  await bench.drained();
  await bench.restart(PAUSED, shape);
  return measureIntake({ url: urlOf(bench.product), workspace });
}

function responsesOf({ processes }) {
  return processes.find(({ name }) => name === 'responses').url;
}

/** Time from a submission until the metric shows it, through gateway and Kafka, at a quarter of the capacity. */
export async function visibilityUnderLoad(bench) {
  await bench.restart({}, 'split');
  const { product } = bench;
  const observed = await newWorkspace(product.url, 'split-observed');
  const busy = await newWorkspace(product.url, 'split-busy');
  const target = { url: responsesOf(product), key: busy.secretKey, surveyId: busy.surveyId };
  const capacity = summarize(await closedLoop(target, { seconds: 8 }), 8).perSecond;
  await bench.drained();
  const load = openLoop(target, { rate: capacity / 4, seconds: LOAD_SECONDS, connections: 100 });
  const { seen, accepted } = await measureVisibility(observed, OBSERVED);
  const { perSecond } = summarize(await load, LOAD_SECONDS);
  return [
    {
      name: `response visible in the metric at ${Math.round(perSecond)} other responses/s, p99`,
      value: seen,
      unit: 'ms',
      reference: accepted,
      referenceName: 'submission alone, p99',
      goal: '<= 1000',
      met: seen <= 1000,
    },
  ];
}
