import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { anyPort, freePort } from '../start/ports.mjs';
import { supervise } from '../start/supervise.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whether the process at this address reports that it is ready. */
export async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Runs the built product with the database at `databaseUrl`, and restarts processes that end unexpectedly. Shape `one`: all
 * services in one process. Shape `split`: one process per service, each on its own loopback port, behind the gateway. Either
 * listens at `url`, on `port` or the next free one. `environment` adds settings for all processes; `file` is another entry
 * point than the platform's (shape `one`); `output` is the file descriptor for the output of the processes.
 */
export async function startProduct({
  shape = 'one',
  databaseUrl,
  environment = {},
  file = entryOf('platform'),
  port = 0,
  secrets = {},
  output = 2,
  log = () => {},
}) {
  const freed = await freePort(port === 0 ? anyPort() : port);
  if (port !== 0 && freed !== port) log(`port ${port} is taken: using ${freed}`);
  const url = `http://127.0.0.1:${freed}`;
  const internalSecret = secrets.internalSecret ?? randomBytes(32).toString('base64url');
  const settings = {
    ...process.env,
    HEARBACK_DATABASE_URL: databaseUrl,
    HEARBACK_ROLE_PASSWORD: secrets.rolePassword ?? randomBytes(24).toString('base64url'),
    HEARBACK_INTERNAL_SECRET: internalSecret,
    HEARBACK_HOST: '127.0.0.1',
    HEARBACK_PUBLIC_URL: url,
    HEARBACK_LOG_LEVEL: process.env.HEARBACK_LOG_LEVEL ?? 'warn',
    NOTIFICATIONS_INBOX: 'on',
    // Mails in the inbox are answered there, over the way that answers of customers take.
    HEARBACK_REPLY_DOMAIN: process.env.HEARBACK_REPLY_DOMAIN ?? 'in.hearback.localhost',
    FOLLOWUPS_SMTP_PORT: process.env.FOLLOWUPS_SMTP_PORT ?? String(await freePort(anyPort())),
    ACCOUNTS_LOCAL_SIGN_IN: 'on',
    // glibc otherwise keeps an arena of freed memory for each thread.
    MALLOC_ARENA_MAX: '2',
    ...environment,
  };
  const run = (name, file, processUrl, more = {}, parameters = []) => ({
    name,
    url: processUrl,
    supervised: supervise({
      name,
      file,
      parameters,
      environment: { ...settings, HEARBACK_PORT: new URL(processUrl).port, ...more },
      output,
      isReady: () => isReady(processUrl),
      log,
    }),
  });
  const running =
    shape === 'split' ? await startSplit(run, settings, url) : [run('platform', file, url, {}, ['--migrate'])];
  const added = [];
  const stop = async () => {
    // The last one, which clients call, finishes its requests while the others still run.
    for (const group of [running.slice(-1), [...running.slice(0, -1), ...added]])
      await Promise.all(group.map(({ supervised }) => supervised.stop()));
  };
  try {
    await Promise.all(running.map(({ supervised }) => supervised.ready));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    internalSecret,
    startMore: async (name, more = {}) => {
      const processUrl = `http://127.0.0.1:${await freePort(anyPort())}`;
      const services = running.filter(({ name: other }) => other !== 'gateway' && other !== 'platform');
      const known = Object.fromEntries(services.map((service) => [`${service.name.toUpperCase()}_URL`, service.url]));
      const hops = Number(settings.HEARBACK_TRUSTED_PROXY_HOPS ?? 0) + (name === 'gateway' ? 0 : 1);
      const behind = { ...known, HEARBACK_TRUSTED_PROXY_HOPS: String(hops) };
      const one = run(name, entryOf(name), processUrl, { ...behind, ...more });
      added.push(one);
      await one.supervised.ready;
      return processUrl;
    },
    processes: running.map(({ name, url: processUrl, supervised }) => ({
      name,
      url: processUrl,
      get pid() {
        return supervised.pid;
      },
    })),
    stop,
  };
}

/** Migrates, then starts the services and, last in the list, the gateway at `url`. */
async function startSplit(run, settings, url) {
  await migrate(settings);
  const { SERVICE_NAMES: services } = await import('../../libs/platform/kernel/dist/index.js');
  const urls = {};
  let next = anyPort();
  for (const name of services) {
    const port = await freePort(next);
    urls[name] = `http://127.0.0.1:${port}`;
    next = port + 1;
  }
  const known = Object.fromEntries(services.map((name) => [`${name.toUpperCase()}_URL`, urls[name]]));
  const hops = Number(settings.HEARBACK_TRUSTED_PROXY_HOPS ?? 0);
  const behindGateway = { ...known, HEARBACK_TRUSTED_PROXY_HOPS: String(hops + 1) };
  // Each process also gets its own metrics port, counted up from the configured one.
  const metrics = (index) =>
    settings.HEARBACK_METRICS_PORT
      ? { HEARBACK_METRICS_PORT: String(Number(settings.HEARBACK_METRICS_PORT) + index) }
      : {};
  return [
    ...services.map((name, i) => run(name, entryOf(name), urls[name], { ...behindGateway, ...metrics(i + 1) })),
    run('gateway', entryOf('gateway'), url, known),
  ];
}

/** Migrates all schemas in the databases of the settings, which add to those of this process. */
export async function migrate(settings) {
  try {
    const env = { ...process.env, ...settings };
    await promisify(execFile)(process.execPath, [entryOf('platform'), 'migrate'], { env });
  } catch (error) {
    throw new Error(`migration failed: ${error.stderr || error.message}`, { cause: error });
  }
}

const entryOf = (app) => join(root, 'apps', app, 'dist/main.js');

/** Resident memory of all processes of a product in bytes, without database and broker; Linux only. */
export function residentBytesOf({ processes }) {
  return processes.reduce((sum, { pid }) => sum + residentBytes(pid), 0);
}

/** Resident memory of a process in bytes; Linux only. */
export function residentBytes(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

/** An API client: `call('POST', '/v1/surveys', body)`; throws on any status but 2xx, with the text of the problem. */
export function apiClient(url, key) {
  return async function call(method, path, body, headers = {}) {
    const isJson =
      body !== undefined &&
      typeof body !== 'string' &&
      !(body instanceof Uint8Array) &&
      typeof body.pipe !== 'function';
    const options = {
      method,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
    };
    if (body !== undefined) Object.assign(options, { body: isJson ? JSON.stringify(body) : body, duplex: 'half' });
    const reply = await fetch(`${url}${path}`, options);
    const text = await reply.text();
    if (!reply.ok)
      throw Object.assign(new Error(`${method} ${path}: ${reply.status} ${text.slice(0, 2000)}`), {
        status: reply.status,
        retryAfter: Number(reply.headers.get('retry-after') ?? Number.NaN),
      });
    return text === '' ? undefined : reply.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  };
}
