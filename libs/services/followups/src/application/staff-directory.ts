import type { BatchTx, Tx } from '@hearback/database';

/** A member of staff as this service knows them. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** A member of staff after a change. */
export interface StaffChange extends StaffMember {
  readonly tenantId: string;
  readonly changedAt: Date;
}

/** This service's copy of the members of workspaces. */
export abstract class StaffDirectory {
  /** Stores the state of the member; ignores a state older than the stored one. */
  abstract save(tx: BatchTx, change: StaffChange): Promise<void>;
  /** Saves the language of a workspace; one older than the saved one is ignored. */
  abstract saveLanguage(tx: BatchTx, tenantId: string, language: string, changedAt: Date): Promise<void>;
  /** The given ids that are active members of the workspace. */
  abstract activeAmong(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
}
