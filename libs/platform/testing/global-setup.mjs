/**
 * Jest's global setup: one PostgreSQL for the whole run, on a port of its own, told to the tests by
 * HEARBACK_TEST_DATABASE_URL, and one Kafka that starts when the first test asks for it (HEARBACK_TEST_KAFKA says where).
 * Where HEARBACK_TEST_DATABASE_URL (a superuser's url) or KAFKA_BROKERS is set already, that is used instead.
 * There is no teardown: the processes that hold them end them when this one is gone, even by SIGKILL.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { missingForKafka } from '../../../tools/kafka/jars.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default async function startForTests() {
  await Promise.all([startDatabase(), offerKafka()]);
}

async function startDatabase() {
  if (process.env.HEARBACK_TEST_DATABASE_URL) return;
  if (!existsSync(here('../database/dist/index.js')))
    throw new Error(
      'libs/platform/database is not built: run "npx tsc -b libs/platform/database" (npm test does so by itself)',
    );
  const told = await hold('PostgreSQL', './postgres-for-tests.mjs');
  process.env.HEARBACK_TEST_DATABASE_URL = told.url;
}

async function offerKafka() {
  if (process.env.HEARBACK_TEST_KAFKA) return;
  const missing = missingForKafka();
  if (missing.length > 0) process.env.HEARBACK_TEST_KAFKA_MISSING = missing.join('; ');
  const told = await hold('Kafka', './kafka-for-tests.mjs');
  process.env.HEARBACK_TEST_KAFKA = told.url;
}

/** Starts a process that outlives nothing: it tells where it is, and ends when this one is gone. */
async function hold(name, file) {
  const holder = fork(here(file), { detached: true, execArgv: [], stdio: 'ignore' });
  const told = await new Promise((resolved, rejected) => {
    holder.once('message', resolved);
    holder.once('error', rejected);
    holder.once('exit', (code) => rejected(new Error(`the ${name} for tests ended with ${code}`)));
  });
  if (told.failure) throw new Error(`the ${name} for tests did not start: ${told.failure}`);
  holder.unref();
  holder.channel?.unref();
  return told;
}
