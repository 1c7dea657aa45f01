import { Injectable } from '@nestjs/common';
import { KeyRevoked } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { AuditedTransactions } from './audited-transactions.js';
import { CredentialStore } from './credential-store.js';

/** Revokes a key permanently; a key that is already revoked is left unchanged. Throws `key-not-found`. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly store: CredentialStore,
  ) {}

  execute(unit: UnitOfWork, caller: Caller, keyId: string): Promise<void> {
    return this.transactions.run(unit, actorOf(caller), async (audited) => {
      const key = await this.store.lockKey(audited.tx, keyId);
      if (!key) throw accountsErrors.error('key-not-found');
      if (key.revokedAt !== null) return;
      await this.store.setKeyRevoked(audited.tx, key.id, audited.now);
      const revokedAt = audited.now.toISOString();
      audited.audit({
        action: 'api-key.revoked',
        target: { kind: 'api-key', id: key.id },
        before: { name: key.name, prefix: key.prefix },
        after: { revoked_at: revokedAt },
      });
      audited.publish(KeyRevoked, { workspace_id: caller.tenantId, key_id: key.id, revoked_at: revokedAt });
    });
  }
}
