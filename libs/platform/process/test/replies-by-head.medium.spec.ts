import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import fc from 'fast-check';
import { RepliesByHead } from '@hearback/http';

const NO = 'HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\n\r\nno';

interface Reply {
  readonly status: number;
  readonly body: string;
}

/** What a connection brings, reply by reply. */
class Line {
  readonly socket: Socket;
  #text = '';

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (data: string) => (this.#text += data));
    this.socket.on('error', () => undefined);
  }

  /** All whole replies so far; they must be of known length. */
  get replies(): Reply[] {
    const replies: Reply[] = [];
    let rest = this.#text;
    for (;;) {
      const [head, after] = split(rest, '\r\n\r\n');
      if (after === undefined) return replies;
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (after.length < length) return replies;
      replies.push({ status: Number(head.slice(9, 12)), body: after.slice(0, length) });
      rest = after.slice(length);
    }
  }

  async ask(request: string): Promise<Reply> {
    const before = this.replies.length;
    this.socket.write(request, 'latin1');
    await eventually(async () => expect(this.replies.length).toBe(before + 1));
    return this.replies.at(-1) as Reply;
  }
}

function split(whole: string, by: string): [string, string | undefined] {
  const at = whole.indexOf(by);
  return at === -1 ? [whole, undefined] : [whole.slice(0, at), whole.slice(at + by.length)];
}

function request(method: string, path: string, body = '', ...headers: readonly string[]): string {
  const length = body === '' ? [] : [`content-length: ${body.length}`];
  return [`${method} ${path} HTTP/1.1`, 'host: x', ...headers, ...length, '', body].join('\r\n');
}

