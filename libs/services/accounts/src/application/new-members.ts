import { Injectable } from '@nestjs/common';
import { MemberChanged } from '@hearback/contracts';
import type { Staff } from '../domain/staff.js';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import type { ConfirmationMail } from './attempt-limits.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { ConfirmationMails } from './confirmation-mails.js';
import { CredentialLookup } from './credential-lookup.js';
import { memberPayload } from './member-payload.js';
import { Passwords } from './passwords.js';
import { SandboxMembers } from './sandbox/sandbox-members.js';
import { WorkspaceStore, type FirstPassword } from './workspace-store.js';

/** Who is to become a member of a workspace. */
export interface Candidate {
  readonly workspaceId: string;
  /** In its normal form. */
  readonly email: string;
  readonly password: string;
  /** The network of the person who adds the member. */
  readonly network: string;
}

/** What was decided about a candidate before the transaction, which must not wait for hashes and counts. */
export interface Admission {
  readonly password: FirstPassword;
  /** Whether the limits allow a confirmation mail; if not, the member is added without one. */
  readonly isMailed: boolean;
}

/** Adds members, whose addresses nobody has confirmed yet, and requests the mails that ask for it. */
@Injectable()
export class NewMembers {
  constructor(
    private readonly lookup: CredentialLookup,
    private readonly confirmations: ConfirmationMails,
    private readonly store: WorkspaceStore,
    private readonly passwords: Passwords,
    private readonly queries: AccountQueries,
    private readonly sandbox: SandboxMembers,
  ) {}

  /**
   * Throws `weak-password` with this JSON pointer, `busy`, `attempts-unavailable`, and `address-taken` if the owner of the address
   * has confirmed it for another member.
   */
  async admit(candidate: Candidate, pointer: string): Promise<Admission> {
    const hash = await this.passwords.hashNew(candidate.password, candidate.email, pointer);
    const hasConfirmedOwner = await this.queries.hasConfirmedOwner(candidate.workspaceId);
    return this.#admit({ ...candidate, hasConfirmedOwner }, { hash, isInitial: true });
  }

  /** As `admit`, for the first member of a new workspace. Counts the sign-up; throws `too-many-attempts` too. */
  async admitOwner(candidate: Candidate, pointer: string): Promise<Admission> {
    const { network, password, email } = candidate;
    const hash = await this.passwords.hashForSignUp(network, { password, email, pointer });
    return this.#admit({ ...candidate, hasConfirmedOwner: false }, { hash, isInitial: false });
  }

  /** Throws `address-taken` if another member of this workspace has the address. */
  async add(audited: AuditedTransaction, staff: Staff, { password, isMailed }: Admission): Promise<void> {
    if (!(await this.store.insertStaff(audited.tx, staff, password))) throw accountsErrors.error('address-taken');
    await this.#record(audited, staff);
    if (isMailed) await this.confirmations.request(audited, staff.id);
  }

  /** Adds an existing person. Throws `address-taken` if the person is a member already. */
  async addMembership(audited: AuditedTransaction, staff: Staff): Promise<void> {
    if (!(await this.store.insertMembership(audited.tx, staff))) throw accountsErrors.error('address-taken');
    await this.#record(audited, staff);
  }

  async #record(audited: AuditedTransaction, staff: Staff): Promise<void> {
    audited.audit({
      action: 'staff.added',
      target: { kind: 'staff', id: staff.id },
      before: null,
      after: { role: staff.role, active: true },
    });
    audited.publish(MemberChanged, memberPayload(audited.tx.tenantId, staff, audited.now));
    await this.sandbox.follow(audited, staff);
  }

  async #admit(mail: ConfirmationMail, password: FirstPassword): Promise<Admission> {
    const [known] = await this.lookup.persons(mail.email);
    if (known?.isConfirmed) throw accountsErrors.error('address-taken');
    return { password, isMailed: (await this.confirmations.admit(mail)) === 0 };
  }
}
