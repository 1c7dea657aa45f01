import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { CredentialStore } from './credential-store.js';
import { MemberKeys } from './member-keys.js';

/** Revokes a key permanently; a key that is already revoked is left unchanged. Throws `key-not-found`. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: CredentialStore,
    private readonly keys: MemberKeys,
  ) {}

  execute(unit: UnitOfWork, caller: Caller, keyId: string): Promise<void> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited) => {
      const key = await this.store.lockKey(audited.tx, keyId);
      if (!key) throw accountsErrors.error('key-not-found');
      if (key.revokedAt === null) await this.keys.revoke(audited, key);
    });
  }
}
