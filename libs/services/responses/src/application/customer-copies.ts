import type { CustomerChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';

/** This service's copy of customers' attributes. */
export abstract class CustomerCopies {
  /** Keeps the newest revision of each customer; older ones change nothing. */
  abstract change(
    tx: BatchTx,
    changes: readonly { readonly tenantId: string; readonly customer: CustomerChangedV1 }[],
  ): Promise<void>;
}
