import type { BatchTx, OneTenantTx } from '@hearback/database';
import type { CustomerHistory } from '../../domain/churn/customer-history.js';
import type { RiskBand } from '../../domain/churn/risk-band.js';
import type { CustomerRisk } from '../../domain/churn/customer-risk.js';

/** The risk of a customer who is known by name. */
export interface NamedRisk extends Omit<CustomerRisk, 'customerId'> {
  readonly externalId: string;
  readonly computedAt: Date;
}

/** A customer whose band is another one now; null: it has none any more. */
export interface BandChange {
  readonly customerId: string;
  readonly band: RiskBand | null;
}

/** Which risks are listed. */
export interface RiskSelection {
  readonly band?: RiskBand | undefined;
  readonly externalId?: string | undefined;
  readonly limit: number;
}

/** Reads what risks are computed from, and keeps them by customer. Merged profiles are one customer. */
export abstract class CustomerRiskStore {
  /** All customers with an order until `now`, without those who object to profiling under any of their profiles, and those who were erased. */
  abstract histories(tx: OneTenantTx, now: Date): Promise<readonly CustomerHistory[]>;
  /** Replaces all risks of the workspace. Nobody who was erased or has objected meanwhile gets one. Returns whose band changed. */
  abstract replace(
    tx: BatchTx,
    tenantId: string,
    risks: readonly CustomerRisk[],
    computedAt: Date,
  ): Promise<readonly BandChange[]>;
  /** The highest first. */
  abstract list(tx: OneTenantTx, selection: RiskSelection): Promise<readonly NamedRisk[]>;
}
