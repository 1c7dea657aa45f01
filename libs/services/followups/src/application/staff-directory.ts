import type { BatchTx, Tx } from '@hearback/database';

/** A member of staff as this service knows them. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** A member after a change, with the moment of the change. */
export interface StaffChange extends StaffMember {
  readonly tenantId: string;
  readonly changedAt: Date;
}

/** This service's own copy of who works in a workspace. */
export abstract class StaffDirectory {
  /** Keeps the newest state of the member; an older one changes nothing. */
  abstract keep(tx: BatchTx, change: StaffChange): Promise<void>;
  /** Those of the ids who are active members of the workspace. */
  abstract activeAmong(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
}
