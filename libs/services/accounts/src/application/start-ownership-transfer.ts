import { AccountMailRequested } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import {
  isTransferOpen,
  mayBecomeOwner,
  TRANSFER_LIFETIME,
  type OwnershipTransfer,
} from '../domain/ownership-transfer.js';
import { accountsErrors } from './accounts.errors.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { CallerTransactions } from './caller-transactions.js';
import { OwnershipTransferStore } from './ownership-transfer-store.js';
import { OwnPassword, type EnteredPassword } from './own-password.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to hand the workspace over. */
export interface StartOwnershipTransferCommand extends EnteredPassword {
  readonly memberId: string;
}

/** An owner asks an admin to become the owner. The admin is mailed a link with which to accept, and the owner a notice. */
@Injectable()
export class StartOwnershipTransfer {
  constructor(
    private readonly ownPassword: OwnPassword,
    private readonly transactions: CallerTransactions,
    private readonly workspaces: WorkspaceStore,
    private readonly store: OwnershipTransferStore,
  ) {}

  /** Throws `owner-only`, `transfer-pending`, `invalid-new-owner` and the errors of `OwnPassword.check`. */
  async execute(unit: UnitOfWork, caller: Caller, command: StartOwnershipTransferCommand): Promise<OwnershipTransfer> {
    const { id: fromId } = await this.ownPassword.check(caller, command);
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role }) => {
      const { tx, now } = audited;
      if (role !== 'owner') throw accountsErrors.error('owner-only');
      const earlier = await this.store.find(tx);
      if (earlier !== undefined && isTransferOpen(earlier, now)) throw accountsErrors.error('transfer-pending');
      const to = await this.workspaces.findStaff(tx, command.memberId);
      if (to === undefined || !mayBecomeOwner(to)) throw invalidNewOwner();
      const expiresAt = new Date(now.getTime() + TRANSFER_LIFETIME);
      const transfer = { id: audited.newId(), fromId, toId: to.id, requestedAt: now, expiresAt };
      await this.store.delete(tx);
      await this.store.insert(tx, transfer);
      audited.audit({
        action: 'workspace.transfer-requested',
        target: { kind: 'workspace', id: tx.tenantId },
        before: null,
        after: { from: fromId, to: to.id },
      });
      mailBoth(audited, transfer);
      return transfer;
    });
  }
}

function mailBoth({ tx, newId, publish }: AuditedTransaction, { id, fromId, toId, expiresAt }: OwnershipTransfer) {
  const mail = { workspace_id: tx.tenantId, address: null, expires_at: expiresAt.toISOString() };
  publish(AccountMailRequested, { ...mail, staff_id: toId, purpose: 'take-ownership', token_id: id });
  publish(AccountMailRequested, { ...mail, staff_id: fromId, purpose: 'give-ownership', token_id: newId() });
}

function invalidNewOwner(): Error {
  const detail = accountsErrors.definitions['invalid-new-owner'].title;
  return accountsErrors.error('invalid-new-owner', undefined, {
    errors: [{ pointer: '/member_id', code: 'member', detail }],
  });
}
