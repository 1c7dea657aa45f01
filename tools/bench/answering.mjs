import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { closedLoop } from '../load/load.mjs';
import { newWorkspace } from './workspace.mjs';

const CONNECTIONS = 32;
const WARM_UP_SECONDS = 2;
const SECONDS = 5;

/** Responses that are revised in turn: more than connections, so that two rarely wait for the same row. */
const REVISED = 256;

/** Requests a second of a closed loop, after a warm-up; throws if a reply has another status. */
async function perSecond(url, nextRequest, expected) {
  const target = { url, nextRequest };
  await closedLoop(target, { seconds: WARM_UP_SECONDS, connections: CONNECTIONS });
  const samples = await closedLoop(target, { seconds: SECONDS, connections: CONNECTIONS });
  const others = samples.filter(({ status }) => status !== expected);
  if (others.length > 0) throw new Error(`${others.length} of ${samples.length} replies were ${others[0].status}`);
  return samples.length / SECONDS;
}

/** Commits a second of PostgreSQL alone: each inserts a row and updates another one, on as many connections. */
async function rawCommitsPerSecond(databaseUrl) {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client(databaseUrl));
  await Promise.all(clients.map((client) => client.connect()));
  await clients[0].query('drop schema if exists bench_reference cascade');
  await clients[0].query('create schema bench_reference');
  await clients[0].query('create table bench_reference.saved (id uuid primary key, n integer not null, content text)');
  const content = 'x'.repeat(250);
  const end = performance.now() + SECONDS * 1000;
  let commits = 0;
  await Promise.all(
    clients.map(async (client) => {
      const own = randomUUID();
      await client.query('insert into bench_reference.saved values ($1, 0, $2)', [own, content]);
      while (performance.now() < end) {
        await client.query(
          `with added as (insert into bench_reference.saved values ($1, 0, $2))
           update bench_reference.saved set n = n + 1 where id = $3`,
          [randomUUID(), content, own],
        );
        commits += 1;
      }
    }),
  );
  await clients[0].query('drop schema bench_reference cascade');
  await Promise.all(clients.map((client) => client.end()));
  return commits / SECONDS;
}

/** The request that saves answers under a submission id. */
function saveRequest({ url, workspace, submissionId, editKey, answers, complete }) {
  const body = JSON.stringify({ edit_key: editKey, answers, complete });
  const path = `/v1/published-surveys/${workspace.surveyId}/responses/${submissionId}`;
  return `PUT ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\nauthorization: Bearer ${workspace.secretKey}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const newEditKey = () => randomBytes(16).toString('base64url');

/** First saves of answers that customers are still giving. */
export async function partialAnswers({ product: { url }, postgres }) {
  const workspace = await newWorkspace(url, 'partial');
  const reference = await rawCommitsPerSecond(postgres.url);
  const value = await perSecond(
    url,
    () => saveRequest({ url, workspace, submissionId: randomUUID(), editKey: newEditKey(), answers: { recommend: 9 } }),
    201,
  );
  return [line('partial answers saved', value, 'saves/s', reference)];
}

/** Changes of responses that are stored already: each corrects the counts by an event. */
export async function revisions({ product: { url }, postgres }) {
  const workspace = await newWorkspace(url, 'revisions');
  const stored = Array.from({ length: REVISED }, () => ({ submissionId: randomUUID(), editKey: newEditKey() }));
  for (const { submissionId, editKey } of stored)
    await workspace.call('PUT', `/v1/published-surveys/${workspace.surveyId}/responses/${submissionId}`, {
      edit_key: editKey,
      answers: { recommend: 9, why: 'Fast' },
      complete: true,
    });
  const reference = await rawCommitsPerSecond(postgres.url);
  let count = 0;
  const value = await perSecond(
    url,
    () => {
      count += 1;
      const answers = { recommend: count % 2 === 0 ? 9 : 10, why: `Fast, ${count}` };
      return saveRequest({ url, workspace, ...stored[count % REVISED], answers });
    },
    200,
  );
  return [line('revisions of stored responses', value, 'revisions/s', reference)];
}

/** The survey page, rendered for each request; the reference is the smallest reply of the same server. */
export async function pageRenders({ product: { url } }) {
  const { linkCode } = await newWorkspace(url, 'pages');
  const get = (path) => () => `GET ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\n\r\n`;
  const reference = await perSecond(url, get('/health/live'), 200);
  const value = await perSecond(url, get(`/s/${linkCode}`), 200);
  return [
    { ...line('survey pages rendered', value, 'pages/s', reference), referenceName: 'replies of /health/live/s' },
  ];
}

const line = (name, value, unit, reference) => ({
  name: `${name} at ${CONNECTIONS} connections`,
  value,
  unit,
  reference,
  referenceName: 'raw PostgreSQL commits/s',
});
