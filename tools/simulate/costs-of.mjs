const SERVICES = ['gateway', 'accounts', 'customers', 'survey', 'responses', 'analytics', 'followups', 'notifications'];

/** Three digits say what a measurement of this kind knows. */
const rounded = (value) => Number(value.toPrecision(3));

/** Services that take no part in an answer: what they use in the same stretch is what looking for work costs any service. */
const BYSTANDERS = ['customers', 'survey'];

const perAnswer = (spent, { answers }) => rounded(Math.max(0, spent) / answers);

/** CPU per answer of each process, without what looking for work costs. */
function processCosts(stretch) {
  const looking = BYSTANDERS.reduce((sum, name) => sum + stretch.processes[name].cpuMs, 0) / BYSTANDERS.length;
  const atWork = (name) => stretch.processes[name].cpuMs - (name === 'gateway' ? 0 : looking);
  return Object.fromEntries(SERVICES.map((name) => [name, perAnswer(atWork(name), stretch)]));
}

const postgresCosts = (stretch) =>
  Object.fromEntries(Object.keys(stretch.postgres).map((whom) => [whom, perAnswer(stretch.postgres[whom], stretch)]));

/**
 * How long a group commit holds the log: the disk's time, and the CPU of PostgreSQL as a part for the group and a part for
 * each row, from groups of two sizes. Read without Kafka, where no relay uses the same connections.
 */
function commitCosts({ fsyncMs, low, full }) {
  const size = ({ groups }) => groups.sum / groups.count;
  const cpu = (stretch) => perAnswer(stretch.postgres.responses, stretch) * size(stretch);
  const rowMs = Math.max(0, (cpu(full) - cpu(low)) / (size(full) - size(low)));
  return {
    groupMs: rounded(fsyncMs + Math.max(0, cpu(low) - rowMs * size(low))),
    rowMs: rounded(rowMs),
    diskMs: rounded(fsyncMs),
    groups: [low, full].map((stretch) => ({ rows: rounded(size(stretch)), cpuMs: rounded(cpu(stretch)) })),
  };
}

function storedBytes(stretches) {
  const answers = stretches.reduce((sum, stretch) => sum + stretch.answers, 0);
  const total = (read) => stretches.reduce((sum, stretch) => sum + read(stretch), 0);
  const tables = Object.keys(stretches[0].storage.tables)
    .map((table) => ({
      table,
      heap: rounded(total(({ storage }) => storage.tables[table].heap) / answers),
      index: rounded(total(({ storage }) => storage.tables[table].index) / answers),
    }))
    .filter(({ heap, index }) => heap + index >= 1)
    .toSorted((a, b) => b.heap + b.index - a.heap - a.index);
  const sum = (part) => rounded(tables.reduce((bytes, entry) => bytes + entry[part], 0));
  return {
    heap: sum('heap'),
    index: sum('index'),
    wal: rounded(total(({ storage }) => storage.wal) / answers),
    kafka: rounded(total(({ brokerBytes }) => brokerBytes) / answers),
    request: rounded(total(({ requestBytes }) => requestBytes) / answers),
    reply: rounded(total(({ replyBytes }) => replyBytes) / answers),
    tables,
  };
}

/** Bytes that each process reads and writes per answer: requests, the database, the broker. */
const networkCosts = (stretch) =>
  Object.fromEntries(SERVICES.map((name) => [name, rounded(stretch.processes[name].bytes / stretch.answers)]));

/**
 * Costs per answer from the stretches of both transports: CPU in ms at full load, bytes over all of the load. What the relay
 * costs is what the process of the intake uses more when the log goes through Kafka.
 */
export function costsOf({ postgres, kafka }) {
  const cpu = processCosts(kafka.full);
  const without = processCosts(postgres.full);
  return {
    processCpuMs: cpu,
    relayCpuMs: rounded(Math.max(0, cpu.responses - without.responses)),
    brokerCpuMs: perAnswer(kafka.full.broker.cpuMs, kafka.full),
    postgresCpuMs: postgresCosts(kafka.full),
    commit: commitCosts(postgres),
    bytes: storedBytes([kafka.low, kafka.full]),
    networkBytes: networkCosts(kafka.full),
    withoutKafka: { processCpuMs: without, postgresCpuMs: postgresCosts(postgres.full) },
    atLowLoad: { perSecond: rounded(kafka.low.perSecond), processCpuMs: processCosts(kafka.low) },
    atRestCpuMsPerSecond: Object.fromEntries(
      SERVICES.map((name) => [name, rounded((kafka.idle.processes[name].cpuMs / kafka.idle.at) * 1000)]),
    ),
  };
}
