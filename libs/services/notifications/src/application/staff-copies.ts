import type { BatchTx } from '@hearback/database';
import type { Member } from '../domain/notification.js';

/** A member after a change, with the time of the change. */
export interface MemberChange extends Member {
  readonly tenantId: string;
  readonly changedAt: Date;
}

/** The settings of a workspace that mails depend on. */
export interface WorkspaceFacts {
  readonly name: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** The copy of workspaces and members in this service. */
export abstract class StaffCopies {
  /** Saves the member; a state older than the saved one is ignored. */
  abstract saveMember(tx: BatchTx, change: MemberChange): Promise<void>;
  /** Saves the settings of the workspace. */
  abstract saveWorkspace(tx: BatchTx, tenantId: string, facts: WorkspaceFacts): Promise<void>;
  /** Active members by tenant, locked in one order, so that two batches cannot both plan a mail for the same person. */
  abstract lockActiveMembers(
    tx: BatchTx,
    tenantIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Member[]>>;
}
