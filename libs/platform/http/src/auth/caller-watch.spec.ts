import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';
import { CallerWatch } from './caller-watch.js';
import { CredentialDirectory } from './credential-directory.js';

const CALLER: Caller = {
  tenantId: 't',
  kind: 'session',
  credentialId: 'c',
  staffId: 's',
  role: 'agent',
  permissions: new Set(['tasks:read']),
};

class Looks extends CredentialDirectory {
  now: Caller | undefined = CALLER;

  override resolve(): Promise<Caller | undefined> {
    return Promise.reject(new Error('this would be a use'));
  }

  override peek(): Promise<Caller | undefined> {
    return Promise.resolve(this.now);
  }
}

describe('the watch on a caller whose reply lasts', () => {
  const request = {
    headers: {},
    cookies: { '__Host-hearback': 'A'.repeat(43) },
    caller: CALLER,
  } as unknown as FastifyRequest;

  it('looks at the credential without using it', async () => {
    const looks = new Looks();
    const watch = new CallerWatch(looks);
    expect(await watch.isUnchanged(request)).toBe(true);
    for (const now of [
      undefined,
      { ...CALLER, role: 'viewer' as const },
      { ...CALLER, permissions: new Set<never>() },
    ]) {
      looks.now = now;
      expect(await watch.isUnchanged(request)).toBe(false);
    }
  });
});
