import { randomUUID } from 'node:crypto';

/** A Kafka for one test, which may kill or wipe it. */
export interface OwnKafka {
  readonly brokers: readonly string[];
  /** Addresses of the listener that `security` configures; empty without it. */
  readonly secureBrokers: readonly string[];
  /** Kills it with SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again at the same address; resolves when it is ready. */
  start(): Promise<void>;
  /** Kills it and deletes its data. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

/** Options of `startKafka` in `tools/kafka`. */
export interface OwnKafkaOptions {
  readonly security?: {
    readonly protocol: 'SSL' | 'SASL_SSL' | 'SASL_PLAINTEXT';
    readonly properties: Readonly<Record<string, string>>;
    readonly users?: Readonly<Record<string, string>>;
  };
}

/**
 * What is missing to run Kafka on this machine, so that its tests are skipped; `undefined` if nothing is. With CI=true always
 * `undefined`: the tests run, and fail if something is missing.
 */
export function kafkaMissing(): string | undefined {
  return process.env['CI'] === 'true' ? undefined : process.env['HEARBACK_TEST_KAFKA_MISSING'];
}

/** `host:port` of the brokers: those of KAFKA_BROKERS, or of one that the first call of a run starts. */
export async function kafkaForTests(): Promise<readonly string[]> {
  const given = process.env['KAFKA_BROKERS'];
  return given ? given.split(',') : (await request('all', 'start')).bootstrap.split(',');
}

/** Starts another Kafka. The caller must stop it. */
export async function ownKafka(options: OwnKafkaOptions = {}): Promise<OwnKafka> {
  const name = randomUUID();
  const { bootstrap, secureBootstrap } = await request(name, 'start', options);
  const send = async (action: string): Promise<void> => void (await request(name, action));
  return {
    brokers: bootstrap.split(','),
    secureBrokers: secureBootstrap?.split(',') ?? [],
    kill: () => send('kill'),
    start: () => send('start'),
    wipe: () => send('wipe'),
    stop: () => send('stop'),
  };
}

/** Sends an action to the process that holds the brokers of this run. */
async function request(
  name: string,
  action: string,
  options: OwnKafkaOptions = {},
): Promise<{ readonly bootstrap: string; readonly secureBootstrap?: string }> {
  const holder = process.env['HEARBACK_TEST_KAFKA'];
  if (!holder) throw new Error('there is no Kafka: run this test in a Jest project with the global setup');
  // Without keep-alive: a test may call after the holder has closed an idle connection.
  const headers = { connection: 'close' };
  const reply = await fetch(`${holder}/${name}/${action}`, { method: 'POST', headers, body: JSON.stringify(options) });
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return JSON.parse(text) as { bootstrap: string };
}
