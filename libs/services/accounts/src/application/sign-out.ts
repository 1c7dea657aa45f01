import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { CredentialStore } from './credential-store.js';
import { recordEnd } from './ended-sessions.js';

/** Ends the caller's session. Throws `session-only` for keys. */
@Injectable()
export class SignOut {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: CredentialStore,
  ) {}

  execute(unit: UnitOfWork, caller: Caller): Promise<void> {
    const { staffId, credentialId } = caller;
    if (staffId === null) throw accountsErrors.error('session-only');
    return this.transactions.run(unit, caller, 'workspace:read', async (audited) => {
      if (await this.store.deleteSession(audited.tx, credentialId)) recordEnd(audited, { id: credentialId, staffId });
    });
  }
}
