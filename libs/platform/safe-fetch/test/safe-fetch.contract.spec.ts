import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SafeFetch, type SafeFetchOptions } from '../src/index.js';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server on loopback; its port. */
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await listening(server);
  stops.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));
  return (server.address() as AddressInfo).port;
}

function listening(server: TcpServer): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

const LOOPBACK = { address: '127.0.0.1', family: 4 };
const PUBLIC = { address: '93.184.215.14', family: 4 };

/** Calls the port of loopback by a name that only the given lookup knows. */
function call(port: number, path = '/', options: SafeFetchOptions = {}) {
  const fetcher = new SafeFetch({ allowed: [`receiver.example:${port}`], lookup: async () => [LOOPBACK], ...options });
  return fetcher.send({
    url: `http://receiver.example:${port}${path}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
  });
}

describe('ssrf.requests: a request to an address that somebody typed', () => {
  it('arrives at the address that was checked, with its name, headers and body', async () => {
    const seen: unknown[] = [];
    const port = await serve(async (request, reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const { host, 'content-type': type } = request.headers;
      seen.push([request.method, request.url, host, type, Buffer.concat(chunks).toString()]);
      reply.writeHead(202, { 'retry-after': '7' }).end('thank you');
    });
    expect(await call(port, '/hook?x=1')).toMatchObject({
      outcome: 'replied',
      status: 202,
      headers: { 'retry-after': '7' },
      body: 'thank you',
    });
    expect(seen).toEqual([['POST', '/hook?x=1', `receiver.example:${port}`, 'application/json', '{"a":1}']]);
  });

  it('is not made if any of the addresses of the name is inside, or there is none', async () => {
    const send = (lookup: SafeFetchOptions['lookup']) =>
      new SafeFetch({ ...(lookup && { lookup }) }).send({ url: 'https://rebind.example/', method: 'GET' });
    expect(await send(async () => [PUBLIC, LOOPBACK])).toEqual({ outcome: 'refused', reason: 'not-public' });
    expect(await send(async () => [{ address: 'fd00::1', family: 6 }])).toMatchObject({ reason: 'not-public' });
    expect(await send(() => Promise.reject(new Error('ENOTFOUND')))).toMatchObject({ reason: 'unresolved' });
    const named = new SafeFetch().send({ url: 'https://localhost/', method: 'GET' });
    expect(await named).toEqual({ outcome: 'refused', reason: 'not-public' });
  });

  it('resolves a name once: what it resolves to later gains nothing', async () => {
    const port = await serve((_request, reply) => reply.end('checked'));
    const answers = [[LOOPBACK], [{ address: '127.0.0.2', family: 4 }]];
    let asked = 0;
    const reply = await call(port, '/', { lookup: async () => answers[asked++]! });
    expect([reply.outcome === 'replied' && reply.body, asked]).toEqual(['checked', 1]);
  });

  it('does not follow redirects', async () => {
    const paths: (string | undefined)[] = [];
    const port = await serve((request, reply) => {
      paths.push(request.url);
      reply.writeHead(307, { location: '/inside' }).end();
    });
    expect(await call(port, '/hook')).toMatchObject({ outcome: 'replied', status: 307 });
    expect(paths).toEqual(['/hook']);
  });

  it('reads the beginning of an endless reply, and hangs up', async () => {
    let isClosed = false;
    const port = await serve((request, reply) => {
      const more = () => {
        while (!reply.destroyed && reply.write(Buffer.alloc(16_384, 'x')));
      };
      reply.on('drain', more);
      request.socket.on('close', () => (isClosed = true));
      more();
    });
    const reply = await call(port);
    expect(reply).toMatchObject({ outcome: 'replied', status: 200 });
    expect(reply.outcome === 'replied' && reply.body.length).toBe(65_536);
    for (let i = 0; i < 100 && !isClosed; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isClosed).toBe(true);
  });

  it('ends at its limits: a receiver that says nothing, drips, or hangs in TLS', async () => {
    const limits = { connect: 400, total: 800 };
    const silent = await serve(() => undefined);
    const dripping = await serve((_request, reply) => {
      reply.writeHead(200);
      const timer = setInterval(() => reply.write('.'), 50);
      reply.on('close', () => clearInterval(timer));
    });
    const sockets: Socket[] = [];
    const mute = createTcpServer((socket) => sockets.push(socket.on('error', () => undefined)));
    await listening(mute);
    stops.push(() => new Promise((resolve) => (sockets.forEach((each) => each.destroy()), mute.close(resolve))));
    const tls = (mute.address() as AddressInfo).port;
    const secure = new SafeFetch({ allowed: [`receiver.example:${tls}`], lookup: async () => [LOOPBACK], limits });
    const outcomes = await Promise.all([
      call(silent, '/', { limits }),
      call(dripping, '/', { limits }),
      secure.send({ url: `https://receiver.example:${tls}/`, method: 'GET' }),
    ]);
    expect(outcomes.map((each) => each.outcome === 'failed' && each.reason)).toEqual(['timeout', 'timeout', 'timeout']);
  });

  it('says that nobody listens', async () => {
    const port = await serve(() => undefined);
    await stops.pop()!();
    expect(await call(port)).toMatchObject({ outcome: 'failed', reason: 'connection' });
  });
});
