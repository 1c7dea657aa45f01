import { PUBLISHABLE_PERMISSIONS, type Permission } from '@hearback/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RateLimits } from '../limits/rate-limits.js';
import { checkOrigin } from '../routes/cors.js';
import { requestErrors } from '../problems/request.errors.js';
import type { Access } from './access.js';
import type { Caller } from './caller.js';
import type { Credential, CredentialDirectory } from './credential-directory.js';
import { credentialOf } from './credential-of-request.js';
import { isSecret, secretHash } from './secret.js';
import { isInternalRequest } from './internal-secret.js';
import { checkSameOrigin } from './same-origin.js';

/** What the check of access depends on. */
export interface AccessCheckOptions {
  readonly credentials: CredentialDirectory;
  readonly limits: RateLimits;
  /** The present secret of the platform and its previous ones. */
  readonly internalSecrets: readonly string[];
  /** Address at which browsers see the platform. */
  readonly publicUrl: () => string;
}

/** Decides on a request: who calls, whether they may, and whether they call too often. */
export class AccessCheck {
  constructor(private readonly options: AccessCheckOptions) {}

  /**
   * Resolves if the request may go on; the caller is then on the request. Throws 401, 403, 404 (internal routes, for everybody
   * else) or 429.
   */
  async check(access: Access, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (access.kind === 'internal') return this.#checkInternal(request, reply);
    if (access.kind === 'public') await this.options.limits.consumeAnonymous(request, reply);
    else request.caller = await this.#authorize(access, request, reply);
    checkSameOrigin(request, this.options.publicUrl);
  }

  /**
   * The caller by the publishable key in the body. The route is open to everybody, so its limits on networks are checked already.
   * Throws 401 or 403.
   */
  async checkBodyKey(permission: Permission, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    const { key } = (request.body ?? {}) as { readonly key?: unknown };
    if (typeof key === 'string' && key.startsWith('hbk_')) throw requestErrors.error('secret-key-exposed', REVOKE);
    const isKey = typeof key === 'string' && isSecret(key);
    const caller = isKey ? await this.options.credentials.resolve({ kind: 'key', hash: secretHash(key) }) : undefined;
    if (caller === undefined)
      throw requestErrors.error('unauthenticated', '`key` must be a publishable key that is valid.');
    checkOrigin(caller, request, reply);
    if (caller.isSuspended === true) throw requestErrors.error('workspace-suspended');
    if (caller.kind !== 'publishable-key' || !isAllowed(caller, permission)) throw requestErrors.error('forbidden');
    return caller;
  }

  /** The limits on requests without a caller, for what only the route knows. */
  get limits(): RateLimits {
    return this.options.limits;
  }

  /** Without the secret, an internal route answers as if it did not exist, and the request counts towards the anonymous limit. */
  async #checkInternal(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (isInternalRequest(request, this.options.internalSecrets)) return;
    await this.options.limits.consumeAnonymous(request, reply);
    throw requestErrors.error('not-found');
  }

  async #authorize(
    { permission, uncached, whileSuspended }: PermissionAccess,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Caller> {
    const { credentials } = this.options;
    const carried = credentialOf(request);
    const resolve = (credential: Credential) =>
      uncached === true ? credentials.resolveUncached(credential) : credentials.resolve(credential);
    const caller = carried.kind === 'credential' ? await resolve(carried.credential) : undefined;
    if (caller === undefined) {
      await this.options.limits.consumeAnonymous(request, reply);
      const detail = carried.kind === 'nothing' ? undefined : 'The credential is not valid.';
      throw requestErrors.error('unauthenticated', detail);
    }
    checkOrigin(caller, request, reply);
    await this.options.limits.consume(caller, request, reply);
    if (caller.isSuspended === true && whileSuspended !== true) throw requestErrors.error('workspace-suspended');
    if (!isAllowed(caller, permission))
      throw requestErrors.error('forbidden', `This needs the permission ${permission}.`);
    return caller;
  }
}

const REVOKE =
  'Everybody who sees the page has this key: revoke it now (DELETE /v1/api-keys/{id}), and use a publishable key (hbp_…).';

type PermissionAccess = Extract<Access, { readonly kind: 'permission' }>;

function isAllowed(caller: Caller, permission: Permission): boolean {
  if (caller.kind === 'publishable-key' && !PUBLISHABLE_PERMISSIONS.includes(permission)) return false;
  return caller.permissions.has(permission);
}
