import type { BatchTx } from '@hearback/database';

/** The band of churn risk of a customer, as it was computed at a time; null: none any more. */
export interface RiskReport {
  readonly tenantId: string;
  readonly customerId: string;
  readonly band: string | null;
  readonly computedAt: Date;
}

/** Keeps the band of each customer. What was computed earlier changes nothing; a customer that no longer exists is left out. */
export abstract class RiskStore {
  abstract save(tx: BatchTx, reports: readonly RiskReport[]): Promise<void>;
}
