import type { BatchTx } from '@hearback/database';

/** What one event says about how a task is handled; members that are absent are not told. Times are RFC 3339. */
export interface HandlingReport {
  readonly tenantId: string;
  readonly taskId: string;
  readonly responseId?: string | null;
  readonly touchpointId?: string | null;
  readonly openedAt?: string;
  /** Until when it is to be resolved, as it was opened. */
  readonly dueAt?: string;
  /** When it went past a deadline for its resolution. */
  readonly missedAt?: string;
  /** When something written by no person was sent to the customer. */
  readonly automaticReplyAt?: string;
  /** When a person first answered the customer. */
  readonly firstResponseAt?: string | null;
  readonly resolved?: { readonly at: string; readonly outcome: string; readonly rootCause: string };
  readonly reopenedAt?: string;
  readonly cancelled?: boolean;
  /** All work until `at`; cost in minor units of the currency (ISO 4217), both null if it is not known. */
  readonly work?: {
    readonly at: string;
    readonly minutes: number;
    readonly costMinor: number | null;
    readonly currency: string | null;
  };
}

/** The state of a promise to a customer; the highest revision holds. */
export interface PromiseReport {
  readonly tenantId: string;
  readonly promiseId: string;
  readonly taskId: string;
  /** `open`, `kept`, `broken` or `withdrawn`. */
  readonly status: string;
  readonly firstDueAt: string;
  readonly changedAt: string;
  readonly revision: number;
}

/** Which customer gave an answer. */
export interface Respondent {
  readonly tenantId: string;
  readonly responseId: string;
  /** As `customerKey` makes it. */
  readonly customerKey: string;
}

/** Stores how tasks are handled. Reports may come in any order, and more than once. */
export abstract class HandlingStore {
  abstract merge(tx: BatchTx, reports: readonly HandlingReport[]): Promise<void>;
  abstract mergePromises(tx: BatchTx, reports: readonly PromiseReport[]): Promise<void>;
  abstract saveRespondents(tx: BatchTx, respondents: readonly Respondent[]): Promise<void>;
}
