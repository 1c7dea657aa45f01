import { createServer } from 'node:http';
import { SafeFetch } from '@hearback/safe-fetch';
import { Client } from 'pg';
import { newWorkspace } from './workspace.mjs';

/** Answers, each of which is a message for each endpoint. */
const ANSWERS = 1_000;
/** Endpoints whose queues are measured together. */
const ENDPOINTS = 8;
/** Requests to one endpoint at a time, as the product has it. */
const AT_A_TIME = 8;
/** The share by which others may delay an endpoint. */
const MAX_DELAY = 1.2;

/**
 * Webhooks: how fast the queues of endpoints that were paused are delivered, and how much one endpoint that hangs and one that fails
 * delay one that works. Reference: the client alone, which sends such messages with as many connections.
 */
export async function webhooks(bench) {
  const receiver = await startReceiver();
  try {
    await bench.restart({ NOTIFICATIONS_WEBHOOK_HOSTS: receiver.host });
    const workspace = await newWorkspace(bench.product.url, 'webhooks');
    const paths = Array.from({ length: ENDPOINTS }, (_, n) => `/ok/${n}`);
    const endpoints = await addEndpoints(workspace, receiver, [...paths, '/alone', '/beside', '/hang', '/fail']);
    await answer(bench, workspace);
    const perSecond = await deliver(workspace, receiver, endpoints, paths);
    const reference = await clientAlone(receiver);
    const alone = await deliver(workspace, receiver, endpoints, ['/alone']);
    const beside = await deliver(workspace, receiver, endpoints, ['/beside'], ['/hang', '/fail']);
    return [
      {
        name: `${(ANSWERS * ENDPOINTS).toLocaleString('en')} webhooks of ${ENDPOINTS} endpoints`,
        value: perSecond,
        unit: 'deliveries/s',
        reference,
        referenceName: 'the client alone',
        goal: '>= 500',
        met: perSecond >= 500,
      },
      {
        name: 'one endpoint beside one that hangs and one that fails',
        value: beside,
        unit: 'deliveries/s',
        reference: alone,
        referenceName: 'the same endpoint alone',
        goal: '>= 0.83 ×',
        met: alone / beside <= MAX_DELAY,
      },
    ];
  } finally {
    await bench.restart();
    await receiver.stop();
  }
}

/** Paused endpoints at these paths; their ids. */
async function addEndpoints({ call }, { host }, paths) {
  const ids = new Map();
  for (const path of paths) {
    const url = `http://${host}${path}`;
    const { id } = await call('POST', '/v1/webhook-endpoints', { url, event_types: ['response.submitted'] });
    await call('POST', `/v1/webhook-endpoints/${id}/pause`);
    ids.set(path, id);
  }
  return ids;
}

/** Stores a message of each answer for each endpoint. */
async function answer(bench, { call, surveyId }) {
  const mapping = { columns: { score: { to: 'answer', key: 'recommend' } } };
  const { id } = await call('POST', '/v1/imports', { survey_id: surveyId, mapping });
  const csv = `score\n${Array.from({ length: ANSWERS }, (_, n) => n % 11).join('\n')}\n`;
  await call('PUT', `/v1/imports/${id}/content`, csv, { 'content-type': 'text/csv' });
  while ((await call('GET', `/v1/imports/${id}`)).status !== 'done') await pause(100);
  await bench.drained();
  const database = new Client({ connectionString: bench.postgres.url });
  await database.connect();
  await database.query('analyze notifications.webhook_delivery, notifications.webhook_message');
  await database.end();
}

/** Deliveries a second to `paths`, from the moment when all endpoints are enabled; those of `others` are not counted. */
async function deliver({ call }, receiver, endpoints, paths, others = []) {
  const enable = (path) => call('POST', `/v1/webhook-endpoints/${endpoints.get(path)}/enable`);
  for (const path of others) await enable(path);
  // Those that hang are called by then.
  if (others.length > 0) await pause(500);
  const startedAt = performance.now();
  await Promise.all(paths.map(enable));
  const wanted = ANSWERS * paths.length;
  while (receiver.at(paths) < wanted) await pause(10);
  const seconds = (performance.now() - startedAt) / 1000;
  for (const path of others) await call('POST', `/v1/webhook-endpoints/${endpoints.get(path)}/pause`);
  return wanted / seconds;
}

/** Requests a second of the client alone, with a new connection for each, as the product makes them. */
async function clientAlone({ host }) {
  const client = new SafeFetch({ allowed: [host] });
  const body = JSON.stringify({ type: 'response.submitted', data: { id: 'rsp_1', text: 'x'.repeat(300) } });
  const startedAt = performance.now();
  let left = ANSWERS * ENDPOINTS;
  const send = async () => {
    while (left > 0) {
      left -= 1;
      await client.send({ url: `http://${host}/reference`, method: 'POST', body });
    }
  };
  await Promise.all(Array.from({ length: ENDPOINTS * AT_A_TIME }, send));
  return (ANSWERS * ENDPOINTS * 1000) / (performance.now() - startedAt);
}

/** Counts requests by path: `/hang` gets no reply, `/fail` 500, and others 204. */
async function startReceiver() {
  const counts = new Map();
  const server = createServer((request, reply) => {
    request.resume().on('end', () => {
      counts.set(request.url, (counts.get(request.url) ?? 0) + 1);
      if (request.url !== '/hang') reply.writeHead(request.url === '/fail' ? 500 : 204).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${server.address().port}`,
    at: (paths) => paths.reduce((sum, path) => sum + (counts.get(path) ?? 0), 0),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
