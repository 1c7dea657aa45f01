import type { TenantTx } from '@hearback/database';
import type { MailedTokenPurpose } from '@hearback/http';

/** A token that was mailed to a member; only the SHA-256 of the token is stored (hexadecimal). */
export interface MailedToken {
  readonly id: string;
  readonly purpose: MailedTokenPurpose;
  readonly staffId: string;
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Tokens that were mailed and not used yet. */
export abstract class MailedTokenStore {
  abstract insert(tx: TenantTx, token: MailedToken): Promise<void>;
  /** Deletes one token. */
  abstract delete(tx: TenantTx, id: string): Promise<void>;
  /** Deletes all tokens of a member. */
  abstract deleteOf(tx: TenantTx, staffId: string): Promise<void>;
  /** Deletes the tokens of a member that have expired. */
  abstract deleteExpiredOf(tx: TenantTx, staffId: string, now: Date): Promise<void>;
}
