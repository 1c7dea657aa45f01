import type { BatchTx } from '@hearback/database';
import type { Member } from '../domain/notification.js';

/** A member after a change, with the moment of the change. */
export interface MemberChange extends Member {
  readonly tenantId: string;
  readonly changedAt: Date;
}

/** What mails need to know of a workspace. */
export interface WorkspaceFacts {
  readonly name: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** This service's own copy of workspaces and of who works in them. */
export abstract class StaffCopies {
  /** Keeps the newest state of the member; an older one changes nothing. */
  abstract keepMember(tx: BatchTx, change: MemberChange): Promise<void>;
  /** Keeps what is known of the workspace. */
  abstract keepWorkspace(tx: BatchTx, tenantId: string, facts: WorkspaceFacts): Promise<void>;
  /** Active members by tenant, locked in one order, so that two batches do not plan two mails for one person at once. */
  abstract lockActiveMembers(
    tx: BatchTx,
    tenantIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Member[]>>;
}
