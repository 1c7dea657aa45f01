import type { Permission, Role } from '@hearback/kernel';
import type { KeyKind } from '../domain/api-key.js';
import type { SessionTimes } from '../domain/session.js';

/** A key that was found by its hash. */
export interface FoundKey {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: KeyKind;
  readonly scopes: readonly Permission[];
  readonly allowedOrigins: readonly string[] | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** A session that was found by its hash, with the member it belongs to. */
export interface FoundSession extends SessionTimes {
  readonly tenantId: string;
  readonly id: string;
  readonly staffId: string;
  readonly role: Role;
  readonly active: boolean;
}

/** A member who was found by the e-mail address. */
export interface FoundStaff {
  readonly tenantId: string;
  readonly id: string;
  readonly active: boolean;
  readonly passwordHash: string;
}

/** Finds credentials before the workspace is known. These are the only reads of accounts across workspaces. */
export abstract class CredentialLookup {
  /** `hash`: SHA-256 of the secret, hexadecimal. */
  abstract key(hash: string): Promise<FoundKey | undefined>;
  abstract session(hash: string): Promise<FoundSession | undefined>;
  /** `email` in its normal form. */
  abstract staff(email: string): Promise<FoundStaff | undefined>;
}
