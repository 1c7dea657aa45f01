import { randomUUID } from 'node:crypto';

/** A Kafka of a test's own, for what cannot be done to one that others use. */
export interface OwnKafka {
  readonly brokers: readonly string[];
  /** Of the listener that `security` asks for; empty without it. */
  readonly secureBrokers: readonly string[];
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again at the same address; resolves when it serves. */
  start(): Promise<void>;
  /** Kills it and deletes its data. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

/** As `startKafka` of `tools/kafka` takes them. */
export interface OwnKafkaOptions {
  readonly security?: {
    readonly protocol: 'SSL' | 'SASL_SSL' | 'SASL_PLAINTEXT';
    readonly properties: Readonly<Record<string, string>>;
    readonly users?: Readonly<Record<string, string>>;
  };
}

/**
 * What a test of Kafka does where this machine cannot run one: `undefined` where it can, else what is missing. With CI=true
 * nothing is left out: the test runs and says what is missing by failing.
 */
export function kafkaMissing(): string | undefined {
  return process.env['CI'] === 'true' ? undefined : process.env['HEARBACK_TEST_KAFKA_MISSING'];
}

/** `host:port` of the brokers: those of KAFKA_BROKERS, else one that starts with the first call of a run. */
export async function kafkaForTests(): Promise<readonly string[]> {
  const given = process.env['KAFKA_BROKERS'];
  return given ? given.split(',') : (await told('all', 'start')).bootstrap.split(',');
}

/** Starts one more; stop it at the end. */
export async function ownKafka(options: OwnKafkaOptions = {}): Promise<OwnKafka> {
  const name = randomUUID();
  const { bootstrap, secureBootstrap } = await told(name, 'start', options);
  const tell = async (what: string): Promise<void> => void (await told(name, what));
  return {
    brokers: bootstrap.split(','),
    secureBrokers: secureBootstrap?.split(',') ?? [],
    kill: () => tell('kill'),
    start: () => tell('start'),
    wipe: () => tell('wipe'),
    stop: () => tell('stop'),
  };
}

/** Asks the process that holds the brokers of this run. */
async function told(
  name: string,
  what: string,
  options: OwnKafkaOptions = {},
): Promise<{ readonly bootstrap: string; readonly secureBootstrap?: string }> {
  const holder = process.env['HEARBACK_TEST_KAFKA'];
  if (!holder) throw new Error('there is no Kafka: run this test in a Jest project with the global setup');
  // Without keep-alive: a test may call after the holder has closed an idle connection.
  const headers = { connection: 'close' };
  const reply = await fetch(`${holder}/${name}/${what}`, { method: 'POST', headers, body: JSON.stringify(options) });
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return JSON.parse(text) as { bootstrap: string };
}
