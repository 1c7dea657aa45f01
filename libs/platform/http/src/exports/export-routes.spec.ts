import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '@hearback/kernel';
import { fastify, type FastifyInstance } from 'fastify';
import type { Caller } from '../auth/caller.js';
import { CredentialDirectory } from '../auth/credential-directory.js';
import { KeyedHash } from '../auth/keyed-hash.js';
import { newSecret } from '../auth/secret.js';
import type { Edge } from '../routes/raw-routes.js';
import { ExportFiles, type ExportFile } from './export-files.js';
import { ExportRoutes } from './export-routes.js';
import { ExportTickets } from './export-tickets.js';

const tenantId = '0198c0de-0000-7000-8000-000000000001';
const caller = { tenantId, permissions: new Set() } as unknown as Caller;

class SteppedClock extends Clock {
  #now = Date.parse('2026-03-02T09:00:00Z');
  override now = () => new Date(this.#now);
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

class Credentials extends CredentialDirectory {
  isValid = true;
  override resolve = () => Promise.resolve(this.isValid ? caller : undefined);
}

/** A file without an end; each of its batches takes 11 seconds. */
class EndlessFile extends ExportFiles {
  batches = 0;
  isClosed = false;
  readonly closed = new EventTarget();

  constructor(private readonly clock: SteppedClock) {
    super();
  }

  readonly #file: ExportFile = {
    line: 'a number',
    read: () => this.#numbers(),
  };
  // Only one of the files matters here.
  override readonly files = { annotations: this.#file } as unknown as ExportFiles['files'];

  async *#numbers(): AsyncGenerator<readonly object[]> {
    try {
      for (;;) {
        this.batches += 1;
        yield Array.from({ length: 1_000 }, (_, n) => ({ n, text: 'x'.repeat(100) }));
        this.clock.advance(11_000);
      }
    } finally {
      this.isClosed = true;
      this.closed.dispatchEvent(new Event('closed'));
    }
  }
}

describe('the routes of exports', () => {
  let server: FastifyInstance;
  let url: string;
  let file: EndlessFile;
  let credentials: Credentials;

  beforeEach(async () => {
    const clock = new SteppedClock();
    const tickets = new ExportTickets(new KeyedHash('secret'), clock);
    file = new EndlessFile(clock);
    credentials = new Credentials();
    // A client that aborted opens a connection for its next request, which would keep the server from closing.
    server = fastify({ forceCloseConnections: true });
    server.decorateRequest('caller', null);
    const edge = {
      allow: () => async (request: { caller: Caller }) => void (request.caller = caller),
      caller: () => caller,
      document: () => undefined,
    } as unknown as Edge;
    new ExportRoutes(file, tickets, clock, credentials).register(server, edge);
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    url = `${address}/v1/exports/${tickets.ticketOf({ tenantId, asOf: clock.now() })}/annotations`;
  });
  afterEach(() => server.close());

  const get = (signal?: AbortSignal) =>
    fetch(url, { headers: { authorization: `Bearer ${newSecret('hbk_live')}` }, ...(signal && { signal }) });

  it('send no more than their reader takes, and stop when the reader goes', async () => {
    const abort = new AbortController();
    const reply = await get(abort.signal);
    expect(reply.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="annotations-2026-03-02.ndjson"');
    const reader = reply.body!.getReader();
    const { value } = await reader.read();
    expect(Buffer.from(value!).toString()).toMatch(/^\{"n":0,/);
    // What fits into the buffers of a connection is a few megabytes; a batch has 120 kB.
    expect(file.batches).toBeLessThan(500);
    expect(file.isClosed).toBe(false);
    const closed = once(file.closed, 'closed');
    abort.abort();
    await closed;
  });

  it('break off when the credential is revoked, so that nobody takes the file for complete', async () => {
    const reply = await get();
    credentials.isValid = false;
    await expect(reply.text()).rejects.toThrow('terminated');
    expect(file.isClosed).toBe(true);
  });

  it('send nothing to HEAD', async () => {
    const reply = await fetch(url, { method: 'HEAD' });
    expect([reply.status, await reply.text(), file.batches]).toEqual([200, '', 0]);
  });
});
