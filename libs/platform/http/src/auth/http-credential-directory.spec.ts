import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { AppError } from '@hearback/kernel';
import type { Caller } from './caller.js';
import { toCallerDocument } from './credential-directory.js';
import { HttpCredentialDirectory } from './http-credential-directory.js';
import { secretHash } from './secret.js';

const CALLER: Caller = {
  tenantId: 't',
  kind: 'session',
  credentialId: 'c',
  staffId: 's',
  role: 'viewer',
  permissions: new Set(['surveys:read']),
};

describe('the directory that asks accounts', () => {
  let server: Server;
  afterEach(() => void server?.close());

  const accountsAnswering = async (status: number, body: object, seen: IncomingMessage[] = []): Promise<string> => {
    server = createServer((request, reply) => {
      seen.push(request);
      request.resume().on('end', () => reply.writeHead(status).end(JSON.stringify(body)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const credential = { kind: 'session', hash: secretHash('x') } as const;

  it('shows the internal secret and gets the caller', async () => {
    const seen: IncomingMessage[] = [];
    const url = await accountsAnswering(200, { caller: toCallerDocument(CALLER) }, seen);
    expect(await new HttpCredentialDirectory(() => url, 'inside').resolve(credential)).toEqual(CALLER);
    expect(seen[0]).toMatchObject({ url: '/internal/credentials/resolve', headers: { 'hearback-internal': 'inside' } });
  });

  it('treats 404 as an unknown credential', async () => {
    const url = await accountsAnswering(404, {});
    expect(await new HttpCredentialDirectory(() => url, 'inside').resolve(credential)).toBeUndefined();
  });

  it.each([500, 503, 302, 401])('takes %d for an outage, never for nobody', async (status) => {
    const url = await accountsAnswering(status, {});
    const asked = new HttpCredentialDirectory(() => url, 'inside').resolve(credential);
    await expect(asked).rejects.toMatchObject({ code: 'request.unavailable', retryAfter: 1 });
  });

  it('says unavailable where nobody listens', async () => {
    const asked = new HttpCredentialDirectory(() => 'http://127.0.0.1:1', 'inside').resolve(credential);
    await expect(asked).rejects.toThrow(AppError);
  });
});
