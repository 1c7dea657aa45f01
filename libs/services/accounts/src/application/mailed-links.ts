import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import type { MailedTokenPurpose } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { CredentialLookup, type FoundToken } from './credential-lookup.js';
import { MailedTokenStore } from './mailed-token-store.js';
import { Secrets } from './secrets.js';

/** Finds what a mailed link is good for, and ends links that were used. */
@Injectable()
export class MailedLinks {
  constructor(
    private readonly lookup: CredentialLookup,
    private readonly secrets: Secrets,
    private readonly database: TenantDatabase,
    private readonly store: MailedTokenStore,
    private readonly clock: Clock,
  ) {}

  /** The token's row with its active member; `undefined` if it is unknown, was used, has expired or has another purpose. */
  async find(purpose: MailedTokenPurpose, token: string): Promise<FoundToken | undefined> {
    const found = await this.lookup.mailedToken(this.secrets.hash(token));
    const isValid = found?.purpose === purpose && found.expiresAt > this.clock.now();
    return isValid ? found : undefined;
  }

  /** Ends all links of a member of the transaction's workspace. */
  endAll(tx: TenantTx, staffId: string): Promise<void> {
    return this.store.deleteOf(tx, staffId);
  }

  /** Ends one link, in a transaction of its own. */
  end({ tenantId, id }: FoundToken): Promise<void> {
    return this.database.withTenant(tenantId, (tx) => this.store.delete(tx, id));
  }
}
