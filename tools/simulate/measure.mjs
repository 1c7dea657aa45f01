#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { quantile } from '../bench/statistics.mjs';
import { newWorkspace } from '../bench/workspace.mjs';
import { loadOnce } from '../generator/generator.mjs';
import { keepPostgres } from '../product/postgres.mjs';
import { startProduct } from '../product/product.mjs';
import { costsOf } from './costs-of.mjs';
import { difference, histogram, postgresMeter, processMeter, storageMeter } from './meters.mjs';

/**
 * Measures what an answer costs: starts PostgreSQL, Kafka and a process per service, loads them at a low rate and at the
 * most they take, waits until all readers are through, and reads CPU, bytes and sizes of groups. Writes costs.json, from
 * which `npm run simulate` computes. Rates and waiting times are not read: they would depend on what else the machine does.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '25' },
    'per-second': { type: 'string', default: '100' },
    out: { type: 'string', default: fileURLToPath(new URL('costs.json', import.meta.url)) },
  },
});
/** Of the answers, those that are unhappy and say why, so that the rule opens a task and staff are mailed. */
const TASK_SHARE = 0.05;
const METRICS_PORT = 19_400;
/** From the last effect of the warm-up until what follows it (vacuum, compiling) is mostly over, and how long rest is watched. */
const SETTLING_MS = 8_000;
const REST_MS = 8_000;
const say = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 23)} ${text}\n`);
const folder = mkdtempSync('/var/tmp/hearback-measure-');
// PostgreSQL may run as another user, who must be let through.
chmodSync(folder, 0o711);

const BEHIND = `select coalesce(sum(p.next_offset - w.next_offset), 0)::int as events
  from messaging.watermark w join messaging.partition p using (topic, partition)`;

async function drained(client) {
  for (let events = 1; events > 0; await wait(50)) events = (await client.query(BEHIND)).rows[0].events;
}

/** Answers, refusals and bytes of a stretch of load. */
async function loaded({ url, workspace }, options) {
  const { figures, bytes } = await loadOnce({ url, workspace, unhappy: TASK_SHARE, ...options });
  if (figures.unanswered > 0 || Object.keys(figures.other).length > 0)
    throw new Error(`answers got neither 201 nor 503: ${JSON.stringify(figures.other)}`);
  const { accepted: answers, refused } = figures;
  return { answers, refused, requestBytes: bytes.request, replyBytes: bytes.reply };
}

async function reading({ product, client, kafka, metricsUrl }) {
  const processes = Object.fromEntries(product.processes.map(({ name, pid }) => [name, processMeter(pid)]));
  return {
    at: performance.now(),
    processes,
    broker: kafka ? processMeter(kafka.pids[0]) : { cpuMs: 0, bytes: 0 },
    brokerBytes: kafka
      ? Number(execFileSync('du', ['-s', '--block-size=1', `${folder}/kafka`], { encoding: 'utf8' }).split('\t')[0])
      : 0,
    postgres: await postgresMeter(client),
    storage: await storageMeter(client),
    groups: await histogram(metricsUrl, 'hearback_intake_group_size'),
  };
}

/** Milliseconds until a commit of next to nothing is on the disk: the lower quartile, which other work disturbs least. */
async function commitWithoutWork(client) {
  await client.query('create table if not exists public.measure_commit (n integer)');
  const times = [];
  for (let i = 0; i < 200; i += 1) {
    const at = performance.now();
    await client.query('insert into public.measure_commit values (1)');
    times.push(performance.now() - at);
  }
  await client.query('drop table public.measure_commit');
  return quantile(times, 0.25);
}

/** One stretch: load (or none), then until all is read; what it came to. */
async function stretch(stand, name, options) {
  const before = await reading(stand);
  const pids = stand.product.processes.map(({ pid }) => pid).join();
  const startedAt = performance.now();
  const sent = options ? await loaded(stand, options) : { answers: 0 };
  if (!options) await wait(REST_MS);
  const seconds = (performance.now() - startedAt) / 1000;
  await drained(stand.client);
  const spent = difference(before, await reading(stand));
  if (stand.product.processes.map(({ pid }) => pid).join() !== pids) throw new Error('a process ended under load');
  say(
    `${name}: ${sent.answers} answers in ${seconds.toFixed(1)} s, ${sent.refused ?? 0} refused, all read after ${(spent.at / 1000).toFixed(1)} s`,
  );
  return { name, seconds, ...sent, perSecond: sent.answers / seconds, ...spent };
}

async function stretches(transport) {
  say(`the log through ${transport}`);
  const stops = [];
  try {
    const postgres = await keepPostgres({ dataDirectory: `${folder}/postgres-${transport}`, say });
    stops.push(() => postgres.stop());
    let kafka;
    if (transport === 'kafka') {
      const { startKafka } = await import('../kafka/kafka.mjs');
      kafka = await startKafka({ folder: `${folder}/kafka`, say });
      stops.push(() => kafka.stop());
    }
    const product = await startProduct({
      shape: 'split',
      databaseUrl: postgres.url,
      environment: {
        HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_LOG_LEVEL: 'error',
        HEARBACK_METRICS_PORT: String(METRICS_PORT),
        ...(kafka ? { HEARBACK_KAFKA_BROKERS: kafka.bootstrap } : {}),
      },
      say,
    });
    stops.push(() => product.stop());
    const workspace = await newWorkspace(product.url, 'measure');
    await workspace.call('POST', '/v1/rules', {
      name: 'Unhappy',
      conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: 6 } }, { text: 'present' }] },
      action: { title: 'Call', playbook: 'Call.', due_in_minutes: 1440, assignment: { strategy: 'none' } },
    });
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    stops.push(() => client.end());
    const nth = product.processes.findIndex(({ name }) => name === 'responses');
    const stand = {
      product,
      client,
      kafka,
      metricsUrl: `http://127.0.0.1:${METRICS_PORT + nth + 1}/metrics`,
      url: product.url,
      workspace: { key: workspace.secretKey, surveyId: workspace.surveyId },
    };
    const seconds = Number(values.seconds);
    const fsyncMs = await commitWithoutWork(client);
    await stretch(stand, 'warming up', { seconds: 8 });
    await wait(SETTLING_MS);
    return {
      fsyncMs,
      postgresVersion: (await client.query(`select current_setting('server_version') as v`)).rows[0].v,
      idle: await stretch(stand, 'at rest'),
      low: await stretch(stand, 'low', { seconds: 8, rate: Number(values['per-second']) }),
      full: await stretch(stand, 'full', { connections: 192, seconds }),
    };
  } finally {
    for (const stop of stops.toReversed()) await stop().catch((error) => say(error.message));
  }
}

try {
  const runs = { postgres: await stretches('postgres'), kafka: await stretches('kafka') };
  const machine = {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryBytes: totalmem(),
    node: process.version,
    postgres: runs.kafka.postgresVersion,
  };
  const costs = { measuredAt: new Date().toISOString().slice(0, 10), machine, taskShare: TASK_SHARE, ...costsOf(runs) };
  writeFileSync(values.out, `${JSON.stringify(costs, null, 2)}\n`);
  say(`written to ${values.out}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
