import { Injectable } from '@nestjs/common';
import { KeyRevoked } from '@hearback/contracts';
import type { Permission } from '@hearback/kernel';
import { keyAfterChange, type ApiKey } from '../domain/api-key.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { CredentialStore } from './credential-store.js';

/** Takes from API keys what their creators lose, and revokes them. */
@Injectable()
export class MemberKeys {
  constructor(private readonly store: CredentialStore) {}

  /** Adapts the keys of a member to the permissions that the member now has; a member who left has none. */
  async adapt(audited: AuditedTransaction, memberId: string, permissions: ReadonlySet<Permission>): Promise<void> {
    for (const key of await this.store.lockKeysOf(audited.tx, memberId)) {
      const decision = keyAfterChange(key, permissions);
      if (decision.kind === 'revoked') await this.revoke(audited, key);
      if (decision.kind !== 'narrowed') continue;
      await this.store.setKeyScopes(audited.tx, key.id, decision.scopes);
      audited.audit({
        action: 'api-key.narrowed',
        target: { kind: 'api-key', id: key.id },
        before: { scopes: [...key.scopes] },
        after: { scopes: [...decision.scopes] },
      });
    }
  }

  /** Revokes a key, records it in the audit log and publishes it. */
  async revoke(audited: AuditedTransaction, key: ApiKey<Permission>): Promise<void> {
    await this.store.setKeyRevoked(audited.tx, key.id, audited.now);
    const revokedAt = audited.now.toISOString();
    audited.audit({
      action: 'api-key.revoked',
      target: { kind: 'api-key', id: key.id },
      before: { name: key.name, prefix: key.prefix },
      after: { revoked_at: revokedAt },
    });
    audited.publish(KeyRevoked, { workspace_id: audited.tx.tenantId, key_id: key.id, revoked_at: revokedAt });
  }
}
