import type { BatchTx } from '@hearback/database';

/** A survey or touchpoint by its name. */
export interface NamedCopy {
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
}

/** Copies of what the survey service owns, as far as reports need it. */
export abstract class CopyStore {
  /** The last of several with one id wins. */
  abstract keepSurveys(tx: BatchTx, surveys: readonly NamedCopy[]): Promise<void>;
  abstract keepTouchpoints(tx: BatchTx, touchpoints: readonly NamedCopy[]): Promise<void>;
}
