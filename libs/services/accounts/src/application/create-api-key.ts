import { Injectable } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { scopesBeyond } from '../domain/api-key.js';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { AuditedTransactions } from './audited-transactions.js';
import { ApiKeyIssuer, type CreateApiKeyCommand, type NewKey } from './api-key-issuer.js';

/** Creates an API key with at most the caller's own permissions. Throws `scopes-mismatch`, `scope-beyond-creator`, `expiry-past`. */
@Injectable()
export class CreateApiKey {
  constructor(
    private readonly transactions: AuditedTransactions,
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
    const beyond = scopesBeyond(scopes, caller.permissions);
    if (beyond.length > 0) {
      throw accountsErrors.error('scope-beyond-creator', undefined, {
        errors: beyond.map((scope) => ({
          pointer: `/scopes/${command.scopes.indexOf(scope)}`,
          code: 'scope',
          detail: `You do not have ${scope}.`,
        })),
      });
    }
    if (command.expiresAt !== null && command.expiresAt <= this.clock.now()) {
      throw accountsErrors.error('expiry-past', undefined, {
        errors: [{ pointer: '/expires_at', code: 'past', detail: 'must be in the future' }],
      });
    }
    return this.transactions.run(unit, actorOf(caller), (audited) =>
      this.keys.issue(audited, { ...command, scopes }, caller.staffId),
    );
  }
}
