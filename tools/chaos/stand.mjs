import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { Client } from 'pg';
import { keepPostgres } from '../product/postgres.mjs';
import { Proxy } from './proxy/proxy.mjs';
import { startBrokers, startShape } from './shapes.mjs';
import { startSmtpSink } from './smtp-sink.mjs';
import { until } from './until.mjs';
import { createWorkspaces } from './workspaces.mjs';

/** As many connections as a second instance of every service needs, with some to spare (docs/operations.md). */
const MAX_CONNECTIONS = 250;

/**
 * Everything a run needs, in `folder`: PostgreSQL with fsync, a proxy before it, a mail server, the built product in the
 * wanted shape, and workspaces to send answers to. `preloads` are modules (relative to this folder) that every process of
 * the product loads first; `direct` leaves the proxy out, where figures matter.
 */
export async function startStand({
  folder,
  shape,
  brokers,
  random,
  say,
  preloads = [],
  settings = {},
  environment = {},
  disk,
  direct = false,
  outage,
  victims,
}) {
  const stops = [];
  const secrets = { rolePassword: randomBytes(24).toString('hex'), internalSecret: randomBytes(32).toString('hex') };
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const postgres = await keepPostgres({
      dataDirectory: `${disk ?? folder}/postgres`,
      settings: { max_connections: MAX_CONNECTIONS, ...settings },
      say,
    });
    stops.push(() => postgres.stop());
    const proxy = new Proxy({ port: Number(new URL(postgres.url).port), random, isPostgres: true });
    const address = new URL(postgres.url);
    address.port = String(await proxy.listen());
    stops.push(() => proxy.stop());
    const sink = await startSmtpSink({ random });
    stops.push(() => sink.stop());
    const brokering =
      shape === 'split' ? await startBrokers({ folder: `${folder}/kafka`, brokers, random, say }) : undefined;
    if (brokering !== undefined) stops.push(() => brokering.stop());
    const logFile = `${folder}/product.log`;
    const output = openSync(logFile, 'a');
    stops.push(() => closeSync(output));
    const options = {
      secrets,
      databaseUrl: direct ? postgres.url : address.href,
      environment: {
        HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_LOG_LEVEL: 'warn',
        HEARBACK_PUBLIC_URL: 'http://hearback.example',
        NOTIFICATIONS_SMTP_URL: sink.url,
        NOTIFICATIONS_INBOX: 'off',
        NOTIFICATIONS_MAIL_WINDOW_SECONDS: '0',
        CHAOS_FOLDER: folder,
        CHAOS_DATABASE_URL: postgres.url,
        NODE_OPTIONS: [
          '--trace-warnings',
          ...preloads.map((file) => `--import ${new URL(file, import.meta.url).href}`),
        ].join(' '),
        ...brokering?.settings,
        ...environment,
      },
      output,
      say,
    };
    const product = await startShape(shape, options);
    stops.push(() => product.stop());
    const workspaces = await createWorkspaces(product.url);
    // What a run rests on is on disk, even where a planted bug leaves out the waiting for it.
    await settled(postgres.url);
    return {
      folder,
      logFile,
      postgres,
      databaseUrl: postgres.url,
      proxy,
      sink,
      workspaces,
      url: product.url,
      /** The brokers, and the proxy before one that is alone; undefined in one process. */
      kafka: brokering?.kafka,
      kafkaLine: brokering?.line,
      /** The file system of the data, where it is one that can be filled. */
      disk,
      /** Bad events put into the log so far; each is parked once by each group that consumes its type. */
      poisons: 0,
      /** Rounds of torn commits so far. */
      torn: 0,
      /** Seconds for which a Kafka that lost its data stays away; undefined: a few. */
      outage,
      /** Names of the processes that F1 kills; undefined: any. */
      victims,
      /** Seconds for which a process must stand still so that others take over what it had: Kafka's groups wait for 30. */
      zombieSeconds: shape === 'one' ? 1 : 31,
      /** The product's processes: name, pid, url. */
      get processes() {
        return product.processes;
      },
      doubled: () => product.doubled(),
      second: (name) => product.second(name),
      /** Resolves when every process says that it is ready. */
      ready: (patience) => until('the product is ready', () => product.ready(), patience),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function settled(databaseUrl) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('checkpoint');
  await client.end();
}
