import type { BatchTx, Tx } from '@hearback/database';
import type { Member } from '../domain/notification.js';
import type { NotificationSettings } from '../domain/notification-settings.js';

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

/** A new workspace. */
export interface NewWorkspaceFacts extends WorkspaceFacts {
  /** Whether it is the sandbox of another one, which never changes. */
  readonly isSandbox: boolean;
}

/** A member who may be notified, with what they want. */
export interface NotifiedMember extends Member {
  readonly settings: NotificationSettings;
  /** The time zone of the workspace; null while the workspace is not known. */
  readonly workspaceZone: string | null;
}

/** What a confirmation mail depends on. */
export interface Recipient extends Pick<Member, 'email' | 'active' | 'confirmed' | 'language'> {
  /** BCP 47 tag of the member's own language, or of the workspace's; null while neither is known. */
  readonly language: string | null;
}

/** This service's copy of workspaces and members. */
export abstract class StaffCopies {
  /** Saves the member; a state older than the saved one is ignored. */
  abstract saveMember(tx: BatchTx, change: MemberChange): Promise<void>;
  /** Saves a new workspace. */
  abstract addWorkspace(tx: BatchTx, tenantId: string, facts: NewWorkspaceFacts, createdAt: Date): Promise<void>;
  /** Saves the settings of the workspace; those older than the saved ones are ignored. */
  abstract saveWorkspace(tx: BatchTx, tenantId: string, facts: WorkspaceFacts, changedAt: Date): Promise<void>;
  /** Members by tenant, locked in a fixed order, so that concurrent batches neither deadlock nor plan two mails. */
  abstract lockMembers(
    tx: BatchTx,
    tenantIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly NotifiedMember[]>>;
  /** The settings of the workspace; undefined while it is not known. */
  abstract workspaceOf(tx: Tx, tenantId: string): Promise<WorkspaceFacts | undefined>;
  /** Ids of the active owners and admins of the workspace. */
  abstract administrators(tx: BatchTx, tenantId: string): Promise<readonly string[]>;
  /** A member as the recipient of a mail that is not about tasks. */
  abstract findRecipient(tx: BatchTx, tenantId: string, memberId: string): Promise<Recipient | undefined>;
}
