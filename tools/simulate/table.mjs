import { ASSUMPTIONS, databaseCpuMs, limitsOfOne, ON_THE_WAY, onOneMachine, planOf, STEPS } from './model.mjs';
import { simulate } from './queues.mjs';

const whole = (value) => Math.round(value).toLocaleString('en-US');
const share = (value) => `${Math.round(value * 100)} %`;
const ms = (value) => `${value < 10 ? value.toFixed(1) : whole(value)} ms`;

/** Bytes in the largest unit of which there is at least one. */
export function bytes(value) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const nth = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(value) / 3)));
  const scaled = value / 1000 ** nth;
  return `${scaled < 10 ? scaled.toFixed(1) : whole(scaled)} ${units[nth]}`;
}

/** Rows of texts as a Markdown table; the first row is its head. */
function markdown(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  return [line(rows[0]), line(widths.map((width) => '-'.repeat(width))), ...rows.slice(1).map(line)].join('\n');
}

/** What one answer costs, as measured. */
function costTable(costs) {
  const rows = [['Per answer', 'Process, CPU', 'PostgreSQL for it, CPU', 'Bytes read and written']];
  for (const service of ON_THE_WAY)
    rows.push([
      service,
      `${costs.processCpuMs[service].toFixed(3)} ms`,
      service === 'gateway' ? '' : `${(costs.postgresCpuMs[service] ?? 0).toFixed(3)} ms`,
      bytes(costs.networkBytes[service]),
    ]);
  rows.push(['of responses, the relay to Kafka', `${costs.relayCpuMs.toFixed(3)} ms`, '', '']);
  rows.push([
    'PostgreSQL: WAL writer, checkpoints, vacuum',
    '',
    `${(costs.postgresCpuMs.background ?? 0).toFixed(3)} ms`,
    '',
  ]);
  rows.push(['Kafka, one copy', `${costs.brokerCpuMs.toFixed(3)} ms`, '', bytes(costs.bytes.kafka)]);
  rows.push([
    'PostgreSQL, kept: tables + indexes',
    '',
    `${databaseCpuMs(costs).toFixed(3)} ms in all`,
    `${bytes(costs.bytes.heap)} + ${bytes(costs.bytes.index)}`,
  ]);
  rows.push(['PostgreSQL: WAL', '', '', bytes(costs.bytes.wal)]);
  rows.push([
    'on the wire to and from the client',
    '',
    '',
    `${bytes(costs.bytes.request)} + ${bytes(costs.bytes.reply)}`,
  ]);
  return markdown(rows);
}

/** One column a step. */
function planTable(plans, runs) {
  const row = (label, text) => [label, ...plans.map((plan, nth) => text(plan, runs[nth]))];
  const busiest = ({ busy }) => Object.entries(busy).toSorted(([, a], [, b]) => b - a)[0];
  return markdown([
    row('', ({ step }) => step.name),
    row('answers/s: mean × peak factor', ({ step }) => `${whole(step.perSecond)} × ${step.peakFactor}`),
    row('answers/s at the peak', ({ peak }) => whole(peak)),
    row('databases', ({ databases }) => String(databases)),
    row('cores of each database', ({ databaseCores }) => String(databaseCores)),
    row('partitions of each topic', ({ partitions }) => String(partitions)),
    ...ON_THE_WAY.map((service) => row(`processes of ${service}`, ({ processes }) => String(processes[service]))),
    row('brokers', ({ brokers }) => String(brokers)),
    row('saturates first', (plan) => `${busiest(plan)[0]}, ${share(busiest(plan)[1])} busy`),
    row('PostgreSQL grows, a year', ({ perYear }) => bytes(perYear.postgresBytes)),
    row(`Kafka keeps, ${ASSUMPTIONS.kafkaDays} days × ${ASSUMPTIONS.kafkaCopies}`, ({ kafkaBytes }) =>
      bytes(kafkaBytes),
    ),
    row('WAL at the peak, all databases', ({ walBytesPerSecond }) => `${bytes(walBytesPerSecond)}/s`),
    row('clients at the peak', ({ networkBytesPerSecond }) => `${bytes(networkBytesPerSecond)}/s`),
    row(
      'simulated: acknowledged, p50 / p99',
      (_, { acknowledgedMs }) => `${ms(acknowledgedMs.p50)} / ${ms(acknowledgedMs.p99)}`,
    ),
    row('simulated: answer → metric, p50 / p99', (_, { countedMs }) => `${ms(countedMs.p50)} / ${ms(countedMs.p99)}`),
    row('simulated: answer → task, p99', (_, { taskedMs }) => ms(taskedMs.p99)),
    row(`simulated: answers in a group commit, of ${ASSUMPTIONS.group}`, (_, { groupSize }) => groupSize.toFixed(1)),
    row('simulated: responses, analytics, followups busy', (_, { busy }) =>
      [busy.responses, busy.analytics, busy.followups].map(share).join(', '),
    ),
  ]);
}

function limitTable(costs) {
  return markdown([
    ['One of it, with no time left', 'answers/s'],
    ...limitsOfOne(costs).map(([name, perSecond]) => [name, whole(perSecond)]),
  ]);
}

/** The same text for the same costs, always: what `npm run simulate` prints and docs/scale.md holds. */
export function report(costs) {
  const plans = STEPS.map((step) => planOf(costs, step));
  const runs = plans.map((plan, nth) => simulate(costs, plan, { seed: nth + 1 }));
  const { machine } = costs;
  const cores = machine.cores;
  return [
    `Measured ${costs.measuredAt} on ${cores} cores (${machine.cpu}), Node ${machine.node}, PostgreSQL ${machine.postgres}: one process per service, gateway, Kafka and load generator on the same cores, which had other work besides; CPU times, not rates.`,
    costTable(costs),
    `A group commit holds the log for ${costs.commit.groupMs} ms and ${costs.commit.rowMs} ms for each answer in it. All of it on these ${cores} cores: ${whole(onOneMachine(costs, cores))} answers/s with every effect.`,
    planTable(plans, runs),
    limitTable(costs),
  ].join('\n\n');
}
