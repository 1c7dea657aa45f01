import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { expectProblem } from './answers.js';
import { startNotes, type NotesPlatform } from './notes-platform.js';

describe('a process that answers as many requests as it may', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes({ HEARBACK_MAX_OPEN_REQUESTS: '4' });
  });
  afterAll(() => notes?.close());

  /** A request whose body does not come: it stays open, unless it is refused itself. */
  const openRequest = async (): Promise<Socket> => {
    const { hostname, port } = new URL(notes.platform.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    const head = ['POST /v1/notes HTTP/1.1', 'host: x', `authorization: Bearer ${notes.keys.editor}`];
    socket.write([...head, 'content-type: application/json', 'content-length: 1000', '', '{'].join('\r\n'));
    return socket;
  };
  let written = 0;
  const write = () => notes.call('POST', '/v1/notes', { body: { text: `note ${(written += 1)}` } });
  const read = () => notes.call('GET', '/v1/notes');

  it('refuses reading first, then everything but questions after its health, and recovers', async () => {
    const open: Socket[] = [];
    await eventually(async () => {
      open.push(await openRequest());
      const refused = await read();
      expectProblem(refused, 503, 'request.overloaded');
      expect(refused.headers.get('retry-after')).toBe('1');
    });
    await eventually(async () => expect((await write()).status).toBe(201));
    await eventually(async () => {
      open.push(...(await Promise.all([openRequest(), openRequest(), openRequest(), openRequest()])));
      expectProblem(await write(), 503, 'request.overloaded');
    });
    expect((await notes.call('GET', '/health/live', { key: null })).status).toBe(200);
    for (const socket of open) socket.destroy();
    await eventually(async () => expect((await read()).status).toBe(200));
    await eventually(async () => expect((await write()).status).toBe(201));
  });

  it('closes the connection instead of reading a large body that it refuses', async () => {
    const open: Socket[] = [];
    await eventually(async () => {
      open.push(...(await Promise.all([openRequest(), openRequest(), openRequest(), openRequest()])));
      expect((await write()).status).toBe(503);
    });
    const refused = await notes.call('POST', '/v1/notes', { body: { text: 'x'.repeat(100_000) } });
    expectProblem(refused, 503, 'request.overloaded');
    expect(refused.headers.get('connection')).toBe('close');
    for (const socket of open) socket.destroy();
  });
});
