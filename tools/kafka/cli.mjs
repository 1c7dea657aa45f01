#!/usr/bin/env node
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { kafkaJars } from './jars.mjs';
import { startKafka } from './kafka.mjs';

const usage = `A real Apache Kafka on this machine, without docker.

  node tools/kafka/cli.mjs run [--folder .data/kafka] [--brokers 1|3]   runs until Ctrl-C, starts a broker again that dies
  node tools/kafka/cli.mjs fetch                                       fetches the jars, nothing else

stdout gets one line: the address for HEARBACK_KAFKA_BROKERS. Needs Java 17 or newer and, once, Maven.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text) => process.stderr.write(`${text}\n`);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: join('.data', 'kafka') }, brokers: { type: 'string', default: '1' } },
});

try {
  if (positionals[0] === 'fetch') await kafkaJars(say);
  else if (positionals[0] === 'run') await run();
  else {
    process.stderr.write(usage);
    process.exitCode = 2;
  }
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}

async function run() {
  const folder = resolve(root, values.folder);
  const kafka = await startKafka({ folder, brokers: Number(values.brokers), keep: true, say });
  process.stdout.write(`${kafka.bootstrap}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void kafka.stop().then(() => process.exit(0)));
}
