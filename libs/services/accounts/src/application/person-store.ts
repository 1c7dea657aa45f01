import type { Tx } from '@hearback/database';
import type { Staff } from '../domain/staff.js';

/** What a token of a person is good for. */
export type PersonTokenPurpose = 'reset-password' | 'change-address' | 'keep-address' | 'second-step' | 'local-sign-in';

/** A token of a person; only its SHA-256 is stored (hexadecimal). */
export interface PersonToken {
  readonly id: string;
  readonly personId: string;
  readonly purpose: PersonTokenPurpose;
  /** The address that the token is about. */
  readonly email: string | null;
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A person with what only the person's own transactions read. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly confirmedAt: Date | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  /** The sealed secret of the second factor; null without one. */
  readonly totpSecret: Buffer | null;
  /** When the second factor was turned on; null while it is off. */
  readonly totpConfirmedAt: Date | null;
  readonly totpLastStep: number | null;
}

/** The profile of a person. */
export type Profile = Pick<Person, 'name' | 'language' | 'timeZone'>;

/** The second factor of a person; all null: none. */
export type SecondFactor = Pick<Person, 'totpSecret' | 'totpConfirmedAt' | 'totpLastStep'>;

/** A session that was ended, with its workspace and member. */
export interface EndedSession {
  readonly tenantId: string;
  readonly id: string;
  readonly staffId: string;
}

/** A member with its workspace. */
export interface MemberOf {
  readonly tenantId: string;
  readonly staff: Staff;
}

/** Persons, in transactions of the workspaces of which they are members. */
export abstract class PersonStore {
  /** The person, locked until the end of the transaction, so that sign-ins and changes of one person do not overtake each other. */
  abstract lock(tx: Tx, personId: string): Promise<Person | undefined>;
  /** The person, as of now. */
  abstract find(tx: Tx, personId: string): Promise<Person | undefined>;
  /** The active memberships of the person in the workspaces of the transaction, locked. */
  abstract lockMembers(tx: Tx, personId: string): Promise<readonly MemberOf[]>;
  /** The number of active memberships in all workspaces. */
  abstract countMemberships(tx: Tx, personId: string): Promise<number>;
  /** The password is then the person's own. */
  abstract setPassword(tx: Tx, personId: string, hash: string): Promise<void>;
  /** Also sets the name in the memberships of the transaction's workspaces. */
  abstract setProfile(tx: Tx, personId: string, profile: Profile): Promise<void>;
  /** Throws `address-taken` if somebody else has confirmed the address. */
  abstract setEmail(tx: Tx, personId: string, email: string, confirmedAt: Date): Promise<void>;
  abstract setSecondFactor(tx: Tx, personId: string, factor: SecondFactor): Promise<void>;
  /** Replaces the recovery codes by these, given as keyed hashes. */
  abstract setRecoveryCodes(tx: Tx, personId: string, hashes: readonly string[]): Promise<void>;
  /** Uses a recovery code up; `false` if there is none with one of these keyed hashes. */
  abstract takeRecoveryCode(tx: Tx, personId: string, hashes: readonly string[]): Promise<boolean>;
  abstract countRecoveryCodes(tx: Tx, personId: string): Promise<number>;
  /** Stores a token, and deletes those of the person that have expired. */
  abstract insertToken(tx: Tx, token: PersonToken): Promise<void>;
  /** Uses a token up; `false` if it is gone. */
  abstract takeToken(tx: Tx, id: string): Promise<boolean>;
  /** Deletes the tokens of the person with one of these purposes. */
  abstract deleteTokens(tx: Tx, personId: string, purposes: readonly PersonTokenPurpose[]): Promise<void>;
  /** Deletes the tokens of the same person and purpose that were issued after this one. */
  abstract deleteLaterTokens(tx: Tx, id: string): Promise<void>;
  /**
   * Ends a session and opens another one of the person in another workspace, with the same browser and the same beginning, which is
   * returned; `undefined` if the session has ended.
   */
  abstract moveSession(
    tx: Tx,
    from: { readonly tenantId: string; readonly id: string },
    to: { readonly tenantId: string; readonly staffId: string; readonly id: string; readonly secretHash: string },
    now: Date,
  ): Promise<Date | undefined>;
  /** Ends the session with this secret (SHA-256, hexadecimal) in whatever workspace it is; `undefined`: there is none. */
  abstract endSession(tx: Tx, secretHash: string): Promise<EndedSession | undefined>;
  /** Ends sessions of the person in all workspaces: all but `kept`, or `only` one. Returns them with their workspaces. */
  abstract endSessions(
    tx: Tx,
    personId: string,
    which?: { readonly kept?: string; readonly only?: string },
  ): Promise<readonly EndedSession[]>;
}
