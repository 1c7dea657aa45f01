import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { expectProblem, rawRequest } from './answers.js';
import { startNotes, type NotesPlatform } from './notes-platform.js';

const PER_NETWORK = 8;

describe('bodies that arrive slowly', () => {
  let notes: NotesPlatform;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    notes = await startNotes({
      HEARBACK_MAX_IN_FLIGHT_REQUESTS: '8',
      HEARBACK_UNFINISHED_BODIES_PER_NETWORK: String(PER_NETWORK),
      HEARBACK_BODY_TIMEOUT_MS: '1500',
      HEARBACK_TRUSTED_PROXY_HOPS: '1',
    });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await notes?.close();
  });

  /** A request that sends one byte of its body; `replies` gets what comes back. */
  const slowRequest = (
    from: string,
    type = 'application/json',
    path = '/v1/notes',
    ...more: string[]
  ): { reply: string } => {
    const { hostname, port } = new URL(notes.platform.url);
    const socket = connect({ host: hostname, port: Number(port) });
    sockets.push(socket);
    const received = { reply: '' };
    socket.on('error', () => undefined);
    socket.on('data', (data) => (received.reply += data.toString()));
    const head = [`POST ${path} HTTP/1.1`, 'host: x', `authorization: Bearer ${notes.keys.editor}`];
    socket.write(
      [...head, `x-forwarded-for: ${from}`, `content-type: ${type}`, 'content-length: 1000', ...more, '', '{'].join(
        '\r\n',
      ),
    );
    return received;
  };
  let written = 0;
  const write = (from: string) =>
    notes.call('POST', '/v1/notes', {
      body: { text: `note ${(written += 1)}` },
      headers: { 'x-forwarded-for': from },
    });
  const statusesOf = (requests: readonly { reply: string }[]) => requests.map(({ reply }) => reply.slice(9, 12));

  it('are limited for each network, do not keep others out, and end at the deadline', async () => {
    const slow = Array.from({ length: 64 }, () => slowRequest('203.0.113.7, 203.0.113.8'));
    await eventually(() =>
      expect(statusesOf(slow).filter((status) => status === '429')).toHaveLength(64 - PER_NETWORK),
    );
    const rejected = slow.find(({ reply }) => reply.startsWith('HTTP/1.1 429'))?.reply;
    expect(rejected).toContain('request.too-many-bodies');
    expect(rejected?.toLowerCase()).toContain('\r\nretry-after: 1\r\n');
    // A request of the same network whose body comes with its headers is accepted.
    const body = JSON.stringify({ text: 'a note' });
    const whole = ['POST /v1/notes HTTP/1.1', `authorization: Bearer ${notes.keys.editor}`];
    whole.push('x-forwarded-for: 203.0.113.9', 'content-type: application/json', `content-length: ${body.length}`);
    const { status } = await rawRequest(notes.platform.url, whole.join('\r\n'), body);
    expect(status).toBe(201);
    // As many slow bodies as requests may be in flight, and other networks are still served.
    expect((await write('198.51.100.1')).status).toBe(201);
    expect((await notes.call('GET', '/v1/notes')).status).toBe(200);
    const ready = await notes.call('GET', '/health/ready', { key: null });
    expect(ready.body.warnings).toEqual([
      { check: 'bodies', detail: 'is saturated: bodies that arrive slowly are rejected' },
    ]);
    await eventually(() => expect(statusesOf(slow).filter((status) => status === '408')).toHaveLength(PER_NETWORK));
    expect(slow.find(({ reply }) => reply.startsWith('HTTP/1.1 408'))?.reply).toContain('request.body-too-slow');
    await eventually(async () =>
      expect((await notes.call('GET', '/health/ready', { key: null })).body.warnings).toEqual([]),
    );
    const next = slowRequest('203.0.113.9');
    await eventually(() => expect(next.reply).toContain('request.body-too-slow'));
  });

  it('end an upload, too, if they stay below the minimum rate', async () => {
    const upload = slowRequest('203.0.113.7', 'text/csv', '/v1/lines');
    await eventually(() => expect(upload.reply).toContain('request.body-too-slow'));
  });

  it('of a request that is rejected before they are read end nothing but that request', async () => {
    const rejected = slowRequest('203.0.113.7', 'text/csv', '/v1/lines', `idempotency-key: ${'k'.repeat(300)}`);
    await eventually(() => expect(rejected.reply).toMatch(/^HTTP\/1.1 400/));
    // Once this one has missed its deadline, so has the body of the other.
    const upload = slowRequest('203.0.113.7', 'text/csv', '/v1/lines');
    await eventually(() => expect(upload.reply).toContain('request.body-too-slow'));
    expect((await write('203.0.113.9')).status).toBe(201);
  });

  it('count by network: the /56 of IPv6', async () => {
    const slow = Array.from({ length: PER_NETWORK }, (_, host) => slowRequest(`2001:db8:0:4${host}::1`));
    const [same, other] = [slowRequest('2001:db8:0:ff::1'), slowRequest('2001:db8:0:100::1')];
    await eventually(() => expect(same.reply).toContain('request.too-many-bodies'));
    await eventually(() => expect(statusesOf([...slow, other])).toEqual(['408', ...slow.map(() => '408')]));
  });
});

describe('a request that two readers could understand differently', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes?.close());

  it('gets 400 with two Host headers, on every route', async () => {
    for (const path of ['/v1/open', '/v1/notes', '/nowhere', '/health/live', '/internal/inside']) {
      const { status, text } = await rawRequest(notes.platform.url, `GET ${path} HTTP/1.1\r\nHost: evil.example`);
      expect([path, status]).toEqual([path, 400]);
      expect(text).toContain('The request must have one `Host`.');
    }
    expect((await rawRequest(notes.platform.url, 'GET /v1/open HTTP/1.1')).status).toBe(200);
  });

  it('gets 405 with `Allow` for a method that the path does not have', async () => {
    for (const [method, path, allow] of [
      ['PUT', '/v1/notes', 'GET, HEAD, POST'],
      ['DELETE', '/v1/notes/nte_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c', 'GET, HEAD, PATCH'],
      ['GET', '/v1/raw', 'POST'],
      ['OPTIONS', '/v1/open', 'GET, HEAD, POST'],
      ['POST', '/health/live', 'GET, HEAD'],
    ] as const) {
      const answer = await notes.call(method, path, { headers: { 'content-type': 'text/plain' } });
      expectProblem(answer, 405, 'request.method-not-allowed');
      expect([path, answer.headers.get('allow')]).toEqual([path, allow]);
    }
    expectProblem(await notes.call('POST', '/internal/inside'), 404, 'request.not-found');
    expectProblem(await notes.call('PUT', '/v1/nowhere'), 404, 'request.not-found');
    const head = await notes.call('HEAD', '/v1/raw');
    expect([head.status, head.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
