#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announcement } from './announce.mjs';
import { readArguments, usage } from './arguments.mjs';
import { openDataFolder, resetDataFolder, writePrivate } from './data-folder.mjs';
import { build, install } from './prepare.mjs';
import { keepPostgres } from '../product/postgres.mjs';
import { startProduct } from '../product/product.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startedAt = Date.now();
const say = (text) => process.stderr.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}\n`);

/** What has been begun, newest last, as functions that end it; ended in the other direction. */
const running = [];
let stopping;
const stopAll = () =>
  (stopping ??= (async () => {
    for (const stop of running.toReversed()) await stop().catch((error) => say(error.message));
  })());

/** Begins something that has a `stop`. It is ended even if the wish to stop comes before it has started. */
function begin(starting) {
  running.push(async () => (await starting.catch(() => undefined))?.stop());
  return starting;
}

function startDatabase(data) {
  say('starting PostgreSQL');
  return begin(keepPostgres({ dataDirectory: join(data, 'postgres'), say }));
}

/** What carries the log between processes; nothing where all services are in one. */
async function startBroker(data, { shape }) {
  if (shape === 'one') return undefined;
  const { startKafka } = await import('../kafka/kafka.mjs');
  return begin(startKafka({ folder: join(data, 'kafka'), keep: true, say }));
}

async function databasesOf({ url }) {
  // Not above: when the launcher begins, no package may be there yet.
  const { databasePerService } = await import('../product/databases.mjs');
  return databasePerService(url);
}

async function startServices(secrets, postgres, kafka, { shape, databases, port }) {
  say('migrating and starting the services');
  const environment = {
    ...(kafka === undefined ? {} : { HEARBACK_KAFKA_BROKERS: kafka.bootstrap }),
    ...(databases === 'each' ? await databasesOf(postgres) : {}),
  };
  const { url } = await begin(startProduct({ shape, databaseUrl: postgres.url, environment, port, secrets, say }));
  return url;
}

async function demoOf(data, url, wanted) {
  const path = join(data, 'demo.json');
  if (!existsSync(path)) {
    if (!wanted) return {};
    const { createDemo } = await import('../demo/demo.mjs');
    say('creating the demo workspace through the API');
    writePrivate(path, await createDemo(url, say));
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return void process.stdout.write(usage);
  const data = resolve(root, options.data);
  await install(root, say);
  await build(root, say);
  if (options.reset) await resetDataFolder(data, say);
  const secrets = openDataFolder(data);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      // Who asks twice does not want to wait: services see that the launcher is gone, the next start finds the rest.
      if (stopping !== undefined) process.exit(1);
      void stopAll().then(() => process.exit(0));
    });
  const [postgres, kafka] = await Promise.all([startDatabase(data), startBroker(data, options)]);
  const url = await startServices(secrets, postgres, kafka, options);
  const demo = await demoOf(data, url, options.demo);
  const ready = {
    url,
    secret_key: demo.secret_key ?? null,
    publishable_key: demo.publishable_key ?? null,
    email: demo.email ?? null,
    password: demo.password ?? null,
    survey_url: demo.survey_path ? `${url}${demo.survey_path}` : null,
    inbox_url: `${url}/inbox`,
    docs_url: `${url}/api/docs`,
  };
  say('ready');
  if (options.json) process.stdout.write(`${JSON.stringify(ready)}\n`);
  else process.stdout.write(announcement(ready));
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  process.stderr.write(`Hearback needs Node 20.20 or newer; this is ${process.version}.\n`);
  process.exit(1);
}
try {
  await main();
} catch (error) {
  process.stderr.write(`\n${error.message}\n`);
  await stopAll();
  process.exit(1);
}
