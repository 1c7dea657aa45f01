#!/usr/bin/env node
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { kafkaJars } from './jars.mjs';
import { startKafka } from './kafka.mjs';

const usage = `Runs Apache Kafka on this machine, without Docker.

  node tools/kafka/cli.mjs run [--folder .data/kafka] [--brokers 1|3]   runs until Ctrl-C; restarts a broker that dies
  node tools/kafka/cli.mjs fetch                                       only downloads the jars

Prints one line on stdout: the value for HEARBACK_KAFKA_BROKERS. Needs Java 17 or newer and, once, Maven.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = (text) => process.stderr.write(`${text}\n`);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: join('.data', 'kafka') }, brokers: { type: 'string', default: '1' } },
});

try {
  if (positionals[0] === 'fetch') await kafkaJars(log);
  else if (positionals[0] === 'run') await run();
  else {
    process.stderr.write(usage);
    process.exitCode = 2;
  }
} catch (error) {
  log(error.message);
  process.exitCode = 1;
}

async function run() {
  const folder = resolve(root, values.folder);
  const kafka = await startKafka({ folder, brokers: Number(values.brokers), restart: true, log });
  process.stdout.write(`${kafka.bootstrap}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void kafka.stop().then(() => process.exit(0)));
}
