#!/usr/bin/env node
import { ledgerOf } from '../backup/erasure-ledger.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announcement } from './announce.mjs';
import { readArguments, usage } from './arguments.mjs';
import { lockDataFolder } from './data-folder-lock.mjs';
import { claimDataFolder, openDataFolder, resetDataFolder, writePrivate } from './data-folder.mjs';
import { watchNpm } from './npm-watch.mjs';
import { freePort } from './ports.mjs';
import { signInLink } from './sign-in-link.mjs';
import { build, install } from './prepare.mjs';
import { DEMO_OWNER_EMAIL } from '../demo/owner.mjs';
import { startSupervisedPostgres } from '../product/postgres.mjs';
import { startProduct } from '../product/product.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startedAt = Date.now();
const log = (text) => process.stderr.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}\n`);

/** Functions that stop what was started, newest last; called in reverse order. */
const running = [];
let stopping;
const stopAll = () =>
  (stopping ??= (async () => {
    for (const stop of running.toReversed()) await stop().catch((error) => log(error.message));
  })());

/** Registers something with a `stop` method that is starting. It is stopped even if the signal arrives before it has started. */
function register(starting) {
  running.push(async () => (await starting.catch(() => undefined))?.stop());
  return starting;
}

function startDatabase(data) {
  log('starting PostgreSQL');
  return register(startSupervisedPostgres({ dataDirectory: join(data, 'postgres'), log }));
}

/** Starts Kafka, which transports the log between processes; nothing in one process. */
async function startBroker(data, { shape }) {
  if (shape === 'one') return undefined;
  const { startKafka } = await import('../kafka/kafka.mjs');
  return register(startKafka({ folder: join(data, 'kafka'), restart: true, log }));
}

async function databasesOf({ url }) {
  // Imported here, because packages may not be installed when the launcher starts.
  const { databasePerService } = await import('../product/databases.mjs');
  return databasePerService(url);
}

/** Serves the program that gets the webhooks of the demo; nothing without a demo workspace. */
async function startReceiver(data, { demo, port }) {
  if (!demo && !existsSync(join(data, 'demo.json'))) return undefined;
  const { serveReceiver } = await import('../demo/receiver/serve-receiver.mjs');
  return register(serveReceiver({ port: await freePort(port === 0 ? 0 : port + 2) }));
}

/** What webhooks may be sent to although it is inside: what the operator allows, and the receiver of the demo. */
function webhookHosts(receiver) {
  const hosts = [process.env.NOTIFICATIONS_WEBHOOK_HOSTS, receiver?.host].filter(Boolean).join(',');
  return hosts === '' ? {} : { NOTIFICATIONS_WEBHOOK_HOSTS: hosts };
}

async function startServices(secrets, postgres, kafka, receiver, { shape, databases, port, demo, data }) {
  log('migrating and starting the services');
  const environment = {
    ...webhookHosts(receiver),
    ACCOUNTS_OPERATOR_EMAILS: process.env.ACCOUNTS_OPERATOR_EMAILS ?? DEMO_OWNER_EMAIL,
    // The demo shows a report of answers that have just been given.
    ...(demo ? { RESPONSES_ANONYMOUS_BATCH_SECONDS: '20' } : {}),
    HEARBACK_ERASURE_LEDGER: ledgerOf(data, process.env),
    ...(kafka === undefined ? {} : { HEARBACK_KAFKA_BROKERS: kafka.bootstrap }),
    ...(databases === 'each' ? await databasesOf(postgres) : {}),
  };
  return register(startProduct({ shape, databaseUrl: postgres.url, environment, port, secrets, log }));
}

async function demoCredentials(data, url, isWanted) {
  const path = join(data, 'demo.json');
  if (!existsSync(path)) {
    if (!isWanted) return {};
    const { createDemo } = await import('../demo/demo.mjs');
    log('creating the demo workspace through the API');
    writePrivate(path, await createDemo(url, log));
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Has the demo workspace tell the receiver what happens. The start goes on without it. */
async function connected(data, url, demo, receiver) {
  if (receiver === undefined || demo.secret_key === undefined) return demo;
  const { connectReceiver } = await import('../demo/receiver/connect-receiver.mjs');
  try {
    const both = await connectReceiver(url, demo, receiver);
    writePrivate(join(data, 'demo.json'), both);
    return both;
  } catch ({ message }) {
    log(`the receiver of webhooks is not connected: ${message}`);
    return demo;
  }
}

/** Serves the demo shop, which asks by the widget; nothing without a demo workspace. */
async function startShop(product, { publishable_key: key }) {
  if (key === undefined) return undefined;
  const { serveShop } = await import('../demo/shop/serve-shop.mjs');
  return register(serveShop({ product, key, port: await freePort(Number(new URL(product).port) + 1) }));
}

/** Stops everything in order on a signal, and when npm, which gets the signal instead, has ended. */
function stopOnSignals() {
  const stop = () => void stopAll().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      // A second signal ends the launcher at once: the services shut down without it, and the next start adopts PostgreSQL.
      if (stopping !== undefined) process.exit(1);
      stop();
    });
  watchNpm(stop);
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return void process.stdout.write(usage);
  const data = resolve(root, options.data);
  claimDataFolder(data);
  const lock = lockDataFolder(data);
  running.push(async () => lock.release());
  stopOnSignals();
  await install(root, log);
  await build(root, log);
  if (options.reset) await resetDataFolder(data, log);
  const secrets = openDataFolder(data);
  const [postgres, kafka] = await Promise.all([startDatabase(data), startBroker(data, options)]);
  const receiver = await startReceiver(data, options);
  const product = await startServices(secrets, postgres, kafka, receiver, { ...options, data });
  const { url } = product;
  lock.announce(url);
  const demo = await connected(data, url, await demoCredentials(data, url, options.demo), receiver);
  const shop = await startShop(url, demo);
  const ready = {
    url,
    dashboard_url: `${url}/app/`,
    sign_in_url: await signInLink(product, demo, log),
    secret_key: demo.secret_key ?? null,
    publishable_key: demo.publishable_key ?? null,
    email: demo.email ?? null,
    password: demo.password ?? null,
    survey_url: demo.survey_path ? `${url}${demo.survey_path}` : null,
    shop_url: shop?.url ?? null,
    invitation_url: demo.invitation_path ? `${url}${demo.invitation_path}` : null,
    preferences_url: demo.preferences_path ? `${url}${demo.preferences_path}` : null,
    receiver_url: demo.webhook_secret ? receiver.url : null,
    inbox_url: `${url}/inbox`,
    docs_url: `${url}/docs`,
  };
  log('ready');
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
