import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerBrokenRequest } from './broken-requests.js';

let server: Server;

beforeAll(async () => {
  server = createServer({ headersTimeout: 100, connectionsCheckingInterval: 50 }, (_request, reply) => reply.end('ok'));
  server.on('clientError', answerBrokenRequest);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(() => {
  server.close();
});

/** What a client that sends these bytes and then waits is told until the connection ends. */
function replyTo(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
    let reply = '';
    socket.on('data', (chunk) => (reply += chunk.toString()));
    socket.on('close', () => resolve(reply));
    socket.on('error', reject);
  });
}

describe('a broken request', () => {
  it('is told nothing if nothing was asked, because a browser would take it for the reply to its first request', async () => {
    expect(await replyTo('')).toBe('');
  });

  it('is 408 if its headers come too slowly', async () => {
    const reply = await replyTo('GET / HTTP/1.1\r\nhost: a\r\n');
    expect(reply).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(reply).toContain('request.request-too-slow');
  });

  it('is 431 if its headers are too large, and 400 if it is no HTTP', async () => {
    expect(await replyTo(`GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 Request Header/,
    );
    expect(await replyTo('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*"request\.malformed"/);
  });
});
