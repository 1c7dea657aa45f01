import type { TenantTx } from '@hearback/database';
import type { Staff } from '../../domain/staff.js';

/** A key or a session as it moves from one workspace to another: its id and its secret stay. */
export interface MovedCredential {
  readonly memberId: string;
  /** The other columns of its row. */
  readonly row: Readonly<Record<string, unknown>>;
}

/** The keys and sessions of a workspace. */
export interface MovedCredentials {
  readonly keys: readonly MovedCredential[];
  readonly sessions: readonly MovedCredential[];
}

/** What sandboxes need beside what all workspaces do. */
export abstract class SandboxStore {
  /** Makes this the sandbox of the workspace of the transaction, which the caller has locked. */
  abstract link(tx: TenantTx, sandboxId: string): Promise<void>;
  /** The members of the workspace of the transaction, inactive ones included, those who came first first. */
  abstract members(tx: TenantTx): Promise<readonly Staff[]>;
  /** The membership of a person, also an inactive one. */
  abstract memberOf(tx: TenantTx, personId: string): Promise<Staff | undefined>;
  /** Takes all keys and sessions out of the workspace of the transaction. */
  abstract takeCredentials(tx: TenantTx): Promise<MovedCredentials>;
  /** Puts them into the workspace of the transaction; `memberIds`: the new members by the former ones. Those of others are lost. */
  abstract putCredentials(
    tx: TenantTx,
    credentials: MovedCredentials,
    memberIds: ReadonlyMap<string, string>,
  ): Promise<void>;
}
