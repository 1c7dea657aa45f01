import { gzipSync } from 'node:zlib';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICE_NAMES } from '@hearback/kernel';
import { type Serving } from '@hearback/process';
import { eventually } from '@hearback/testing';
import { gateway, readApi, routesByService } from '../src/index.js';
import { upstream, type Upstream } from './upstream.js';

describe('the gateway', () => {
  let services: Record<string, Upstream>;
  let serving: Serving;

  beforeAll(async () => {
    services = Object.fromEntries(
      await Promise.all(SERVICE_NAMES.map(async (name) => [name, await upstream(name)] as const)),
    );
    serving = await gateway.start(gateway.read(environment()));
  });
  afterEach(() => {
    for (const [name, service] of Object.entries(services)) {
      service.received();
      service.answer((_request, response) => response.end(name));
    }
  });
  afterAll(async () => {
    await serving?.close();
    await Promise.all(Object.values(services ?? {}).map((service) => service.close()));
  });

  const environment = () => ({
    ...Object.fromEntries(SERVICE_NAMES.map((name) => [`${name.toUpperCase()}_URL`, services[name]!.url])),
    HEARBACK_PORT: '0',
    HEARBACK_LOG_LEVEL: 'error',
    GATEWAY_REPLY_TIMEOUT_MS: '1000',
  });

  /** Sends a raw request, because fetch restricts bodies and headers. */
  const raw = (path: string, options: object = {}, body?: string) =>
    new Promise<{ reply: IncomingMessage; text: string }>((resolve, reject) => {
      const sent = httpRequest(`${serving.url}${path}`, options, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('error', reject);
        reply.on('end', () => resolve({ reply, text: Buffer.concat(chunks).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });

  it('passes streams of events through as they come, and ends them with itself', async () => {
    const own = await gateway.start(gateway.read(environment()));
    let later: ServerResponse | undefined;
    services['notifications']!.answer((_request, response) => {
      later = response;
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
      response.write('event: hint\ndata: 1\n\n');
    });
    const reply = await fetch(`${own.url}/v1/live-updates`, { headers: { 'last-event-id': 'a.0' } });
    expect(services['notifications']!.received()[0]!.headers['last-event-id']).toBe('a.0');
    expect([reply.headers.get('content-type'), reply.headers.get('x-accel-buffering')]).toEqual([
      'text/event-stream',
      'no',
    ]);
    const reader = reply.body!.getReader();
    const text = async () => Buffer.from((await reader.read()).value ?? []).toString();
    expect(await text()).toBe('event: hint\ndata: 1\n\n');
    later!.write('event: hint\ndata: 2\n\n');
    expect(await text()).toBe('event: hint\ndata: 2\n\n');
    const closing = own.close();
    await expect(text()).rejects.toThrow();
    await closing;
    await eventually(() => expect(later!.destroyed).toBe(true));
  });

  it('forwards every route to its service, with path and query unchanged', async () => {
    for (const { service, paths } of routesByService(readApi()))
      for (const path of paths) {
        const address = `${path.replaceAll(/:\w+/g, 'a%20b%2Fc')}?x=%26&y=1&y=2`;
        const method = Object.keys(readApi().paths[path.replaceAll(/:(\w+)/g, '{$1}')]!)[0]!.toUpperCase();
        const reply = await fetch(`${serving.url}${address}`, { method });
        expect([address, await reply.text()]).toEqual([address, service]);
        expect(services[service]!.received()).toMatchObject([{ method, url: address }]);
      }
  });

  it('exposes no internal route, even with the internal header', async () => {
    for (const path of ['/internal/credentials/resolve', '/internal', '/metrics', '/v1', '/v1/unknown'])
      for (const method of ['GET', 'POST']) {
        const reply = await fetch(`${serving.url}${path}`, { method, headers: { 'hearback-internal': 'x' } });
        expect([path, reply.status]).toEqual([path, 404]);
        expect(await reply.json()).toMatchObject({ code: 'request.not-found' });
      }
    for (const service of Object.values(services)) expect(service.received()).toEqual([]);
  });

  it('keeps entity tags, 304, HEAD, cookies, redirects and types', async () => {
    services['survey']!.answer((request, response) => {
      if (request.headers['if-none-match'] === '"7"') return void response.writeHead(304, { etag: '"7"' }).end();
      response.writeHead(200, { etag: '"7"', 'content-type': 'application/json', 'content-length': 2 });
      response.end(request.method === 'HEAD' ? undefined : '{}');
    });
    const fresh = await fetch(`${serving.url}/v1/surveys`);
    expect([fresh.status, fresh.headers.get('etag'), await fresh.text()]).toEqual([200, '"7"', '{}']);
    const known = await fetch(`${serving.url}/v1/surveys`, { headers: { 'if-none-match': '"7"' } });
    expect([known.status, known.headers.get('etag'), await known.text()]).toEqual([304, '"7"', '']);
    const head = await fetch(`${serving.url}/v1/surveys`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '2', '']);

    services['responses']!.answer((_request, response) => {
      const headers = {
        'cross-origin-resource-policy': 'cross-origin',
        'content-encoding': 'gzip',
        'cache-control': 'max-age=300',
      };
      response.writeHead(200, headers).end(gzipSync('widget'));
    });
    const script = await fetch(`${serving.url}/widget.js`);
    expect([script.headers.get('cross-origin-resource-policy'), script.headers.get('cache-control')]).toEqual([
      'cross-origin',
      'max-age=300',
    ]);
    expect(await script.text()).toBe('widget');

    let form = '';
    services['responses']!.answer((request, response) => {
      request.on('data', (chunk: Buffer) => (form += chunk.toString()));
      request.on('end', () => {
        response.writeHead(303, { location: '/s/abc/thanks', 'set-cookie': ['a=1', 'b=2'] }).end();
      });
    });
    const body = new URLSearchParams({ recommend: '2', why: 'é' });
    const sent = await fetch(`${serving.url}/s/abc`, { method: 'POST', body, redirect: 'manual' });
    expect([sent.status, sent.headers.get('location'), sent.headers.getSetCookie()]).toEqual([
      303,
      '/s/abc/thanks',
      ['a=1', 'b=2'],
    ]);
    expect(form).toBe('recommend=2&why=%C3%A9');
  });

  it('streams both ways: the service has the first part before the client has sent the last', async () => {
    services['responses']!.answer((request, response) => {
      request.on('data', (chunk: Buffer) => response.write(`heard ${chunk.toString()};`));
      request.on('end', () => response.end('end'));
    });
    const parts: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const options = { method: 'PUT', headers: { 'content-type': 'text/csv', expect: '100-continue' } };
      const sent = httpRequest(`${serving.url}/v1/imports/imp_1/content`, options, (reply) => {
        reply.on('data', (chunk: Buffer) => {
          // Send the second part only after the first one has come back.
          if (parts.push(chunk.toString()) === 1) sent.end('two');
        });
        reply.on('end', () => resolve());
      });
      sent.on('error', reject);
      sent.on('continue', () => sent.write('one'));
    });
    expect(parts.join('')).toBe('heard one;heard two;end');
  });

  it('forwards the early reply of a service that rejects a body without reading it', async () => {
    services['responses']!.answer((_request, response) => {
      response.writeHead(413, { 'content-type': 'application/problem+json' }).end('{"status":413}');
    });
    const options = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const { reply, text } = await raw('/v1/responses', options, 'x'.repeat(300_000));
    expect([reply.statusCode, text]).toEqual([413, '{"status":413}']);
  });

  it('aborts a download that breaks, so that the client knows that it is incomplete', async () => {
    services['responses']!.answer((_request, response) => {
      response.write('half');
      setImmediate(() => response.destroy());
    });
    await expect(raw('/v1/responses/exports/a.b')).rejects.toThrow();
  });

  it('forwards a 503 unchanged and without a retry, and replies with 503 if a service is too slow', async () => {
    services['analytics']!.answer((_request, response) => response.writeHead(503, { 'retry-after': '7' }).end('busy'));
    const busy = await fetch(`${serving.url}/v1/metrics/nps`);
    expect([busy.status, busy.headers.get('retry-after'), await busy.text()]).toEqual([503, '7', 'busy']);
    expect(services['analytics']!.received()).toHaveLength(1);

    services['analytics']!.answer(() => undefined);
    const late = await fetch(`${serving.url}/v1/metrics/nps`);
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await late.json()).toMatchObject({ detail: 'The service analytics is not available: retry later.' });
  });

  it('limits bodies that arrive slowly, and reports that it does', async () => {
    const careful = await gateway.start(
      gateway.read({
        ...environment(),
        HEARBACK_UNFINISHED_BODIES_PER_NETWORK: '2',
        HEARBACK_BODY_TIMEOUT_MS: '1000',
      }),
    );
    services['responses']!.answer((request, response) => void request.resume().once('end', () => response.end()));
    const statuses: (number | undefined)[] = [];
    const headers = { 'content-type': 'application/json', 'content-length': 100 };
    for (let sent = 0; sent < 6; sent++) {
      const slow = httpRequest(`${careful.url}/v1/responses`, { method: 'POST', headers }, (reply) => {
        statuses.push(reply.statusCode);
        reply.resume();
      });
      slow.on('error', () => undefined);
      slow.write('{');
    }
    await eventually(() => expect(statuses).toEqual([429, 429, 429, 429]));
    const ready = (await (await fetch(`${careful.url}/health/ready`)).json()) as { warnings: object[] };
    expect(ready.warnings).toMatchObject([{ check: 'bodies' }]);
    expect((await fetch(`${careful.url}/v1/surveys`)).status).toBe(200);
    await eventually(() => expect(statuses).toEqual([429, 429, 429, 429, 408, 408]));
    await careful.close();
  });

  it('rejects a method that no path of the service has with 405, and forwards others to the service', async () => {
    const reply = await fetch(`${serving.url}/v1/customers/C-1/timeline`, { method: 'DELETE' });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(services['customers']!.received()).toEqual([]);
    expect((await fetch(`${serving.url}/v1/surveys`, { method: 'PATCH' })).status).toBe(200);
    expect(services['survey']!.received()).toHaveLength(1);
  });

  it('rejects two Host headers', async () => {
    const { reply } = await raw('/v1/surveys', { headers: ['Host', 'a.example', 'Host', 'b.example'] });
    expect(reply.statusCode).toBe(400);
    expect(services['survey']!.received()).toEqual([]);
  });

  it('ignores the body of a GET request', async () => {
    const { reply, text } = await raw('/v1/surveys', { method: 'GET', headers: { 'content-length': '3' } }, 'abc');
    expect([reply.statusCode, text]).toEqual([200, 'survey']);
  });

  it('serves the documentation of the whole API and its problems', async () => {
    expect(await (await fetch(`${serving.url}/api/openapi.json`)).json()).toEqual(readApi());
    expect(await (await fetch(`${serving.url}/api/docs`)).text()).toContain('swagger-ui');
    const problems = await (await fetch(`${serving.url}/api/problems`)).text();
    for (const { code } of readApi()['x-problems']) expect(problems).toContain(`id="${code}"`);
  });

  it('reports which services are not ready, and serves the others', async () => {
    const checks = ['process', 'bodies', ...SERVICE_NAMES];
    const ready = await fetch(`${serving.url}/health/ready`);
    expect(await ready.json()).toEqual({ status: 'ready', checks, warnings: [] });
    const degraded = await gateway.start(gateway.read({ ...environment(), SURVEY_URL: 'http://127.0.0.1:9' }));
    expect(await (await fetch(`${degraded.url}/health/ready`)).json()).toEqual({
      status: 'ready',
      checks,
      warnings: [{ check: 'survey', detail: 'cannot be reached' }],
    });
    expect((await fetch(`${degraded.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${degraded.url}/v1/surveys`)).status).toBe(503);
    expect((await fetch(`${degraded.url}/v1/tasks`)).status).toBe(200);
    await degraded.close();
  });

  it('limits the requests of a network', async () => {
    const strict = await gateway.start(
      gateway.read({ ...environment(), HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '1' }),
    );
    expect((await fetch(`${strict.url}/api/docs`)).status).toBe(200);
    expect((await fetch(`${strict.url}/api/docs`)).status).toBe(429);
    await strict.close();
  });

  it('finishes open requests when it is stopped', async () => {
    const stopping = await gateway.start(gateway.read(environment()));
    let release: () => void = () => undefined;
    const reached = new Promise<void>((arrived) => {
      services['followups']!.answer((_request, response) => {
        release = () => response.end('done');
        arrived();
      });
    });
    const asked = fetch(`${stopping.url}/v1/tasks`);
    await reached;
    const closed = stopping.close();
    release();
    expect(await (await asked).text()).toBe('done');
    await closed;
    await expect(fetch(`${stopping.url}/health/live`)).rejects.toThrow();
  });

  it('reports all invalid settings at once', () => {
    const read = () => gateway.read({ SURVEY_URL: 'survey', GATEWAY_CONECTIONS: '3', HEARBACK_DATABASE_URL: 'x' });
    expect(read).toThrow(/ACCOUNTS_URL: is required/);
    expect(read).toThrow(/SURVEY_URL: must be an http/);
    expect(read).toThrow(/GATEWAY_CONECTIONS: there is no such setting/);
    expect(read).not.toThrow(/HEARBACK_DATABASE_URL/);
  });
});
