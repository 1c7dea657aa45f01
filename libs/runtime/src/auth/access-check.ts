import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkMediaType } from '../http/media-type.js';
import type { RateLimits } from '../http/rate-limits.js';
import { requestErrors } from '../http/request.errors.js';
import type { Access } from './access-kind.js';
import type { Caller, Permission } from './caller.js';
import type { CredentialDirectory } from './credential-directory.js';
import { credentialOf } from './credential-of-request.js';
import { INTERNAL_HEADER, isInternalSecret } from './internal-secret.js';
import { PUBLISHABLE_PERMISSIONS } from './permissions.js';
import { checkSameOrigin } from './same-origin.js';

/** What the check of access depends on. */
export interface AccessCheckOptions {
  readonly credentials: CredentialDirectory;
  readonly limits: RateLimits;
  readonly internalSecret: string;
  readonly publicUrl: () => string;
}

/**
 * Decides on a request before its body is read: who asks, whether they may, whether they ask too often, and whether the
 * body is of an accepted kind. It runs as a hook of the very route that the router chose, so no spelling of an address
 * can lead around it.
 */
export class AccessCheck {
  constructor(private readonly options: AccessCheckOptions) {}

  async check(access: Access, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    request.accessChecked = access;
    switch (access.kind) {
      case 'public':
        await this.options.limits.consumeAnonymous(request, reply);
        break;
      case 'internal':
        // As for any address that is not there: nobody outside learns that this one is.
        if (!this.#isInternal(request)) throw requestErrors.error('not-found');
        break;
      case 'permission':
        request.caller = await this.#callerWith(access.permission, request, reply);
        break;
    }
    checkSameOrigin(request, this.options.publicUrl);
    checkMediaType(request);
  }

  #isInternal(request: FastifyRequest): boolean {
    return isInternalSecret(request.headers[INTERNAL_HEADER], this.options.internalSecret);
  }

  async #callerWith(permission: Permission, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    const carried = credentialOf(request);
    const caller =
      carried.kind === 'credential' ? await this.options.credentials.resolve(carried.credential) : undefined;
    if (caller === undefined) {
      await this.options.limits.consumeAnonymous(request, reply);
      throw requestErrors.error(
        'unauthenticated',
        carried.kind === 'nothing' ? undefined : 'The credential is not valid.',
      );
    }
    await this.options.limits.consume(caller, request, reply);
    if (!mayDo(caller, permission)) {
      throw requestErrors.error('forbidden', `This needs the permission ${permission}.`);
    }
    return caller;
  }
}

function mayDo(caller: Caller, permission: Permission): boolean {
  if (caller.kind === 'publishable-key' && !PUBLISHABLE_PERMISSIONS.includes(permission)) return false;
  return caller.permissions.has(permission);
}
