import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkMediaType } from '../http/media-type.js';
import type { RateLimits } from '../http/rate-limits.js';
import { requestErrors } from '../http/request.errors.js';
import type { Access } from './access-kind.js';
import type { Caller, Permission } from './caller.js';
import type { CredentialDirectory } from './credential-directory.js';
import { credentialOf, type Carried } from './credential-of-request.js';
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

  /** Resolves, or returns at once where nothing has to be waited for, if the request may go on; throws or rejects if not. */
  check(access: Access, request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    request.accessChecked = access;
    const decided = this.#decide(access, request, reply);
    if (decided !== undefined) return decided.then(() => this.#checkForm(request));
    this.#checkForm(request);
    return undefined;
  }

  #checkForm(request: FastifyRequest): void {
    checkSameOrigin(request, this.options.publicUrl);
    checkMediaType(request);
  }

  #decide(access: Access, request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    switch (access.kind) {
      case 'public':
        return this.options.limits.consumeAnonymous(request, reply);
      case 'internal':
        // As for any address that is not there: nobody outside learns that this one is.
        if (!this.#isInternal(request)) throw requestErrors.error('not-found');
        return undefined;
      case 'permission':
        return this.#identify(access.permission, request, reply);
    }
  }

  #isInternal(request: FastifyRequest): boolean {
    return isInternalSecret(request.headers[INTERNAL_HEADER], this.options.internalSecret);
  }

  #identify(permission: Permission, request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    const carried = credentialOf(request);
    if (carried.kind !== 'credential') return this.#refuse(carried, request, reply);
    const known = this.options.credentials.known(carried.credential);
    if (known !== undefined) return this.#admit(known, permission, request, reply);
    return this.options.credentials
      .resolve(carried.credential)
      .then((caller) =>
        caller === undefined ? this.#refuse(carried, request, reply) : this.#admit(caller, permission, request, reply),
      );
  }

  async #refuse(carried: Carried, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.options.limits.consumeAnonymous(request, reply);
    throw requestErrors.error(
      'unauthenticated',
      carried.kind === 'nothing' ? undefined : 'The credential is not valid.',
    );
  }

  #admit(
    caller: Caller,
    permission: Permission,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> | undefined {
    const counted = this.options.limits.consume(caller, request, reply);
    const enter = (): void => {
      if (!mayDo(caller, permission))
        throw requestErrors.error('forbidden', `This needs the permission ${permission}.`);
      request.caller = caller;
    };
    if (counted !== undefined) return counted.then(enter);
    enter();
    return undefined;
  }
}

function mayDo(caller: Caller, permission: Permission): boolean {
  if (caller.kind === 'publishable-key' && !PUBLISHABLE_PERMISSIONS.includes(permission)) return false;
  return caller.permissions.has(permission);
}
