import type { BatchTx, Tx } from '@hearback/database';
import type { StaffLanguage } from '@hearback/questionnaire';

/** A member of staff as this service knows them. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** A member of staff after a change. */
export interface StaffChange extends StaffMember {
  readonly tenantId: string;
  readonly email: string;
  readonly changedAt: Date;
}

/** A team after a change. */
export interface TeamState {
  readonly tenantId: string;
  readonly id: string;
  readonly memberIds: readonly string[];
  readonly changedAt: Date;
}

/** What this service knows of a workspace. */
export interface WorkspaceSettings {
  readonly language: StaffLanguage;
  /** IANA name. */
  readonly timeZone: string;
}

/** A workspace after a change. */
export interface WorkspaceState {
  readonly tenantId: string;
  readonly name: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly timeZone: string;
  readonly changedAt: Date;
}

/** This service's copy of the members of workspaces. */
export abstract class StaffDirectory {
  /** Stores the state of the member; ignores a state older than the stored one, and says so by `false`. */
  abstract save(tx: BatchTx, change: StaffChange): Promise<boolean>;
  /** Stores the members of a team; a state older than the stored one is ignored. */
  abstract saveTeam(tx: BatchTx, team: TeamState): Promise<void>;
  /** Saves the language and the time zone of a workspace; a state older than the saved one is ignored. */
  abstract saveWorkspace(tx: BatchTx, workspace: WorkspaceState): Promise<void>;
  /** The language and the time zone of a workspace; English and UTC until its event has arrived. */
  abstract workspaceOf(tx: Tx, tenantId: string): Promise<WorkspaceSettings>;
  /** Names of members by id, whether or not they are active. */
  abstract namesOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The given ids that are active members of the workspace. */
  abstract activeAmong(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The members of the teams, each once; also those who are not active. */
  abstract membersOf(tx: Tx, tenantId: string, teamIds: readonly string[]): Promise<readonly string[]>;
  /** The active members with these addresses, by address in lower case. */
  abstract byAddress(tx: Tx, tenantId: string, addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The numbers of open tasks of members; those who have none are absent. */
  abstract loadsOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
