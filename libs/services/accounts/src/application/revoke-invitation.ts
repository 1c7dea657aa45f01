import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { InvitationStore } from './invitation-store.js';

/** Ends an invitation; its link no longer works. Throws `invitation-not-found`. */
@Injectable()
export class RevokeInvitation {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: InvitationStore,
  ) {}

  execute(unit: UnitOfWork, caller: Caller, id: string): Promise<void> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited) => {
      const invitation = await this.store.find(audited.tx, id);
      if (invitation === undefined) throw accountsErrors.error('invitation-not-found');
      await this.store.delete(audited.tx, id);
      audited.audit({
        action: 'invitation.revoked',
        target: { kind: 'invitation', id },
        before: { role: invitation.role },
        after: null,
      });
    });
  }
}
