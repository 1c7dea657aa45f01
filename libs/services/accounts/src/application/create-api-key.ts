import { Injectable } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { scopesBeyond } from '../domain/api-key.js';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { AuditedTransactions } from './audited-transactions.js';
import { NewKeys, type KeyWish, type NewKey } from './new-keys.js';

/** Makes an API key with at most the caller's own rights. Throws `scopes-mismatch`, `scope-beyond-creator`, `expiry-past`. */
@Injectable()
export class CreateApiKey {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly keys: NewKeys,
    private readonly clock: Clock,
  ) {}

  execute(unit: UnitOfWork, caller: Caller, wish: KeyWish): Promise<NewKey> {
    const scopes = [...new Set(wish.scopes)].toSorted();
    if ((wish.kind === 'secret') !== scopes.length > 0) {
      throw accountsErrors.error('scopes-mismatch', undefined, {
        errors: [{ pointer: '/scopes', code: 'scopes', detail: accountsErrors.definitions['scopes-mismatch'].remedy }],
      });
    }
    const beyond = scopesBeyond(scopes, caller.permissions);
    if (beyond.length > 0) {
      throw accountsErrors.error('scope-beyond-creator', undefined, {
        errors: beyond.map((scope) => ({
          pointer: `/scopes/${wish.scopes.indexOf(scope)}`,
          code: 'scope',
          detail: `You do not have ${scope}.`,
        })),
      });
    }
    if (wish.expiresAt !== null && wish.expiresAt <= this.clock.now()) {
      throw accountsErrors.error('expiry-past', undefined, {
        errors: [{ pointer: '/expires_at', code: 'past', detail: 'This instant has passed.' }],
      });
    }
    return this.transactions.run(unit, actorOf(caller), (audited) =>
      this.keys.make(audited, { ...wish, scopes }, caller.staffId),
    );
  }
}
