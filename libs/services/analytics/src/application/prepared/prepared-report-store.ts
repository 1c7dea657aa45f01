import type { BatchTx, OneTenantTx } from '@hearback/database';
import type { ComputedReport } from './prepared-report.js';

/** Stores prepared reports. */
export abstract class PreparedReportStore {
  /**
   * Marks a kind as stale, and returns the workspaces where it was not, each with the time of its numbers (null: none yet). Whoever takes the mark
   * away waits for the transaction, so nothing that it writes is missed.
   */
  abstract mark(
    tx: BatchTx,
    kind: string,
    tenantIds: readonly string[],
  ): Promise<readonly { readonly tenantId: string; readonly computedAt: Date | null }[]>;
  /** Takes the mark away. */
  abstract unmark(tx: BatchTx, kind: string, tenantId: string): Promise<void>;
  /** Replaces a variant. */
  abstract save(
    tx: BatchTx,
    kind: string,
    variant: string,
    tenantId: string,
    report: ComputedReport<object>,
  ): Promise<void>;
  /** The variant, if it was computed. */
  abstract find(tx: OneTenantTx, kind: string, variant: string): Promise<ComputedReport<object> | undefined>;
  /** The IANA name of the workspace's time zone. */
  abstract timeZone(tx: BatchTx, tenantId: string): Promise<string>;
}
