import type { CustomerChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';

/** The copy of customers' attributes in this service. */
export abstract class CustomerCopies {
  /** Saves the newest revision of each customer; older ones are ignored. */
  abstract change(
    tx: BatchTx,
    changes: readonly { readonly tenantId: string; readonly customer: CustomerChangedV1 }[],
  ): Promise<void>;
}
