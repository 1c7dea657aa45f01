import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { requestErrors, type Caller } from '@hearback/http';
import type { Permission } from '@hearback/kernel';
import type { Staff } from '../domain/staff.js';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { ConfirmationMails } from './confirmation-mails.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * Mails another confirmation link to a member, who asks for it or for whom an administrator does. Throws `member-not-found`,
 * `no-confirmation-needed`, `too-many-attempts` and `attempts-unavailable`.
 */
@Injectable()
export class RequestConfirmation {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly queries: AccountQueries,
    private readonly store: WorkspaceStore,
    private readonly confirmations: ConfirmationMails,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, staffId: string, network: string): Promise<void> {
    const staff = unconfirmed(await this.queries.staff(caller.tenantId, staffId));
    checkRight(caller, staffId, caller.permissions);
    const { tenantId: workspaceId } = caller;
    const hasConfirmedOwner = await this.queries.hasConfirmedOwner(workspaceId);
    const wait = await this.confirmations.admit({ workspaceId, hasConfirmedOwner, email: staff.email, network });
    if (wait > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: wait });
    await this.transactions.run(unit, caller, 'workspace:read', async (audited, { permissions }) => {
      checkRight(caller, staffId, permissions);
      unconfirmed(await this.store.findStaff(audited.tx, staffId));
      await this.confirmations.request(audited, staffId);
      const target = { kind: 'staff', id: staffId } as const;
      audited.audit({ action: 'staff.confirmation-requested', target, before: null, after: null });
    });
  }
}

function unconfirmed(staff: Staff | undefined): Staff {
  if (staff === undefined) throw accountsErrors.error('member-not-found');
  if (staff.confirmedAt !== null || !staff.active) throw accountsErrors.error('no-confirmation-needed');
  return staff;
}

/** Members request their own mails, administrators those of all members. */
function checkRight(caller: Caller, staffId: string, permissions: ReadonlySet<Permission>): void {
  if (caller.staffId === staffId || permissions.has('workspace:admin')) return;
  throw requestErrors.error('forbidden', 'For another member this needs the permission workspace:admin.');
}
