import type { ResponseUnderstoodV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';

/** What the comments of a response say, as it was published. */
export interface PublishedUnderstanding {
  readonly tenantId: string;
  readonly understood: ResponseUnderstoodV1;
}

/** The copy of what the comments of responses say. */
export abstract class UnderstandingCopies {
  /** Puts in place what is newer than the copy; responses that are gone are left out. */
  abstract put(tx: BatchTx, published: readonly PublishedUnderstanding[]): Promise<void>;
}
