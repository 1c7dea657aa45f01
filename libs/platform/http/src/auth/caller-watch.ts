import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';
import type { CredentialDirectory } from './credential-directory.js';
import { credentialOf } from './credential-of-request.js';

/** Tells whether the caller of a request whose reply lasts may still receive it. */
export class CallerWatch {
  constructor(private readonly credentials: CredentialDirectory) {}

  /**
   * Whether the credential of the request is still valid, for the same person with the same permissions. Throws `unavailable` if
   * that cannot be determined now. Asking is not a use of the credential: a page that is only left open does not keep a session alive.
   */
  async isUnchanged(request: FastifyRequest): Promise<boolean> {
    const carried = credentialOf(request);
    if (carried.kind !== 'credential' || request.caller === null) return false;
    const now = await this.credentials.peek(carried.credential);
    return now !== undefined && isSame(now, request.caller);
  }
}

function isSame(now: Caller, before: Caller): boolean {
  return (
    now.tenantId === before.tenantId &&
    now.staffId === before.staffId &&
    now.role === before.role &&
    now.isSuspended === before.isSuspended &&
    now.permissions.size === before.permissions.size &&
    [...now.permissions].every((permission) => before.permissions.has(permission))
  );
}
