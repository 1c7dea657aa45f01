/** Seconds of a year. */
const YEAR = 365 * 86_400;

/** The loads that are asked about. The shorter the stretch in which a million comes, the less it can vary inside it. */
export const STEPS = [
  { name: '1 million a day', perSecond: 1_000_000 / 86_400, peakFactor: 10 },
  { name: '1 million an hour', perSecond: 1_000_000 / 3_600, peakFactor: 3 },
  { name: '1 million a minute', perSecond: 1_000_000 / 60, peakFactor: 1.5 },
];

/** What is taken for granted and was not measured. */
export const ASSUMPTIONS = {
  /** Nothing is planned to be busier than this at the peak: neither a core nor a lock. */
  busy: 0.6,
  /** Cores of the largest PostgreSQL that is planned with. */
  databaseCores: 16,
  /** Partitions of a topic, at least; more are taken in powers of two. */
  partitions: 8,
  /** Responses in one group commit, at most (RESPONSES_INTAKE_BATCH_ROWS). */
  group: 256,
  /** Events that a consumer takes at a time, at most. */
  batch: 500,
  /** Milliseconds from the commit to the consumer: the relay's round, the broker, the fetch. */
  carryMs: 15,
  /** Copies of the log in Kafka and the days it keeps them. */
  kafkaCopies: 3,
  kafkaDays: 7,
  /** Bytes a second that one broker takes, copies included, and cores of a broker. */
  brokerBytes: 50_000_000,
};

/** Services on the way of an answer, in the order of the way. */
export const ON_THE_WAY = ['gateway', 'responses', 'analytics', 'followups', 'notifications'];

const upTo = (share, whole = 1) => Math.max(1, Math.ceil(share / whole));

/** The next power of two that is not below `n`. */
const powerOfTwo = (n) => 2 ** Math.ceil(Math.log2(n));

/**
 * Seconds per second that group commits hold the log of one database, if groups are full: the counters of a topic's
 * partitions are locked until the commit, so they follow each other however many processes send them.
 */
export function logShare(costs, perSecond, { group } = ASSUMPTIONS) {
  return (perSecond * (costs.commit.groupMs / group + costs.commit.rowMs)) / 1000;
}

/** Milliseconds of PostgreSQL's CPU that an answer costs, over all services. */
export function databaseCpuMs(costs) {
  return Object.values(costs.postgresCpuMs).reduce((sum, ms) => sum + ms, 0);
}

/**
 * What a load needs: processes by service, partitions, databases (each with the log and the tables of its share of the
 * workspaces), brokers, and what an answer leaves behind. Loads are answers a second.
 */
export function planOf(costs, step, assumed = ASSUMPTIONS) {
  const peak = step.perSecond * step.peakFactor;
  const cores = Object.fromEntries(ON_THE_WAY.map((service) => [service, (peak * costs.processCpuMs[service]) / 1000]));
  const log = logShare(costs, peak, assumed);
  const databaseCores = (peak * databaseCpuMs(costs)) / 1000;
  const databases = upTo(Math.max(log, databaseCores / assumed.databaseCores), assumed.busy);
  const inEach = Object.fromEntries(
    ON_THE_WAY.map((service) => [service, upTo(cores[service] / databases, assumed.busy)]),
  );
  const readers = Math.max(inEach.analytics, inEach.followups, inEach.notifications);
  const stored = costs.bytes.heap + costs.bytes.index;
  const kafkaBytes = costs.bytes.kafka * assumed.kafkaCopies;
  return {
    step,
    peak,
    databases,
    processesInEach: inEach,
    processes: Object.fromEntries(ON_THE_WAY.map((service) => [service, inEach[service] * databases])),
    partitions: powerOfTwo(Math.max(assumed.partitions, readers)),
    databaseCores: upTo(databaseCores / databases, assumed.busy),
    brokers: Math.max(assumed.kafkaCopies, upTo((peak * kafkaBytes) / assumed.brokerBytes, assumed.busy)),
    busy: {
      'the log of a database': log / databases,
      'CPU of the database': databaseCores / databases / upTo(databaseCores / databases, assumed.busy),
      ...Object.fromEntries(
        ON_THE_WAY.map((service) => [`processes of ${service}`, cores[service] / (inEach[service] * databases)]),
      ),
    },
    perYear: { answers: step.perSecond * YEAR, postgresBytes: step.perSecond * YEAR * stored },
    kafkaBytes: step.perSecond * 86_400 * assumed.kafkaDays * kafkaBytes,
    walBytesPerSecond: peak * costs.bytes.wal,
    networkBytesPerSecond: peak * (costs.bytes.request + costs.bytes.reply),
  };
}

/**
 * Answers a second at which each part, alone and at one piece (one process, one database), has no time left; the least is
 * what saturates first where nothing is added.
 */
export function limitsOfOne(costs, assumed = ASSUMPTIONS) {
  return Object.entries({
    ...Object.fromEntries(
      ON_THE_WAY.map((service) => [`one process of ${service}`, 1000 / costs.processCpuMs[service]]),
    ),
    'the log of one database': 1 / logShare(costs, 1, assumed),
    [`CPU of one database with ${assumed.databaseCores} cores`]: (assumed.databaseCores * 1000) / databaseCpuMs(costs),
  }).toSorted(([, a], [, b]) => a - b);
}

/** Answers a second that all of it could take on one machine with this many cores and nothing else to do. */
export function onOneMachine(costs, cores) {
  const processes = Object.values(costs.processCpuMs).reduce((sum, ms) => sum + ms, 0);
  return (cores * 1000) / (processes + databaseCpuMs(costs) + costs.brokerCpuMs);
}
