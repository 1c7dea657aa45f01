import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { capturingDomain, type ProvenIdentity } from '../../domain/single-sign-on.js';
import { accountsErrors } from '../accounts.errors.js';
import { AuditedTransactions, type AuditedTransaction } from '../audited-transactions.js';
import { Sessions, type SigningBrowser } from '../sessions.js';
import { WorkspaceStore } from '../workspace-store.js';
import type { SingleSignOnOutcome } from './finish-single-sign-on.js';
import { JoiningPersons, type Newcomer } from './joining-persons.js';
import { JoinRequestStore, SsoDomainStore, SsoStore } from './sso-store.js';

/** How somebody comes back from the provider. */
export interface Arrival {
  /** Of the invitation that is accepted; null without one. */
  readonly invitationHash: string | null;
  readonly browser: SigningBrowser;
}

/**
 * Decides who somebody is whom the provider has named. Members are recognised by issuer and subject only, never by the address. Others come
 * in by an invitation to exactly their verified address, or by a proved domain.
 */
@Injectable()
export class ProvenPersons {
  constructor(
    private readonly database: TenantDatabase,
    private readonly transactions: AuditedTransactions,
    private readonly workspaces: WorkspaceStore,
    private readonly store: SsoStore,
    private readonly domains: SsoDomainStore,
    private readonly requests: JoinRequestStore,
    private readonly joining: JoiningPersons,
    private readonly sessions: Sessions,
  ) {}

  /** Throws `not-a-member`, `link-first`, `invitation-not-found`, `member-limit-reached`, `sign-up-closed`. */
  async admit(tenantId: string, identity: ProvenIdentity, arrival: Arrival): Promise<SingleSignOnOutcome> {
    const { issuer, subject } = identity;
    const memberId = await this.database.withTenant(tenantId, (tx) => this.store.memberOf(tx, issuer, subject));
    if (memberId !== undefined) return this.#signIn(tenantId, memberId, identity, arrival.browser);
    if (arrival.invitationHash !== null) {
      const newcomer = await this.joining.newcomer(identity);
      return this.#join(tenantId, identity, arrival.browser, (audited, staffId) =>
        this.joining.byInvitation(audited, { ...newcomer, staffId }, arrival.invitationHash!),
      );
    }
    const domain = capturingDomain(identity, await this.database.withTenant(tenantId, (tx) => this.domains.list(tx)));
    if (domain === undefined) throw accountsErrors.error('not-a-member');
    const newcomer = await this.joining.newcomer(identity);
    if (domain.capture === 'request') return this.#request(tenantId, newcomer);
    return this.#join(tenantId, identity, arrival.browser, (audited, staffId) =>
      this.joining.byDomain(audited, { ...newcomer, staffId }, domain.role),
    );
  }

  /** Locks the workspace and records that the connection works. Throws `sso-failed` if it is another one by now. */
  async lockTested({ tx, now }: AuditedTransaction, issuer: string): Promise<void> {
    await this.workspaces.lockWorkspace(tx);
    const connection = await this.store.connection(tx);
    if (connection?.issuer !== issuer) throw accountsErrors.error('sso-failed');
    if (connection.testedAt === null) await this.store.setConnection(tx, { ...connection, testedAt: now });
  }

  #signIn(
    tenantId: string,
    staffId: string,
    { issuer, subject }: ProvenIdentity,
    browser: SigningBrowser,
  ): Promise<SingleSignOnOutcome> {
    return this.transactions.runSeparately(tenantId, { kind: 'staff', id: staffId }, async (audited) => {
      const { tx } = audited;
      await this.lockTested(audited, issuer);
      const isActive = (await this.workspaces.lockPasswordHash(tx, staffId)) !== undefined;
      const staff = await this.workspaces.findStaff(tx, staffId);
      const isLinked = (await this.store.memberOf(tx, issuer, subject)) === staffId;
      if (!isActive || staff === undefined || !isLinked) throw accountsErrors.error('not-a-member');
      return { kind: 'signed-in', session: await this.sessions.open(audited, staff, browser, 'single-sign-on') };
    });
  }

  #join(
    tenantId: string,
    { issuer, subject }: ProvenIdentity,
    browser: SigningBrowser,
    join: (audited: AuditedTransaction, staffId: string) => Promise<void>,
  ): Promise<SingleSignOnOutcome> {
    const staffId = this.transactions.newId();
    return this.transactions.runSeparately(tenantId, { kind: 'staff', id: staffId }, async (audited) => {
      const { tx, now } = audited;
      await this.lockTested(audited, issuer);
      await join(audited, staffId);
      await this.store.link(tx, { issuer, subject, staffId }, now);
      const staff = await this.workspaces.findStaff(tx, staffId);
      if (staff === undefined) throw new Error('the member who was just added cannot be read');
      return { kind: 'signed-in', session: await this.sessions.open(audited, staff, browser, 'single-sign-on') };
    });
  }

  #request(tenantId: string, newcomer: Omit<Newcomer, 'staffId'>): Promise<SingleSignOnOutcome> {
    return this.transactions.runSeparately(tenantId, { kind: 'visitor', id: null }, async (audited) => {
      const { tx, now } = audited;
      const { issuer, subject, email, name } = newcomer;
      await this.lockTested(audited, issuer);
      const id = audited.newId();
      const isNew = await this.requests.insert(tx, { id, issuer, subject, email, name, createdAt: now });
      const target = { kind: 'workspace', id: tenantId } as const;
      if (isNew) audited.audit({ action: 'join-request.received', target, before: null, after: { request_id: id } });
      return { kind: 'join-requested' };
    });
  }
}
