import type { OneTenantTx } from '@hearback/database';

/** Ends copies: what was put together is deleted. */
export abstract class CopyTimers {
  /** Deletes the content of the copy at this time, unless it can still be fetched then. */
  abstract endAt(tx: OneTenantTx, copyId: string, at: Date): Promise<void>;
}
