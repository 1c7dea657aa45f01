import type { BatchTx, OneTenantTx } from '@hearback/database';

/**
 * A report that takes too long to compute while somebody waits. Its content is JSON: times are text, and nothing in it names a person,
 * because erasures do not read it.
 */
export interface PreparedReport<C extends object = object> {
  /** For example `orders`. */
  readonly kind: string;
  /** What is prepared: texts of the caller's own, such as a rule or a number of months. The first one is ''. Others are computed on request. */
  readonly variants: readonly string[];
  /**
   * How many times as long as others it waits before it is computed again; 1 if absent. One that waits says in its content of how many `orders` it is, so that
   * it need not wait while an import goes on (`PreparedReports.hurry`).
   */
  readonly pace?: number;
  /** Computes a variant from what the transaction sees. */
  compute(tx: OneTenantTx, variant: string, now: Date): Promise<C>;
  /** Computes all variants, where they share what they read; absent: one after another. */
  computeAll?(tx: OneTenantTx, now: Date): Promise<ReadonlyMap<string, C>>;
  /** As `computeAll`, for a report that keeps something beside its content, such as a number for each customer. */
  computeWhole?(tx: OneTenantTx, now: Date): Promise<WholeReport<C>>;
}

/** All variants of a report, and what is kept beside them. */
export interface WholeReport<C extends object> {
  readonly contents: ReadonlyMap<string, C>;
  /** Writes it in the transaction that saves the contents; its last statement may append events. */
  save(tx: BatchTx): Promise<void>;
}

/** A report with the time of its numbers. */
export interface ComputedReport<C extends object> {
  readonly content: C;
  readonly computedAt: Date;
}
