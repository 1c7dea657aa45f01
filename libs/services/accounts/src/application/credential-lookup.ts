import type { Permission, Role } from '@hearback/kernel';
import type { PersonTokenPurpose } from './person-store.js';
import type { KeyKind } from '../domain/api-key.js';
import type { SessionPlace, SessionTimes } from '../domain/session.js';

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
  readonly isSuspended: boolean;
}

/** A session that was found by its hash, with the member it belongs to. */
export interface FoundSession extends SessionTimes {
  readonly tenantId: string;
  readonly id: string;
  readonly staffId: string;
  readonly role: Role;
  readonly active: boolean;
  readonly isSuspended: boolean;
}

/** A person with the active membership that a sign-in opens: the one opened last. */
export interface KnownPerson {
  readonly personId: string;
  readonly tenantId: string;
  readonly staffId: string;
  /** Whether the owner of the address has confirmed it for this person. */
  readonly isConfirmed: boolean;
  readonly passwordHash: string;
}

/** A person who was found by the e-mail address. */
export interface FoundPerson extends KnownPerson {
  /** Whether a sign-in needs a second step. */
  readonly hasSecondFactor: boolean;
  /** Whether somebody else chose the password. */
  readonly hasInitialPassword: boolean;
}

/** A token of a person that was found by its hash, with the active membership that a sign-in opens. */
export interface FoundPersonToken {
  readonly id: string;
  readonly personId: string;
  readonly purpose: PersonTokenPurpose;
  readonly email: string | null;
  readonly expiresAt: Date;
  readonly tenantId: string;
  readonly staffId: string;
}

/** A session of a person in any workspace. */
export interface FoundPlace extends SessionTimes, SessionPlace {
  readonly tenantId: string;
  readonly id: string;
  readonly workspaceName: string;
}

/** An active membership of a person. */
export interface FoundMembership {
  readonly tenantId: string;
  readonly staffId: string;
  readonly role: Role;
  readonly workspaceName: string;
  /** The workspace whose sandbox it is; null: it is no sandbox. */
  readonly sandboxOf: string | null;
}

/** A mailed token that was found by its hash, with the person and the active membership to whom it was mailed. */
export interface FoundToken {
  readonly tenantId: string;
  readonly id: string;
  readonly purpose: string;
  readonly expiresAt: Date;
  readonly email: string;
  readonly person: KnownPerson;
}

/** Finds credentials before the workspace is known. These are the only reads of accounts across workspaces. */
export abstract class CredentialLookup {
  /** `hash`: SHA-256 of the secret, hexadecimal. */
  abstract key(hash: string): Promise<FoundKey | undefined>;
  abstract session(hash: string): Promise<FoundSession | undefined>;
  /**
   * The persons with this address (in its normal form) who are active members of a workspace: the one who has confirmed it, or else the
   * newest three who have not. Only the first can be confirmed.
   */
  abstract persons(email: string): Promise<readonly FoundPerson[]>;
  /** The active memberships of a person in all workspaces, by the names of the workspaces. */
  abstract memberships(personId: string): Promise<readonly FoundMembership[]>;
  /** The sessions of a person in all workspaces, also those that have expired. */
  abstract sessions(personId: string): Promise<readonly FoundPlace[]>;
  /** `hash`: SHA-256 of the token, hexadecimal. */
  abstract personToken(hash: string): Promise<FoundPersonToken | undefined>;
  abstract workspaceExists(tenantId: string): Promise<boolean>;
  abstract mailedToken(hash: string): Promise<FoundToken | undefined>;
}
