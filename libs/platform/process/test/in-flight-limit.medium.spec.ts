import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { expectProblem } from './answers.js';
import { gate } from './notes.fixture.js';
import { startNotes, type Answer, type NotesPlatform } from './notes-platform.js';

describe('a process at its limit of requests in flight', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes({ HEARBACK_MAX_IN_FLIGHT_REQUESTS: '4' });
  });
  afterAll(() => notes?.close());

  const openSocket = (): Socket => {
    const { hostname, port } = new URL(notes.platform.url);
    return connect({ host: hostname, port: Number(port) });
  };
  let written = 0;
  const write = () => notes.call('POST', '/v1/notes', { body: { text: `note ${(written += 1)}` } });
  const read = () => notes.call('GET', '/v1/notes');
  let release: () => void = () => undefined;
  /** Makes writes last until `empty`. */
  const block = (): void => {
    gate.wait = new Promise((resolve) => (release = resolve));
  };
  /** Sends writes that last until `empty`; resolves when all further ones have been rejected. */
  const fill = async (): Promise<void> => {
    block();
    const rejected: Answer[] = [];
    for (let sent = 0; sent < 8; sent++) void write().then((answer) => rejected.push(answer));
    await eventually(() => expect(rejected).toHaveLength(4));
    for (const answer of rejected) expectProblem(answer, 503, 'request.overloaded');
  };
  const empty = async (): Promise<void> => {
    release();
    await eventually(async () => expect((await read()).status).toBe(200));
  };

  it('rejects reads first, then everything but health checks and calls with the internal secret, and recovers', async () => {
    block();
    const first = [write(), write()];
    await eventually(async () => {
      const rejected = await read();
      expectProblem(rejected, 503, 'request.overloaded');
      expect(rejected.headers.get('retry-after')).toBe('1');
    });
    const ready = await notes.call('GET', '/health/ready', { key: null });
    expect([ready.status, ready.body.warnings]).toEqual([
      200,
      [{ check: 'requests', detail: 'is saturated: reads are rejected' }],
    ]);
    first.push(write());
    await empty();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([201, 201, 201]);
    await fill();
    expect((await notes.call('GET', '/health/live', { key: null })).status).toBe(200);
    const notReady = await notes.call('GET', '/health/ready', { key: null });
    expectProblem(notReady, 503, 'request.unavailable');
    expect(notReady.body.detail).toBe('Not ready: requests.');
    const inside = (secret: string) =>
      notes.call('GET', '/internal/inside', { key: null, headers: { 'hearback-internal': secret } });
    expect((await inside(notes.internalSecret)).status).toBe(200);
    expectProblem(await inside('x'.repeat(43)), 503, 'request.overloaded');
    await empty();
    expect((await write()).status).toBe(201);
  });

  /** Sends the bytes on one connection and returns everything received until it has `replies` status lines or is closed. */
  const exchange = (socket: Socket, bytes: string, replies: number): Promise<string> => {
    let text = '';
    return new Promise((resolve) => {
      const read = (data: Buffer): void => {
        text += data.toString('latin1');
        if (text.split('HTTP/1.1 ').length - 1 < replies || !text.endsWith('}')) return;
        socket.off('data', read);
        resolve(text);
      };
      socket.on('data', read);
      socket.once('close', () => resolve(text));
      socket.write(bytes);
    });
  };
  const noteOf = (text: string, ...headers: readonly string[]): string => {
    const body = JSON.stringify({ text });
    const head = ['POST /v1/notes HTTP/1.1', 'host: x', `authorization: Bearer ${notes.keys.editor}`, ...headers];
    return [...head, 'content-type: application/json', `content-length: ${body.length}`, '', body].join('\r\n');
  };

  it('rejects several requests on one connection, and later serves requests on it', async () => {
    await fill();
    const socket = openSocket();
    // Two at once, the second with a body of more than one packet: none of their bytes may be taken for the next request.
    const rejected = await exchange(socket, noteOf('one') + noteOf('x'.repeat(60_000)), 2);
    const replies = rejected.split(/(?=HTTP\/1\.1 )/);
    expect(replies).toHaveLength(2);
    for (const reply of replies) {
      const [head = '', body = ''] = reply.split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\n/);
      const headers = new Map(
        head
          .split('\r\n')
          .slice(1)
          .map((line) => line.split(': ') as [string, string])
          .map(([name, value]) => [name.toLowerCase(), value]),
      );
      expect(headers.get('content-length')).toBe(String(body.length));
      expect(headers.get('retry-after')).toBe('1');
      expect(headers.get('connection')).toBe('keep-alive');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(Math.abs(Date.parse(headers.get('date') ?? '') - Date.now())).toBeLessThan(60_000);
      expect(JSON.parse(body)).toMatchObject({ code: 'request.overloaded', instance: headers.get('request-id') });
    }
    await empty();
    expect(await exchange(socket, noteOf('two'), 1)).toMatch(/^HTTP\/1\.1 201 /);
    socket.destroy();
  });

  it('serves connections whose requests it rejected, when it has capacity again', async () => {
    await fill();
    const sockets = Array.from({ length: 60 }, openSocket);
    const rejected = (text: string) =>
      Promise.all(sockets.map((socket, number) => exchange(socket, noteOf(`${text} ${number}`), 1)));
    const replies = [...(await rejected('one')), ...(await rejected('two'))];
    expect(replies.filter((reply) => !reply.startsWith('HTTP/1.1 503 '))).toEqual([]);
    await empty();
    for (const [number, socket] of sockets.entries())
      expect(await exchange(socket, noteOf(`three ${number}`), 1)).toMatch(/^HTTP\/1\.1 201 /);
    for (const socket of sockets) socket.destroy();
  });

  it('closes the connection after a rejection if the client asks for it', async () => {
    await fill();
    const socket = openSocket();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    expect(await exchange(socket, noteOf('one', 'connection: close'), 1)).toMatch(/^HTTP\/1\.1 503 /);
    await closed;
    await empty();
  });

  it('answers before a large body has been sent completely', async () => {
    await fill();
    const rejected = await notes.call('POST', '/v1/notes', { body: { text: 'x'.repeat(100_000) } });
    expectProblem(rejected, 503, 'request.overloaded');
    await empty();
  });
});
