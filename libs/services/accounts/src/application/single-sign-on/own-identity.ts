import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { accountsErrors } from '../accounts.errors.js';
import { CallerTransactions } from '../caller-transactions.js';
import { SsoStore } from './sso-store.js';

/** Takes the caller's identity at the provider away. */
@Injectable()
export class OwnIdentity {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: SsoStore,
  ) {}

  /** Throws `session-only`, and `identity-not-found` if there is none. */
  async unlink(unit: UnitOfWork, caller: Caller): Promise<void> {
    const { staffId } = caller;
    if (staffId === null) throw accountsErrors.error('session-only');
    await this.transactions.run(unit, caller, 'workspace:read', async (audited) => {
      if (!(await this.store.unlink(audited.tx, staffId))) throw accountsErrors.error('identity-not-found');
      const target = { kind: 'staff', id: staffId } as const;
      audited.audit({ action: 'staff.identity-unlinked', target, before: null, after: null });
    });
  }
}
