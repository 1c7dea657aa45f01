import type { Tx } from '@hearback/database';
import type { PlanAnchor } from '../../domain/asking/plan.js';

/** From which day a recurring survey counts for a customer. */
export interface AnchoredCustomer {
  readonly customerId: string;
  readonly timeZone: string;
  /** `YYYY-MM-DD` of the customer's clock. */
  readonly day: string;
}

/** The dates of customers from which recurring surveys count. */
export abstract class CustomerDates {
  /** Those of these customers who have the date. */
  abstract of(
    tx: Tx,
    tenantId: string,
    customerIds: readonly string[],
    anchor: PlanAnchor,
  ): Promise<readonly AnchoredCustomer[]>;
}
