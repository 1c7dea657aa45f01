import { TenantDatabase, type TenantTx, type UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { CapturedRole } from '../../domain/single-sign-on.js';
import { grantDefect } from '../../domain/staff.js';
import { accountsErrors } from '../accounts.errors.js';
import type { AuditedTransaction } from '../audited-transactions.js';
import { CallerTransactions } from '../caller-transactions.js';
import { Secrets } from '../secrets.js';
import { JoiningPersons } from './joining-persons.js';
import { JoinRequestStore, SsoStore } from './sso-store.js';

/** Admins decide about those who ask to join. Throws `join-request-not-found`. */
@Injectable()
export class JoinRequests {
  constructor(
    private readonly database: TenantDatabase,
    private readonly transactions: CallerTransactions,
    private readonly requests: JoinRequestStore,
    private readonly joining: JoiningPersons,
    private readonly store: SsoStore,
    private readonly secrets: Secrets,
  ) {}

  /** Makes the person a member with this role. Throws `role-beyond-caller` and the errors of `JoiningPersons`. */
  async accept(unit: UnitOfWork, caller: Caller, id: string, role: CapturedRole): Promise<void> {
    const known = await this.database.withTenant(caller.tenantId, (tx) => this.#find(tx, id));
    const newcomer = await this.joining.newcomer({ ...known, verifiedEmail: known.email });
    await this.transactions.run(unit, caller, 'workspace:admin', async (audited, by) => {
      const { tx, now } = audited;
      const defect = grantDefect(by, role, (other) => this.secrets.permissionsOf(other));
      if (defect !== undefined) throw accountsErrors.error(defect);
      const { issuer, subject } = await this.#find(tx, id);
      const staffId = audited.newId();
      await this.joining.byDomain(audited, { ...newcomer, staffId }, role);
      await this.store.link(tx, { issuer, subject, staffId }, now);
      await this.requests.delete(tx, id);
      record(audited, 'join-request.accepted', id);
    });
  }

  async decline(unit: UnitOfWork, caller: Caller, id: string): Promise<void> {
    await this.transactions.run(unit, caller, 'workspace:admin', async (audited) => {
      await this.#find(audited.tx, id);
      await this.requests.delete(audited.tx, id);
      record(audited, 'join-request.declined', id);
    });
  }

  async #find(tx: TenantTx, id: string) {
    const request = await this.requests.find(tx, id);
    if (request === undefined) throw accountsErrors.error('join-request-not-found');
    return request;
  }
}

function record(audited: AuditedTransaction, action: string, id: string): void {
  const target = { kind: 'workspace', id: audited.tx.tenantId } as const;
  audited.audit({ action, target, before: null, after: { request_id: id } });
}
