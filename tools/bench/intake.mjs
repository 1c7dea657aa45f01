import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { closedLoop, summarize } from '../load/load.mjs';
import { newWorkspace } from './workspace.mjs';

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 4;
const SECONDS = 10;
const BATCH = 128;

/** Accepted responses a second in a closed loop, after a warm-up; throws if a response is not accepted. */
export async function measureIntake({ url, workspace }) {
  const target = { url, key: workspace.secretKey, surveyId: workspace.surveyId };
  await closedLoop(target, { seconds: WARM_UP_SECONDS, connections: CONNECTIONS });
  const samples = await closedLoop(target, { seconds: SECONDS, connections: CONNECTIONS });
  const rejected = samples.filter(({ status }) => status !== 201);
  if (rejected.length > 0)
    throw new Error(`${rejected.length} of ${samples.length} responses were not accepted: ${rejected[0].status}`);
  return summarize(samples, SECONDS);
}

const PREPARE = `
  drop schema if exists bench_reference cascade;
  create schema bench_reference;
  create table bench_reference.response (tenant_id uuid, id uuid, survey_id uuid, submission_id uuid, content jsonb not null,
    created_at timestamptz not null, primary key (tenant_id, id), unique (tenant_id, survey_id, submission_id));
  create table bench_reference.outbox (id bigint generated always as identity primary key, body text not null)`;

/** Time-ordered ids (UUID version 7), like the product's. */
function orderedId() {
  const hex = Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Rows a second of PostgreSQL alone: response, index and outbox, in batches of 128 with a commit each, on two connections. */
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

/** The intake with 64 connections while all consumers run in the same process. */
export async function intake(bench) {
  const workspace = await newWorkspace(bench.product.url, 'intake');
  return figures('consumers running', bench, workspace);
}

/** The same in a process without consumers, as if they ran in other processes. */
export async function intakeAlone(bench) {
  const workspace = await newWorkspace(bench.product.url, 'intake-alone');
  await bench.restart({ HEARBACK_BACKGROUND: 'off' });
  const lines = await figures('consumers paused', bench, workspace);
  await bench.restart();
  return lines;
}

/** The reference is the raw rate of the same PostgreSQL, measured immediately before. */
async function figures(consumers, { product, postgres }, workspace) {
  const reference = await rawRowsPerSecond(postgres.url);
  const { perSecond, p50, p99 } = await measureIntake({ url: product.url, workspace });
  const name = `intake at ${CONNECTIONS} connections, ${consumers}`;
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
