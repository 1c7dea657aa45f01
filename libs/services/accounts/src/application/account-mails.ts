import { AccountMailRequested, type EventContract, type PayloadOf } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { MailedTokens, type MailedTokenPurpose } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { PersonStore, type PersonTokenPurpose } from './person-store.js';
import { Secrets } from './secrets.js';

const HOUR = 3_600_000;

/** How long the links of these mails are valid, milliseconds. The old address gets longer: its owner may be on holiday. */
const LIFETIMES = { 'reset-password': HOUR, 'change-address': 24 * HOUR, 'keep-address': 14 * 24 * HOUR } as const;

type Purpose = keyof typeof LIFETIMES & MailedTokenPurpose & PersonTokenPurpose;

/** A mail about an account. */
export interface AccountMail {
  readonly purpose: Purpose;
  readonly personId: string;
  /** The membership whose workspace decides the language and sends the mail. */
  readonly tenantId: string;
  readonly staffId: string;
  /** The address that the token is about. */
  readonly email: string;
  /** Where the mail goes; null: to the member's own address. */
  readonly to: string | null;
}

/** A transaction that can publish. */
export interface MailingTransaction {
  readonly tx: Tx;
  readonly now: Date;
  newId(): string;
  publish<C extends EventContract>(tenantId: string, contract: C, payload: PayloadOf<C>): void;
}

/** Stores tokens and requests the mails with their links. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly tokens: MailedTokens,
    private readonly secrets: Secrets,
    private readonly store: PersonStore,
  ) {}

  async request({ tx, now, newId, publish }: MailingTransaction, mail: AccountMail): Promise<void> {
    const { purpose, personId, tenantId, staffId, email, to } = mail;
    const id = newId();
    const expiresAt = new Date(now.getTime() + LIFETIMES[purpose]);
    const secretHash = this.secrets.hash(this.tokens.tokenOf(purpose, id));
    await this.store.insertToken(tx, { id, personId, purpose, email, secretHash, createdAt: now, expiresAt });
    publish(tenantId, AccountMailRequested, {
      workspace_id: tenantId,
      staff_id: staffId,
      purpose,
      token_id: id,
      address: to,
      expires_at: expiresAt.toISOString(),
    });
  }
}
