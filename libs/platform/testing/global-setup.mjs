/**
 * Jest's global setup: one PostgreSQL for the whole run, whose url is passed to the tests in HEARBACK_TEST_DATABASE_URL, and
 * one Kafka that starts when the first test requests it from HEARBACK_TEST_KAFKA. It also builds the bundles that survey pages and
 * the widget load, and the layouts of mails. If HEARBACK_TEST_DATABASE_URL (the url of a superuser) or KAFKA_BROKERS is set already, that server is used
 * instead. There is no teardown: the processes that hold the servers stop them when this process has ended, even by SIGKILL.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../shared/survey-ui/bundle.mjs';
import { bundle as bundleWidget } from '../../../apps/widget/bundle.mjs';
import { buildMails } from '../../services/notifications/build-mails.mjs';
import { missingForKafka } from '../../../tools/kafka/jars.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default async function startForTests() {
  await Promise.all([startDatabase(), offerKafka(), bundle(), bundleWidget(), buildMails()]);
}

async function startDatabase() {
  if (process.env.HEARBACK_TEST_DATABASE_URL) return;
  if (!existsSync(here('../database/dist/index.js')))
    throw new Error(
      'libs/platform/database is not built: run "npx tsc -b libs/platform/database" (npm test does this itself)',
    );
  const held = await startHolder('PostgreSQL', './postgres-for-tests.mjs');
  process.env.HEARBACK_TEST_DATABASE_URL = held.url;
}

async function offerKafka() {
  if (process.env.HEARBACK_TEST_KAFKA) return;
  const missing = missingForKafka();
  if (missing.length > 0) process.env.HEARBACK_TEST_KAFKA_MISSING = missing.join('; ');
  const held = await startHolder('Kafka', './kafka-for-tests.mjs');
  process.env.HEARBACK_TEST_KAFKA = held.url;
}

/** Starts a process that reports the url of its server, and ends when this process has ended. */
async function startHolder(name, file) {
  const holder = fork(here(file), { detached: true, execArgv: [], stdio: 'ignore' });
  const held = await new Promise((resolved, rejected) => {
    holder.once('message', resolved);
    holder.once('error', rejected);
    holder.once('exit', (code) => rejected(new Error(`the ${name} for tests ended with ${code}`)));
  });
  if (held.failure) throw new Error(`the ${name} for tests did not start: ${held.failure}`);
  holder.unref();
  holder.channel?.unref();
  return held;
}
