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

/** What has been started, newest last; ended in the other direction. */
const running = [];
let stopping;
const stopAll = () =>
  (stopping ??= (async () => {
    for (const stop of running.toReversed()) await stop().catch((error) => say(error.message));
  })());

async function startDatabase(data) {
  say('starting PostgreSQL');
  const postgres = await keepPostgres({ dataDirectory: join(data, 'postgres'), say });
  running.push(() => postgres.stop());
  return postgres;
}

async function startServices(secrets, postgres, { shape, port }) {
  say('migrating and starting the services');
  const product = await startProduct({ shape, databaseUrl: postgres.url, port, secrets, say });
  running.push(() => product.stop());
  return product.url;
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
    process.on(signal, () => void stopAll().then(() => process.exit(0)));
  const postgres = await startDatabase(data);
  const url = await startServices(secrets, postgres, options);
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
