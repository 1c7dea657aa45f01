import { Injectable } from '@nestjs/common';
import { KeyRevoked } from '@hearback/contracts';
import type { Caller } from '@hearback/http';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { Acts } from './acts.js';
import { CredentialStore } from './credential-store.js';

/** Revokes a key for ever; one that is revoked already stays as it is. Throws `key-not-found`. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly acts: Acts,
    private readonly store: CredentialStore,
  ) {}

  execute(caller: Caller, keyId: string): Promise<void> {
    return this.acts.perform(caller.tenantId, actorOf(caller), async (act) => {
      const key = await this.store.lockKey(act.tx, keyId);
      if (!key) throw accountsErrors.error('key-not-found');
      if (key.revokedAt !== null) return;
      await this.store.setKeyRevoked(act.tx, key.id, act.now);
      const revokedAt = act.now.toISOString();
      act.record({
        action: 'api-key.revoked',
        target: { kind: 'api-key', id: key.id },
        before: { name: key.name, prefix: key.prefix },
        after: { revoked_at: revokedAt },
      });
      act.say(KeyRevoked, { workspace_id: caller.tenantId, key_id: key.id, revoked_at: revokedAt });
    });
  }
}
