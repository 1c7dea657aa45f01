import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { JoinRequest, SsoAttempt, SsoConnection, SsoDomain } from '../../domain/single-sign-on.js';
import type { EndedSession } from '../person-store.js';

/** The connection of a workspace and who comes in by it. Changes are made under the lock of the workspace. */
export abstract class SsoStore {
  abstract connection(tx: TenantTx): Promise<SsoConnection | undefined>;
  /** Whether a password signs nobody but owners in to the workspace. */
  abstract isEnforced(tx: TenantTx): Promise<boolean>;
  abstract setConnection(tx: TenantTx, connection: SsoConnection): Promise<void>;
  /** Also ends the attempts that have begun. */
  abstract deleteConnection(tx: TenantTx): Promise<void>;
  /** The member with this identity. */
  abstract memberOf(tx: TenantTx, issuer: string, subject: string): Promise<string | undefined>;
  abstract hasIdentity(tx: TenantTx, staffId: string): Promise<boolean>;
  /** Gives the member this identity, in the place of another one. Throws `identity-taken` if it is another member's. */
  abstract link(
    tx: TenantTx,
    identity: { readonly issuer: string; readonly subject: string; readonly staffId: string },
    at: Date,
  ): Promise<void>;
  /** Takes the member's identity away; `false` if there was none. */
  abstract unlink(tx: TenantTx, staffId: string): Promise<boolean>;
  /** Ends the sessions of members other than owners that a password has opened. */
  abstract endPasswordSessions(tx: TenantTx): Promise<readonly EndedSession[]>;
}

/** The domains of a workspace. */
export abstract class SsoDomainStore {
  abstract list(tx: TenantTx): Promise<readonly SsoDomain[]>;
  abstract find(tx: TenantTx, id: string): Promise<SsoDomain | undefined>;
  /** Throws `domain-exists`. */
  abstract insert(tx: TenantTx, domain: SsoDomain): Promise<void>;
  /** A domain that becomes proved is taken from the workspace that had proved it before. */
  abstract update(tx: TenantTx, domain: SsoDomain): Promise<void>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
}

/** Those who ask to join. */
export abstract class JoinRequestStore {
  abstract list(tenantId: string, page: PageRequest): Promise<Page<JoinRequest>>;
  abstract find(tx: TenantTx, id: string): Promise<JoinRequest | undefined>;
  /** `false` if the person has asked before. */
  abstract insert(tx: TenantTx, request: JoinRequest): Promise<boolean>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
}

/** Attempts that have begun. */
export abstract class SsoAttemptStore {
  /** Stores an attempt and deletes those of the workspace that have expired. */
  abstract insert(tx: TenantTx, attempt: SsoAttempt): Promise<void>;
  /** Uses up the attempt with this state, if it began in this browser; `undefined` otherwise, and then it stays. */
  abstract take(tx: TenantTx, stateHash: string, browserHash: string): Promise<SsoAttempt | undefined>;
}

/** Finds workspaces for people who are not signed in. These reads are across workspaces. */
export abstract class SsoLookup {
  /** The workspace that has proved the domain and has a connection. */
  abstract workspaceOfDomain(domain: string): Promise<string | undefined>;
  /** The workspace of an attempt. `hash`: SHA-256 of the state, hexadecimal. */
  abstract workspaceOfState(hash: string): Promise<string | undefined>;
  /** The workspaces to which a password does not sign the person in. */
  abstract ssoOnlyWorkspaces(personId: string): Promise<readonly string[]>;
}
