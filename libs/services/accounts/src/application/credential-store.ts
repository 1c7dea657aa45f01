import type { TenantTx } from '@hearback/database';
import type { Permission } from '@hearback/kernel';
import type { ApiKey } from '../domain/api-key.js';
import type { SessionPlace, SessionTimes } from '../domain/session.js';

/** A stored session. Its secret is stored only as SHA-256 (hexadecimal). */
export interface Session extends SessionTimes, SessionPlace {
  readonly id: string;
  readonly staffId: string;
  readonly secretHash: string;
  /** Opened by single sign-on, by which it is the session of this workspace only; otherwise by a password. */
  readonly isSingleSignOn: boolean;
}

/** Keys and sessions, for the use cases that change them. */
export abstract class CredentialStore {
  /** `secretHash`: SHA-256 of the secret, hexadecimal. */
  abstract insertKey(tx: TenantTx, key: ApiKey<Permission>, secretHash: string): Promise<void>;
  /** The key, locked until the end of the transaction. */
  abstract lockKey(tx: TenantTx, id: string): Promise<ApiKey<Permission> | undefined>;
  /** The keys of a member that are not revoked, locked until the end of the transaction. */
  abstract lockKeysOf(tx: TenantTx, memberId: string): Promise<readonly ApiKey<Permission>[]>;
  abstract setKeyScopes(tx: TenantTx, id: string, scopes: readonly Permission[]): Promise<void>;
  abstract setKeyRevoked(tx: TenantTx, id: string, at: Date): Promise<void>;
  abstract insertSession(tx: TenantTx, session: Session): Promise<void>;
  abstract findSession(tx: TenantTx, id: string): Promise<Session | undefined>;
  /** Ends one session; `false` if it had already ended. */
  abstract deleteSession(tx: TenantTx, id: string): Promise<boolean>;
  /** Ends all sessions of a member and returns their number. */
  abstract deleteSessionsOf(tx: TenantTx, staffId: string): Promise<number>;
  /** Deletes the member's sessions that have expired by the given limits. */
  abstract deleteStaleSessionsOf(
    tx: TenantTx,
    staffId: string,
    limits: { usedBefore: Date; openedBefore: Date },
  ): Promise<void>;
  /** Records the use of a key or session, unless a use after `unlessSince` is recorded already. */
  abstract touch(
    tx: TenantTx,
    kind: 'key' | 'session',
    id: string,
    use: { at: Date; unlessSince: Date },
  ): Promise<void>;
}
