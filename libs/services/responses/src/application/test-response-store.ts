import type { TenantTx } from '@hearback/database';

/** Deletes tests of surveys. */
export abstract class TestResponseStore {
  /** Whether the response is a test, locked until the end of the transaction; undefined if there is none with this id. */
  abstract lock(tx: TenantTx, responseId: string): Promise<boolean | undefined>;
  /** Deletes the test with the answers that were saved before it was sent. */
  abstract delete(tx: TenantTx, responseId: string): Promise<void>;
}
