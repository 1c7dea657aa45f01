import type { Permission, Role } from '@hearback/kernel';
import type { KeyKind } from '../domain/api-key.js';
import type { SessionTimes } from '../domain/session.js';

/** What is known of a key by its hash alone. */
export interface KeyFound {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: KeyKind;
  readonly scopes: readonly Permission[];
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** What is known of a session by its hash alone, with the member it belongs to. */
export interface SessionFound extends SessionTimes {
  readonly tenantId: string;
  readonly id: string;
  readonly staffId: string;
  readonly role: Role;
  readonly active: boolean;
}

/** What is known of a member by the address alone. */
export interface StaffFound {
  readonly tenantId: string;
  readonly id: string;
  readonly active: boolean;
  readonly passwordHash: string;
}

/** Finds credentials before the workspace is known. These are the only reads of accounts across workspaces. */
export abstract class CredentialLookup {
  /** `hash`: SHA-256 of the secret, hexadecimal. */
  abstract key(hash: string): Promise<KeyFound | undefined>;
  abstract session(hash: string): Promise<SessionFound | undefined>;
  /** `email` in its normal form. */
  abstract staff(email: string): Promise<StaffFound | undefined>;
}