function chunked(path: string, body: string): string {
  return (
    request('POST', path, '', 'transfer-encoding: chunked') + `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
  );
}

describe('replies to requests of which only the head was read', () => {
  let server: Server;
  let port: number;
  /** Path and body of each request that went the ordinary way. */
  let ordinary: { path: string; body: string }[];
  let lines: Line[];

  const listen = async (made: Server): Promise<number> => {
    made.listen(0, '127.0.0.1');
    await once(made, 'listening');
    return (made.address() as AddressInfo).port;
  };
  const answering = (): Server =>
    createServer((message: IncomingMessage, response) => {
      void (async () => {
        const path = message.url ?? '';
        const body = await text(message);
        ordinary.push({ path, body });
        if (path.startsWith('/slow')) await wait(300);
        const said = path.startsWith('/no') ? 'no' : `${path} ${body}`;
        response.writeHead(said === 'no' ? 503 : 200, { 'content-length': said.length }).end(said);
      })();
    });
  const open = (): Line => {
    const line = new Line(port);
    lines.push(line);
    return line;
  };
  const stop = async (stopped: Server): Promise<void> => {
    stopped.close();
    stopped.closeAllConnections();
    await once(stopped, 'close');
  };

  beforeEach(async () => {
    ordinary = [];
    lines = [];
    server = answering();
    new RepliesByHead(({ url }) => (url.startsWith('/no') ? NO : undefined)).watch(server);
    port = await listen(server);
  });
  afterEach(async () => {
    for (const line of lines) line.socket.destroy();
    await stop(server);
  });

  it('come from there for plain requests, and the connection serves others', async () => {
    const line = open();
    expect(await line.ask(request('GET', '/no'))).toEqual({ status: 503, body: 'no' });
    expect(await line.ask(request('POST', '/no', 'GET /yes HTTP/1.1\r\n\r\n'))).toEqual({ status: 503, body: 'no' });
    expect(ordinary).toEqual([]);
    expect(await line.ask(request('POST', '/yes', 'one'))).toEqual({ status: 200, body: '/yes one' });
    expect(await line.ask(request('GET', '/no'))).toEqual({ status: 503, body: 'no' });
    expect(await line.ask(request('POST', '/yes', 'two'))).toEqual({ status: 200, body: '/yes two' });
    expect(ordinary.map(({ body }) => body)).toEqual(['one', 'two']);
  });

  it.each([
    ['another method', request('PUT', '/no', 'x')],
    ['a body in chunks', chunked('/no', 'x')],
    ['a caller who asks before it sends the body', request('POST', '/no', 'x', 'expect: 100-continue')],
    ['a caller who wants the connection closed', request('POST', '/no', 'x', 'connection: close')],
    ['HTTP/1.0', 'GET /no HTTP/1.0\r\n\r\n'],
    ['a long body', request('POST', '/no', 'x'.repeat(70_000))],
    ['many headers', request('GET', '/no', '', ...Array.from({ length: 40 }, (_, number) => `x-${number}: x`))],
  ])('do not come from there for %s', async (_name, bytes) => {
    const line = open();
    line.socket.write(bytes, 'latin1');
    await eventually(async () => expect(line.replies.at(-1)).toEqual({ status: 503, body: 'no' }));
    expect(ordinary).toHaveLength(1);
  });

  it('do not come from there for HEAD, whose reply has no body', async () => {
    const line = open();
    line.socket.write(request('HEAD', '/no'), 'latin1');
    await eventually(async () => expect(ordinary).toHaveLength(1));
  });

  it('wait for the reply to what came before on the connection', async () => {
    const line = open();
    line.socket.write(request('GET', '/slow') + request('GET', '/no') + request('POST', '/yes', 'x'), 'latin1');
    await eventually(async () => expect(line.replies.map(({ body }) => body)).toEqual(['/slow ', 'no', '/yes x']));
    expect(ordinary).toHaveLength(3);
  });

  it('have nothing to do with a request before that nobody read to its end', async () => {
    const broken: Error[] = [];
    server.removeAllListeners('request');
    server.on('request', (message: IncomingMessage, response: ServerResponse) => {
      message.on('error', (error) => broken.push(error));
      message.once('data', () => {
        message.pause();
        response.writeHead(200, { 'content-length': 4 }).end('half');
      });
    });
    const line = open();
    expect(await line.ask(request('POST', '/half', 'x'))).toEqual({ status: 200, body: 'half' });
    expect(await line.ask(request('POST', '/no', 'y'))).toEqual({ status: 503, body: 'no' });
    expect(await line.ask(request('POST', '/no', 'z'))).toEqual({ status: 503, body: 'no' });
    expect(broken).toEqual([]);
  });

  const message = fc
    .record({
      path: fc.constantFrom('/no', '/yes'),
      kind: fc.constantFrom('GET', 'POST', 'chunked', 'slow'),
      body: fc.constantFrom(
        'x',
        'GET /yes HTTP/1.1\r\nhost: x\r\n\r\n',
        '0\r\n\r\nGET /no HTTP/1.1\r\n\r\n',
        'y'.repeat(3_000),
      ),
    })
    .map(({ path, kind, body }) => {
      if (kind === 'GET') return { bytes: request('GET', path), said: path === '/no' ? 'no' : '/yes ' };
      const to = kind === 'slow' ? '/slow' : path;
      const bytes = kind === 'chunked' ? chunked(to, body) : request('POST', to, body);
      return { bytes, said: to === '/no' ? 'no' : `${to} ${body}` };
    });

  it('are as many as the requests and in their order, however the bytes come', async () => {
    const cuts = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 12 }), cuts, async (messages, pieces) => {
        const line = open();
        const bytes = messages.map((one) => one.bytes).join('');
        for (let at = 0, number = 0; at < bytes.length; number += 1) {
          const size = 1 + (pieces[number % pieces.length] as number);
          line.socket.write(bytes.slice(at, at + size), 'latin1');
          at += size;
          // Now and then what was written is read before the next piece comes.
          if (number % 3 === 0) await wait(1);
        }
        await eventually(async () =>
          expect(line.replies.map(({ body }) => body)).toEqual(messages.map(({ said }) => said)),
        );
        line.socket.destroy();
      }),
      { numRuns: 40 },
    );
  });

  it('leave a connection that closes when it is idle, but not while a request is answered', async () => {
    server.keepAliveTimeout = 200;
    const idle = open();
    const busy = open();
    await idle.ask(request('GET', '/no'));
    await busy.ask(request('GET', '/no'));
    expect(await busy.ask(request('GET', '/slow'))).toEqual({ status: 200, body: '/slow ' });
    await eventually(async () => expect(idle.socket.closed).toBe(true));
  });

  it('come for one server only, whoever gets the parser of a connection that has ended', async () => {
    const other = answering();
    const otherPort = await listen(other);
    try {
      const line = open();
      // It ends within a body that is being read away.
      line.socket.write(request('POST', '/no', 'x'.repeat(100)).slice(0, -50), 'latin1');
      await eventually(async () => expect(line.replies).toHaveLength(1));
      line.socket.destroy();
      await wait(50);
      const message = await new Promise<IncomingMessage>((resolve, reject) => {
        get({ port: otherPort, path: '/no', agent: false }, resolve).on('error', reject);
      });
      expect(await text(message)).toBe('no');
      expect(ordinary.map(({ path }) => path)).toEqual(['/no']);
      expect(await open().ask(request('POST', '/yes', 'x'))).toEqual({ status: 200, body: '/yes x' });
    } finally {
      await stop(other);
    }
  });

  it('do not pile up for a caller who does not read them', async () => {
    const large = 'n'.repeat(10_000);
    const piling = createServer((_message, response) =>
      response.writeHead(503, { 'content-length': 10_000 }).end(large),
    );
    const reply = `HTTP/1.1 503 Service Unavailable\r\ncontent-length: 10000\r\n\r\n${large}`;
    new RepliesByHead(() => reply).watch(piling);
    const sockets: Socket[] = [];
    piling.on('connection', (socket: Socket) => sockets.push(socket));
    const asked = 3_000;
    const socket = connect({ host: '127.0.0.1', port: await listen(piling) });
    try {
      let came = 0;
      socket.pause();
      socket.on('data', (data: Buffer) => (came += data.length));
      socket.pause();
      socket.write(request('GET', '/').repeat(asked));
      await wait(500);
      // Of 30 MB the system takes some; what waits in the process is bounded.
      expect(sockets[0]?.writableLength).toBeLessThan(3_000_000);
      socket.resume();
      await eventually(async () => expect(came).toBeGreaterThan(asked * 10_000));
    } finally {
      socket.destroy();
      await stop(piling);
    }
  });
});
