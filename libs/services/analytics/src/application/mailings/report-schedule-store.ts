import type { BatchTx, TenantTx, Tx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { ReportSchedule } from '../../domain/mailings/report-schedule.js';

/** The schedules of reports of a workspace. */
export abstract class ReportScheduleStore {
  abstract insert(tx: TenantTx, schedule: ReportSchedule): Promise<void>;
  /** The schedule, locked until the end of the transaction; undefined if this workspace does not have it. */
  abstract lock(tx: TenantTx, id: string): Promise<ReportSchedule | undefined>;
  abstract update(tx: TenantTx, schedule: ReportSchedule): Promise<void>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
  abstract find(tenantId: string, id: string): Promise<ReportSchedule | undefined>;
  /** Newest first, unless the page asks otherwise. */
  abstract list(tenantId: string, page: PageRequest): Promise<Page<ReportSchedule>>;
  abstract count(tx: TenantTx): Promise<number>;
  /** Those of the workspace that are not paused. */
  abstract running(tx: BatchTx, tenantId: string): Promise<readonly ReportSchedule[]>;
}

/** What reports say of the workspace. */
export interface ReportWorkspace {
  /** Null while it is not known. */
  readonly name: string | null;
  /** IANA name. */
  readonly timeZone: string;
}

/** This area's copy of names and time zones of workspaces. */
export abstract class ReportWorkspaces {
  /** Saves the facts; older ones than the saved ones are ignored. */
  abstract save(
    tx: BatchTx,
    tenantId: string,
    facts: { readonly name: string; readonly timeZone: string },
    changedAt: Date,
  ): Promise<void>;
  abstract find(tx: Tx, tenantId: string): Promise<ReportWorkspace>;
}

/** Plans when reports are made. */
export abstract class ReportTimer {
  /** Plans the runs of a schedule, or none if it is paused. */
  abstract follow(tx: Tx, tenantId: string, schedule: ReportSchedule, timeZone: string): Promise<void>;
  abstract forget(tx: Tx, tenantId: string, id: string): Promise<void>;
}
