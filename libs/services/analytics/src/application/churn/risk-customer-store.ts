import type { BatchTx } from '@hearback/database';

/** Who a customer is to the workspace. */
export interface CustomerName {
  readonly tenantId: string;
  readonly customerId: string;
  readonly externalId: string;
  /** Stands for the customer where answers are told of. */
  readonly customerKey: string;
  /** Of the profile; the highest holds. */
  readonly revision: number;
}

/** Whether a customer objects to profiling. */
export interface ProfilingChoice {
  readonly tenantId: string;
  readonly customerId: string;
  readonly noProfiling: boolean;
  /** Of the preferences; the highest holds. */
  readonly revision: number;
}

/** Keeps of customers what risks need: their ids, and who objects. */
export abstract class RiskCustomerStore {
  abstract saveNames(tx: BatchTx, names: readonly CustomerName[]): Promise<void>;
  /** Stores the choices, and returns the customers of the workspaces whose risk was deleted because they object now. */
  abstract saveChoices(
    tx: BatchTx,
    choices: readonly ProfilingChoice[],
  ): Promise<readonly { readonly tenantId: string; readonly customerId: string }[]>;
}
