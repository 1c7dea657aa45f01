import type { BatchTx } from '@hearback/database';

/** The name of a survey or touchpoint. */
export interface NamedCopy {
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
}

/** A survey. */
export interface SurveyCopy extends NamedCopy {
  /** Only its reports of whole periods are shown. */
  readonly isAnonymous: boolean;
}

/** A touchpoint with its stage of the customer journey. */
export interface StagedCopy extends NamedCopy {
  readonly stage: string | null;
}

/** Copies of surveys and touchpoints for reports. */
export abstract class CopyStore {
  /** Saves surveys; if an id occurs several times, the last one wins. */
  abstract saveSurveys(tx: BatchTx, surveys: readonly SurveyCopy[]): Promise<void>;
  /** Saves the names and stages of touchpoints in the same way. */
  abstract saveTouchpoints(tx: BatchTx, touchpoints: readonly StagedCopy[]): Promise<void>;
}
