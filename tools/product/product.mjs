import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../start/ports.mjs';
import { supervise } from '../start/supervise.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whether the product answers that it is ready. */
export async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Runs the built product as its own process on a free loopback port against the database at `databaseUrl`, and starts
 * it again when it ends by itself. `environment` adds settings; `file` names another entry than the platform's; what it
 * says goes to the file descriptor `output`.
 */
export async function startProduct({
  databaseUrl,
  environment = {},
  file = join(root, 'apps/platform/dist/main.js'),
  port = 0,
  secrets = {},
  output = 2,
  say = () => {},
}) {
  const at = await freePort(port === 0 ? 20_000 + Math.floor(Math.random() * 20_000) : port);
  if (port !== 0 && at !== port) say(`port ${port} is taken: using ${at}`);
  const url = `http://127.0.0.1:${at}`;
  const rolePassword = secrets.rolePassword ?? randomBytes(24).toString('base64url');
  const internalSecret = secrets.internalSecret ?? randomBytes(32).toString('base64url');
  const platform = supervise({
    name: 'platform',
    file,
    parameters: ['--migrate'],
    environment: {
      ...process.env,
      HEARBACK_DATABASE_URL: databaseUrl,
      HEARBACK_ROLE_PASSWORD: rolePassword,
      HEARBACK_INTERNAL_SECRET: internalSecret,
      HEARBACK_HOST: '127.0.0.1',
      HEARBACK_PORT: String(at),
      HEARBACK_PUBLIC_URL: url,
      HEARBACK_LOG_LEVEL: process.env.HEARBACK_LOG_LEVEL ?? 'warn',
      NOTIFICATIONS_INBOX: 'on',
      // glibc otherwise keeps an arena of freed memory for every thread.
      MALLOC_ARENA_MAX: '2',
      ...environment,
    },
    output,
    isReady: () => isReady(url),
    say,
  });
  try {
    await platform.ready;
  } catch (error) {
    await platform.stop();
    throw error;
  }
  return {
    url,
    internalSecret,
    get pid() {
      return platform.pid;
    },
    stop: () => platform.stop(),
  };
}

/** Resident memory of a process in bytes (Linux). */
export function residentBytes(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

/** A caller of the API: `call('POST', '/v1/surveys', body)`; throws on what is not 2xx, with the problem's text. */
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
      });
    return text === '' ? undefined : reply.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  };
}
