import type { BatchTx } from '@hearback/database';

/** A customer was asked, or has answered. */
export interface Contact {
  readonly tenantId: string;
  readonly customerId: string;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  /** The scores of the answer. */
  readonly scores: readonly Score[];
}

/** A score of an answer. */
export interface Score {
  readonly surveyId: string;
  readonly metric: string;
  readonly score: number;
}

/** Keeps when customers were last asked and last answered, and their newest scores. Older contacts change nothing. */
export abstract class ContactStore {
  abstract save(tx: BatchTx, contacts: readonly Contact[]): Promise<void>;
}
