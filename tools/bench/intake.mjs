import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 4;
const SECONDS = 10;
const BATCH = 128;

/** A request as bytes: about 500 B of JSON with a submission id of its own, as a client with retries sends it. */
function request({ host, authorization, surveyId }) {
  const body = JSON.stringify({
    survey_id: surveyId,
    submission_id: randomUUID(),
    answers: {
      recommend: 9,
      why: `The lamp came a day early, was packed with care, and the driver waited until I had looked at it. ${'Thank you! '.repeat(14)}`,
    },
    hidden_fields: { carrier: 'PostBox' },
    language: 'en',
  });
  return `POST /v1/responses HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** One connection that sends the next request when the reply to the last is there; ends after `until`. */
function drive(target, until, seen) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: target.hostname, port: target.port, noDelay: true });
    let begun = 0;
    let text = '';
    const send = () => {
      begun = performance.now();
      socket.write(request(target));
    };
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (data) => {
      text += data;
      const head = text.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
      if (text.length < head + 4 + length) return;
      if (!text.startsWith('HTTP/1.1 201')) return reject(new Error(text.slice(0, 500)));
      text = '';
      const now = performance.now();
      seen(now, now - begun);
      if (now < until) return send();
      socket.end();
      return resolve();
    });
  });
}

/** The load in a process of its own: a closed loop of 64 connections; reports replies a second and latencies. */
async function load(target) {
  const start = performance.now() + WARM_UP_SECONDS * 1000;
  const end = start + SECONDS * 1000;
  const latencies = [];
  const seen = (at, latency) => at >= start && at < end && latencies.push(latency);
  await Promise.all(Array.from({ length: CONNECTIONS }, () => drive(target, end, seen)));
  return { perSecond: latencies.length / SECONDS, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

/** Loads the intake from another process. */
export function measureIntake({ url, authorization, surveyId }) {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--load'], { execArgv: [] });
    child.once('message', (told) => (told.failure ? reject(new Error(told.failure)) : resolve(told)));
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`the load ended with ${code}`)));
    child.send({ hostname, port, host, authorization, surveyId });
  });
}

const PREPARE = `
  drop schema if exists bench_reference cascade;
  create schema bench_reference;
  create table bench_reference.response (tenant_id uuid, id uuid, survey_id uuid, submission_id uuid, content jsonb not null,
    created_at timestamptz not null, primary key (tenant_id, id), unique (tenant_id, survey_id, submission_id));
  create table bench_reference.outbox (id bigint generated always as identity primary key, body text not null)`;

/** Ordered ids, as the product makes them. */
function orderedId() {
  const hex = Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** PostgreSQL alone: response + index + outbox, batches of 128 on two connections, a commit each; rows a second. */
export async function rawRowsPerSecond(databaseUrl) {
  const clients = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)];
  await Promise.all(clients.map((client) => client.connect()));
  await clients[0].query(PREPARE);
  const tenant = randomUUID();
  const content = JSON.stringify({ answers: [{ question: 'recommend', score: 9 }], why: 'x'.repeat(250) });
  const end = performance.now() + 5_000;
  let rows = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) {
        const ids = Array.from({ length: BATCH }, orderedId);
        const submissions = Array.from({ length: BATCH }, () => randomUUID());
        await client.query('begin');
        await client.query(
          `insert into bench_reference.response select $1::uuid, i, $1::uuid, s, $4::jsonb, now()
           from unnest($2::uuid[], $3::uuid[]) as r(i, s) on conflict do nothing`,
          [tenant, ids, submissions, content],
        );
        await client.query('insert into bench_reference.outbox (body) select $2::text from unnest($1::uuid[])', [
          ids,
          content,
        ]);
        await client.query('commit');
        rows += BATCH;
      }
    }),
  );
  await clients[0].query('drop schema bench_reference cascade');
  await Promise.all(clients.map((client) => client.end()));
  return rows / 5;
}

/** The intake under 64 connections while all readers of the process count, open tasks and so on. */
export async function intake(bench) {
  const workspace = await newWorkspace(bench.product.url, 'intake');
  return figures('readers at work', bench, workspace);
}

/** The same in a process that serves requests alone, as where the readers have processes of their own. */
export async function intakeAlone(bench) {
  const workspace = await newWorkspace(bench.product.url, 'intake-alone');
  await bench.restart({ HEARBACK_BACKGROUND: 'off' });
  const lines = await figures('readers paused', bench, workspace);
  await bench.restart();
  return lines;
}

/** With the raw rate of the same PostgreSQL, measured just before, as the reference. */
async function figures(readers, { product, postgres }, workspace) {
  const reference = await rawRowsPerSecond(postgres.url);
  const { perSecond, p50, p99 } = await measureIntake({
    url: product.url,
    authorization: `Bearer ${workspace.secretKey}`,
    surveyId: workspace.surveyId,
  });
  const name = `intake at ${CONNECTIONS} connections, ${readers}`;
  const share = perSecond / reference;
  return [
    {
      name,
      value: perSecond,
      unit: 'accepted/s',
      reference,
      referenceName: 'raw batched PostgreSQL rows/s',
      goal: '>= 12000',
      met: perSecond >= 12_000,
    },
    {
      name: `${name}: of raw PostgreSQL`,
      value: share,
      unit: 'share',
      reference: 1,
      referenceName: 'raw batched PostgreSQL',
      goal: '>= 0.25',
      met: share >= 0.25,
    },
    { name: `${name}: p50`, value: p50, unit: 'ms', reference: p99, referenceName: 'p99' },
    {
      name: `${name}: p99`,
      value: p99,
      unit: 'ms',
      reference: p50,
      referenceName: 'p50',
      goal: '<= 20',
      met: p99 <= 20,
    },
  ];
}

if (process.argv[2] === '--load') {
  process.once('message', (target) => {
    void load(target)
      .catch((error) => ({ failure: String(error) }))
      .then((told) => process.send(told, () => process.exit(0)));
  });
}
