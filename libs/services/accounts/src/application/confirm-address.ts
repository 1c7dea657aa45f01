import { Injectable } from '@nestjs/common';
import { MemberChanged } from '@hearback/contracts';
import { AppError } from '@hearback/kernel';
import { accountsErrors } from './accounts.errors.js';
import type { AttemptOrigin } from './attempt-limits.js';
import { AuditedTransactions, type AuditedTransaction } from './audited-transactions.js';
import { CredentialLookup, type KnownPerson } from './credential-lookup.js';
import { MailedLinks } from './mailed-links.js';
import { memberPayload } from './member-payload.js';
import { Passwords } from './passwords.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to confirm an address: the token proves the mailbox, the password the account. */
export interface ConfirmAddressCommand {
  readonly token: string;
  readonly password: string;
  readonly origin: AttemptOrigin;
}

/** What became of it. `taken`: the owner of the mailbox has confirmed the address before, for this account or another one. */
export type Confirmation = 'confirmed' | 'unknown-link' | 'wrong-password' | 'taken';

/**
 * Confirms the address of a person. Anybody may enter the address of somebody else at a sign-up, so the mailbox alone is no proof: its
 * owner could confirm the account of a stranger, who knows its password, by opening a mail. The password also decides which account
 * of the address is confirmed, so a link that a stranger's sign-up caused is as good for the owner as any other. Throws the errors of
 * `Passwords.check`.
 */
@Injectable()
export class ConfirmAddress {
  constructor(
    private readonly links: MailedLinks,
    private readonly lookup: CredentialLookup,
    private readonly passwords: Passwords,
    private readonly transactions: AuditedTransactions,
    private readonly store: WorkspaceStore,
  ) {}

  /** Whether the link can still be used. */
  async isValid(token: string): Promise<boolean> {
    return (await this.links.find('confirm-address', token)) !== undefined;
  }

  async execute({ token, password, origin }: ConfirmAddressCommand): Promise<Confirmation> {
    const link = await this.links.find('confirm-address', token);
    if (link === undefined) return 'unknown-link';
    const { email, person: own } = link;
    const known = await this.lookup.persons(email);
    if (known[0]?.isConfirmed) return 'taken';
    const persons = [own, ...known.filter(({ personId }) => personId !== own.personId)];
    const person = await this.passwords.check(email, origin, persons, password);
    if (person === undefined) return 'wrong-password';
    const confirmation = await this.confirm(person);
    if (confirmation === 'confirmed') await this.links.end(link);
    return confirmation;
  }

  private async confirm(person: KnownPerson): Promise<Confirmation> {
    const actor = { kind: 'staff', id: person.staffId } as const;
    try {
      return await this.transactions.runSeparately(person.tenantId, actor, (audited) => this.apply(audited, person));
    } catch (error) {
      if (error instanceof AppError && error.code === accountsErrors.error('address-taken').code) return 'taken';
      throw error;
    }
  }

  private async apply(audited: AuditedTransaction, { staffId: id, passwordHash }: KnownPerson): Promise<Confirmation> {
    const { tx, now } = audited;
    await this.store.lockWorkspace(tx);
    // As at a sign-in: the password may have been changed, or the member deactivated, since the check.
    const hash = await this.store.lockPasswordHash(tx, id);
    const staff = await this.store.findStaff(tx, id);
    if (hash !== passwordHash || staff === undefined) return 'wrong-password';
    if (staff.confirmedAt !== null) return 'taken';
    await this.store.confirmAddress(tx, staff, now);
    await this.links.endAll(tx, id);
    audited.audit({
      action: 'staff.address-confirmed',
      target: { kind: 'staff', id },
      before: { confirmed: false },
      after: { confirmed: true },
    });
    audited.publish(MemberChanged, memberPayload(tx.tenantId, { ...staff, confirmedAt: now }, now));
    return 'confirmed';
  }
}
