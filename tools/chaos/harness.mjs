import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { Client } from 'pg';
import { startSupervisedPostgres } from '../product/postgres.mjs';
import { Proxy } from './proxy/proxy.mjs';
import { startBrokers, startShape } from './shapes.mjs';
import { startSmtpSink } from './smtp-sink.mjs';
import { until } from './until.mjs';
import { startWebhookSink } from './webhook-sink.mjs';
import { createWorkspaces } from './workspaces.mjs';

/** Enough connections for a second instance of every service (docs/operations.md). */
const MAX_CONNECTIONS = 250;

/**
 * Starts everything a run needs, in `folder`: PostgreSQL with fsync, a proxy in front of it, a mail server, a receiver of webhooks, the built product
 * in the given shape, and workspaces. `preloads` are modules (relative to this folder) that every process of the product
 * loads first; `direct` bypasses the proxy, for measurements.
 */
export async function startHarness({
  folder,
  shape,
  brokers,
  random,
  log,
  preloads = [],
  settings = {},
  environment = {},
  disk,
  direct = false,
  outage,
  victims,
  writers,
  loseReplies,
  onMail,
}) {
  const stops = [];
  const secrets = { rolePassword: randomBytes(24).toString('hex'), internalSecret: randomBytes(32).toString('hex') };
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const postgres = await startSupervisedPostgres({
      dataDirectory: `${disk ?? folder}/postgres`,
      settings: { max_connections: MAX_CONNECTIONS, ...settings },
      log,
    });
    stops.push(() => postgres.stop());
    const proxy = new Proxy({ port: Number(new URL(postgres.url).port), random, isPostgres: true });
    const address = new URL(postgres.url);
    address.port = String(await proxy.listen());
    stops.push(() => proxy.stop());
    const sink = await startSmtpSink({ random, loseReplies, onMail });
    stops.push(() => sink.stop());
    const hooks = await startWebhookSink({ random });
    stops.push(() => hooks.stop());
    const kafka =
      shape === 'split' ? await startBrokers({ folder: `${folder}/kafka`, brokers, random, log }) : undefined;
    if (kafka !== undefined) stops.push(() => kafka.stop());
    const logFile = `${folder}/product.log`;
    const output = openSync(logFile, 'a');
    stops.push(() => closeSync(output));
    const options = {
      secrets,
      databaseUrl: direct ? postgres.url : address.href,
      environment: {
        HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
        RESPONSES_MIN_FILL_MS: '0',
        HEARBACK_LOG_LEVEL: 'warn',
        HEARBACK_PUBLIC_URL: 'http://hearback.example',
        NOTIFICATIONS_SMTP_URL: sink.url,
        NOTIFICATIONS_WEBHOOK_HOSTS: hooks.host,
        NOTIFICATIONS_INBOX: 'off',
        NOTIFICATIONS_MAIL_WINDOW_SECONDS: '0',
        CHAOS_FOLDER: folder,
        CHAOS_DATABASE_URL: postgres.url,
        NODE_OPTIONS: [
          '--trace-warnings',
          ...preloads.map((file) => `--import ${new URL(file, import.meta.url).href}`),
        ].join(' '),
        ...kafka?.settings,
        ...environment,
      },
      output,
      log,
    };
    const product = await startShape(shape, options);
    stops.push(() => product.stop());
    const workspaces = await createWorkspaces(product.url, sink, hooks);
    await ownersConfirmed(postgres.url);
    // The workspaces must survive even a planted bug that does not wait for the disk.
    await checkpoint(postgres.url);
    return {
      folder,
      logFile,
      postgres,
      databaseUrl: postgres.url,
      proxy,
      sink,
      hooks,
      workspaces,
      url: product.url,
      /** The brokers, and the proxy in front of a single one; undefined in one process. */
      kafka: kafka?.kafka,
      kafkaProxy: kafka?.proxy,
      /** The small file system of the data, if there is one. */
      disk,
      /** Poison messages appended so far; each group that consumes their type must dead-letter each of them once. */
      poisons: 0,
      /** Rounds of F5 so far. */
      commitCutRounds: 0,
      /** Seconds for which a Kafka that lost its data stays down; undefined: a few. */
      outage,
      /** Names of the processes that F1 kills; undefined: any. */
      victims,
      /** Application names whose commits F5 cuts; undefined: all that write. */
      writers,
      /** Seconds for which a process must be stopped until others take over its partitions; Kafka's session timeout is 30 s. */
      zombieSeconds: shape === 'one' ? 1 : 31,
      /** The product's processes: name, pid, url. */
      get processes() {
        return product.processes;
      },
      startSecondInstances: () => product.startSecondInstances(),
      startSecond: (name) => product.startSecond(name),
      /** Resolves when every process is ready. */
      ready: (timeoutMs) => until('the product is ready', () => product.ready(), timeoutMs),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function checkpoint(databaseUrl) {
  await withClient(databaseUrl, (client) => client.query('checkpoint'));
}

/** Waits until notifications knows that the owners have confirmed their addresses: it fails their mails before. */
function ownersConfirmed(databaseUrl) {
  const unknown =
    'select from accounts.staff s where not exists (select from notifications.member m where m.id = s.id and m.confirmed)';
  return withClient(databaseUrl, (client) =>
    until('the addresses are confirmed', async () => (await client.query(unknown)).rowCount === 0),
  );
}

async function withClient(databaseUrl, use) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
