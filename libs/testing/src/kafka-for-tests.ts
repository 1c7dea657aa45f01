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
  if (given) return given.split(',');
  const holder = process.env['HEARBACK_TEST_KAFKA'];
  if (!holder) throw new Error('there is no Kafka: run this test in a Jest project with the global setup');
  const reply = await fetch(holder);
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return text.split(',');
}
