import { Injectable } from '@nestjs/common';
import { inNewTenant, type UnitOfWork } from '@hearback/database';
import { WorkspaceCreated } from '@hearback/contracts';
import { AccountsConfig } from '../accounts.config.js';
import type { KeyKind } from '../domain/api-key.js';
import { newStaff, normalEmail, type Staff } from '../domain/staff.js';
import { allowsAccount } from '../domain/sign-up-policy.js';
import { NO_LIMITS, type Workspace } from '../domain/workspace.js';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import { AuditedTransactions, type AuditedTransaction } from './audited-transactions.js';
import { ApiKeyIssuer, type NewKey } from './api-key-issuer.js';
import { NewMembers } from './new-members.js';
import { Passwords } from './passwords.js';
import { TimeZones } from './time-zones.js';
import { checkedLanguage } from './workspace-settings.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to create a workspace with its owner. */
export interface SignUpCommand {
  readonly name: string;
  readonly timeZone: string;
  readonly language: string;
  readonly isDemo: boolean;
  readonly owner: { readonly name: string; readonly email: string; readonly password: string };
  /** The visitor's network, by which attempts are limited. */
  readonly network: string;
}

/** A new workspace with its secrets, which are shown only here. */
export interface SignedUp {
  readonly workspace: Workspace;
  readonly staff: Staff;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** With which the shop's server signs customers for the publishable key. */
  readonly identitySecret: string | null;
}

/**
 * Creates a workspace with its owner and its first two keys, and requests a mail with which the owner confirms the address; until then
 * anybody may sign up with the same address. Throws `sign-up-closed`, and `address-taken` if the address is confirmed: that cannot be hidden, so sign-ups are
 * limited by network, and the password is hashed before the address is looked up.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly store: WorkspaceStore,
    private readonly newMembers: NewMembers,
    private readonly keys: ApiKeyIssuer,
    private readonly timeZones: TimeZones,
    private readonly passwords: Passwords,
    private readonly queries: AccountQueries,
    private readonly config: AccountsConfig,
  ) {}

  async execute(command: SignUpCommand): Promise<SignedUp> {
    if (!allowsAccount(this.config.signUp, 'workspace')) throw accountsErrors.error('sign-up-closed');
    const timeZone = await this.timeZones.checked(command.timeZone, '/time_zone');
    const language = checkedLanguage(command.language, '/language');
    const { network, owner, isDemo } = command;
    const email = normalEmail(owner.email);
    const { tenantId, staffId, personId } = this.transactions.newTenant();
    const candidate = { workspaceId: tenantId, email, network, password: owner.password };
    const admission = await this.newMembers.admitOwner(candidate, '/owner/password');
    const separate = this.transactions.separate(tenantId);
    return this.#create(
      separate,
      { id: tenantId, name: command.name, timeZone, language, isDemo },
      staffId,
      async (audited) => {
        const identity = newStaff({ id: staffId, personId, email, createdAt: audited.now });
        const staff: Staff = { ...identity, name: owner.name, role: 'owner' };
        await this.newMembers.add(audited, staff, admission);
        return staff;
      },
    );
  }

  /**
   * Creates another workspace of a person who has confirmed the address, with the same two keys. It counts as a sign-up. Throws
   * `address-unconfirmed`, `own-password-needed`, and the errors of `execute` but those about address and password.
   */
  async addFor(unit: UnitOfWork, person: Staff, command: Omit<SignUpCommand, 'owner' | 'isDemo'>): Promise<SignedUp> {
    if (!allowsAccount(this.config.signUp, 'workspace')) throw accountsErrors.error('sign-up-closed');
    if (person.confirmedAt === null) throw accountsErrors.error('address-unconfirmed');
    const timeZone = await this.timeZones.checked(command.timeZone, '/time_zone');
    const language = checkedLanguage(command.language, '/language');
    if (await this.queries.hasInitialPassword(unit.tenantId, person.id))
      throw accountsErrors.error('own-password-needed');
    await this.passwords.countSignUp(command.network);
    const { tenantId, staffId } = this.transactions.newTenant();
    // In the caller's transaction, so that a request that is sent twice with one key makes one workspace.
    return this.#create(
      inNewTenant(unit, tenantId),
      { id: tenantId, name: command.name, timeZone, language, isDemo: false },
      staffId,
      async (audited) => {
        const staff: Staff = { ...person, id: staffId, role: 'owner', active: true, createdAt: audited.now };
        await this.newMembers.addMembership(audited, staff);
        return staff;
      },
    );
  }

  #create(
    unit: UnitOfWork,
    settings: Omit<
      Workspace,
      | 'createdAt'
      | 'deletesAt'
      | 'suspension'
      | 'limits'
      | 'questionsConsent'
      | 'retentionMonths'
      | 'sandboxOf'
      | 'sandboxId'
    >,
    staffId: string,
    addOwner: (audited: AuditedTransaction) => Promise<Staff>,
  ): Promise<SignedUp> {
    return this.transactions.run(unit, { kind: 'staff', id: staffId }, async (audited) => {
      const workspace: Workspace = {
        ...settings,
        questionsConsent: 'opt_out',
        retentionMonths: null,
        sandboxOf: null,
        sandboxId: null,
        suspension: null,
        limits: NO_LIMITS,
        createdAt: audited.now,
        deletesAt: null,
      };
      await this.store.insertWorkspace(audited.tx, workspace);
      record(audited, workspace);
      const staff = await addOwner(audited);
      const secret = await this.key(audited, 'secret', staffId);
      const { secret: publishableKey, identitySecret } = await this.key(audited, 'publishable', staffId);
      return { workspace, staff, secretKey: secret.secret, publishableKey, identitySecret };
    });
  }

  private key(audited: AuditedTransaction, kind: KeyKind, staffId: string): Promise<NewKey> {
    const scopes = kind === 'secret' ? [...this.keys.scopesOfOwner()] : [];
    return this.keys.issue(
      audited,
      { kind, name: `First ${kind} key`, scopes, allowedOrigins: null, expiresAt: null },
      staffId,
    );
  }
}

function record(audited: AuditedTransaction, workspace: Workspace): void {
  const { id, name, timeZone, language } = workspace;
  audited.audit({
    action: 'workspace.created',
    target: { kind: 'workspace', id },
    before: null,
    after: { name, time_zone: timeZone, language },
  });
  audited.publish(WorkspaceCreated, {
    workspace_id: id,
    name,
    time_zone: timeZone,
    language,
    created_at: audited.now.toISOString(),
  });
}
