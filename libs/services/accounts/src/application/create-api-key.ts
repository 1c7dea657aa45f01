import { Injectable } from '@nestjs/common';
import { Clock, type Permission } from '@hearback/kernel';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { isWebOrigin, scopesBeyond } from '../domain/api-key.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { ApiKeyIssuer, type CreateApiKeyCommand, type NewKey } from './api-key-issuer.js';

/** Creates an API key with at most the caller's own permissions. Throws `scopes-mismatch`, `scope-beyond-creator`, `expiry-past`, `bad-origins`. */
@Injectable()
export class CreateApiKey {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly keys: ApiKeyIssuer,
    private readonly clock: Clock,
  ) {}

  execute(unit: UnitOfWork, caller: Caller, command: CreateApiKeyCommand): Promise<NewKey> {
    const scopes = [...new Set(command.scopes)].toSorted();
    if ((command.kind === 'secret') !== scopes.length > 0) {
      throw accountsErrors.error('scopes-mismatch', undefined, {
        errors: [{ pointer: '/scopes', code: 'scopes', detail: accountsErrors.definitions['scopes-mismatch'].remedy }],
      });
    }
    checkOrigins(command);
    if (command.expiresAt !== null && command.expiresAt <= this.clock.now()) {
      throw accountsErrors.error('expiry-past', undefined, {
        errors: [{ pointer: '/expires_at', code: 'past', detail: 'must be in the future' }],
      });
    }
    return this.transactions.run(unit, caller, 'workspace:admin', (audited, rights) => {
      checkScopes(command.scopes, rights.permissions);
      return this.keys.issue(audited, { ...command, scopes }, rights.memberId);
    });
  }
}

function checkOrigins({ kind, allowedOrigins }: CreateApiKeyCommand): void {
  const errors =
    kind === 'secret' && allowedOrigins !== null
      ? [{ pointer: '/allowed_origins', code: 'origins', detail: 'is for publishable keys only' }]
      : (allowedOrigins ?? []).flatMap((origin, index) =>
          isWebOrigin(origin)
            ? []
            : [{ pointer: `/allowed_origins/${index}`, code: 'origin', detail: 'must be like `https://shop.example`' }],
        );
  if (errors.length > 0) throw accountsErrors.error('bad-origins', undefined, { errors });
}

function checkScopes(requested: readonly Permission[], permissions: ReadonlySet<Permission>): void {
  const beyond = scopesBeyond(requested, permissions);
  if (beyond.length === 0) return;
  throw accountsErrors.error('scope-beyond-creator', undefined, {
    errors: beyond.map((scope) => ({
      pointer: `/scopes/${requested.indexOf(scope)}`,
      code: 'scope',
      detail: `You do not have ${scope}.`,
    })),
  });
}
