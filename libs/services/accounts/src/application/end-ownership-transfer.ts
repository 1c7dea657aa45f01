import type { UnitOfWork } from '@hearback/database';
import { MailedTokens, type Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { isTransferOpen, mayBecomeOwner, type OwnershipTransfer } from '../domain/ownership-transfer.js';
import type { Staff } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { NewRoles } from './new-roles.js';
import { OwnershipTransferStore } from './ownership-transfer-store.js';
import { WorkspaceStore } from './workspace-store.js';

/** Accepts, declines or withdraws a transfer of the workspace. */
@Injectable()
export class EndOwnershipTransfer {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly workspaces: WorkspaceStore,
    private readonly store: OwnershipTransferStore,
    private readonly tokens: MailedTokens,
    private readonly roles: NewRoles,
  ) {}

  /**
   * The named admin, signed in and with the mailed link, becomes the owner; the owner becomes an admin in the same transaction. Both
   * sign in again. Throws `transfer-not-found`.
   */
  accept(unit: UnitOfWork, caller: Caller, token: string): Promise<void> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role, memberId }) => {
      const transfer = await this.#open(audited);
      const isTheirs = role !== null && memberId === transfer.toId;
      if (!isTheirs || !this.tokens.isTokenOf(token, 'take-ownership', transfer.id))
        throw accountsErrors.error('transfer-not-found');
      const from = await this.#owner(audited, transfer);
      const to = await this.workspaces.findStaff(audited.tx, transfer.toId);
      if (from === undefined || to === undefined || !mayBecomeOwner(to))
        throw accountsErrors.error('transfer-not-found');
      await this.store.delete(audited.tx);
      // The new owner first: no statement of this transaction leaves the workspace without one.
      await this.roles.give(audited, to, 'owner');
      await this.roles.give(audited, from, 'admin');
      audited.audit(actionOf('workspace.transferred', audited, transfer));
    });
  }

  /** By an owner, or by the admin who was asked. Throws `transfer-not-found` and `owner-only`. */
  withdraw(unit: UnitOfWork, caller: Caller): Promise<void> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role, memberId }) => {
      const transfer = await this.#open(audited);
      const isAsked = role !== null && memberId === transfer.toId;
      if (role !== 'owner' && !isAsked) throw accountsErrors.error('owner-only');
      await this.store.delete(audited.tx);
      audited.audit(
        actionOf(isAsked ? 'workspace.transfer-declined' : 'workspace.transfer-withdrawn', audited, transfer),
      );
    });
  }

  async #open({ tx, now }: AuditedTransaction): Promise<OwnershipTransfer> {
    const transfer = await this.store.find(tx);
    if (transfer === undefined || !isTransferOpen(transfer, now)) throw accountsErrors.error('transfer-not-found');
    return transfer;
  }

  /** Who started it, if still an active owner. */
  async #owner({ tx }: AuditedTransaction, { fromId }: OwnershipTransfer): Promise<Staff | undefined> {
    const from = await this.workspaces.findStaff(tx, fromId);
    return from?.role === 'owner' && from.active ? from : undefined;
  }
}

function actionOf(action: string, { tx }: AuditedTransaction, { fromId, toId }: OwnershipTransfer) {
  const after = { from: fromId, to: toId };
  return { action, target: { kind: 'workspace', id: tx.tenantId } as const, before: null, after };
}
