/**
 * Jest's global setup: one PostgreSQL for the whole run, on a port of its own, told to the tests by
 * HEARBACK_TEST_DATABASE_URL. Where that is set already (a superuser's url), it is used and nothing is started. There is
 * no teardown: the process that holds PostgreSQL ends it when this one is gone, even by SIGKILL.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default async function startDatabaseForTests() {
  if (process.env.HEARBACK_TEST_DATABASE_URL) return;
  if (!existsSync(here('../database/dist/index.js')))
    throw new Error('libs/database is not built: run "npx tsc -b libs/database" (npm test does so by itself)');
  const holder = fork(here('./postgres-for-tests.mjs'), { detached: true, execArgv: [], stdio: 'ignore' });
  const told = await new Promise((resolved, rejected) => {
    holder.once('message', resolved);
    holder.once('error', rejected);
    holder.once('exit', (code) => rejected(new Error(`the PostgreSQL for tests ended with ${code}`)));
  });
  if (told.failure) throw new Error(`the PostgreSQL for tests did not start: ${told.failure}`);
  process.env.HEARBACK_TEST_DATABASE_URL = told.url;
  holder.unref();
  holder.channel?.unref();
}
