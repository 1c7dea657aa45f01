import { MemberChanged } from '@hearback/contracts';
import type { Role } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { AccountsConfig } from '../../accounts.config.js';
import { allowsAccount } from '../../domain/sign-up-policy.js';
import type { ProvenIdentity } from '../../domain/single-sign-on.js';
import { newStaff, type Staff } from '../../domain/staff.js';
import { accountsErrors } from '../accounts.errors.js';
import type { AuditedTransaction } from '../audited-transactions.js';
import { CredentialLookup } from '../credential-lookup.js';
import { InvitedMembers } from '../invited-members.js';
import { MemberLimit } from '../member-limit.js';
import { memberPayload } from '../member-payload.js';
import { OpenInvitations } from '../open-invitations.js';
import { Passwords } from '../passwords.js';
import { SandboxMembers } from '../sandbox/sandbox-members.js';
import { Secrets } from '../secrets.js';
import { WorkspaceStore } from '../workspace-store.js';

/** Somebody who is to become a member, as the provider names them. */
export interface Newcomer {
  readonly staffId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly email: string;
  readonly name: string;
  /** Of random bytes that nobody knows: the person can set a password by mail. */
  readonly passwordHash: string;
}

/** Adds people whom the provider has named. */
@Injectable()
export class JoiningPersons {
  constructor(
    private readonly config: AccountsConfig,
    private readonly lookup: CredentialLookup,
    private readonly passwords: Passwords,
    private readonly secrets: Secrets,
    private readonly workspaces: WorkspaceStore,
    private readonly invitations: OpenInvitations,
    private readonly invited: InvitedMembers,
    private readonly limit: MemberLimit,
    private readonly sandbox: SandboxMembers,
  ) {}

  /**
   * What is needed of a new person. Throws `not-a-member` without a verified address, `link-first` if somebody has confirmed it, because an
   * address links nobody, `sign-up-closed`, and `busy`.
   */
  async newcomer({ issuer, subject, verifiedEmail, name }: ProvenIdentity): Promise<Omit<Newcomer, 'staffId'>> {
    if (verifiedEmail === null) throw accountsErrors.error('not-a-member');
    const [known] = await this.lookup.persons(verifiedEmail);
    if (known?.isConfirmed) throw accountsErrors.error('link-first');
    if (!allowsAccount(this.config.signUp, 'member')) throw accountsErrors.error('sign-up-closed');
    const { secret } = this.secrets.newSession();
    const passwordHash = await this.passwords.hashNew(secret, verifiedEmail, '');
    const ownName = name ?? verifiedEmail.slice(0, verifiedEmail.indexOf('@'));
    return { issuer, subject, email: verifiedEmail, name: ownName, passwordHash };
  }

  /** The caller holds the lock of the workspace. Throws `invitation-not-found` if it has ended, or invites another address. */
  async byInvitation(audited: AuditedTransaction, newcomer: Newcomer, invitationHash: string): Promise<void> {
    const invitation = await this.invitations.lockByHash(audited.tx, invitationHash);
    if (invitation?.email !== newcomer.email) throw accountsErrors.error('invitation-not-found');
    const { staffId, passwordHash } = newcomer;
    const name = invitation.name ?? newcomer.name;
    await this.invited.add(audited, invitation, { staffId, name, invitee: { kind: 'new', passwordHash } });
  }

  /**
   * As a member of this role with a confirmed address: the workspace controls the domain, and the provider has verified the address. The
   * caller holds the lock of the workspace. Throws `link-first` and `member-limit-reached`.
   */
  async byDomain(audited: AuditedTransaction, newcomer: Newcomer, role: Role): Promise<void> {
    const { tx, now } = audited;
    const { staffId: id, email, name, passwordHash } = newcomer;
    const staff: Staff = { ...newStaff({ id, personId: audited.newId(), email, createdAt: now }), name, role };
    const isAdded = await this.workspaces.insertStaff(tx, staff, { hash: passwordHash, isInitial: false });
    if (!isAdded) throw accountsErrors.error('link-first');
    await this.workspaces.confirmAddress(tx, staff, now);
    await this.limit.checkMembers(tx);
    const target = { kind: 'staff', id } as const;
    audited.audit({ action: 'staff.added', target, before: null, after: { role, active: true } });
    audited.publish(MemberChanged, memberPayload(tx.tenantId, { ...staff, confirmedAt: now }, now));
    await this.sandbox.follow(audited, { ...staff, confirmedAt: now });
  }
}
