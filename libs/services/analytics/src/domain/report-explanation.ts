import type { ExplainedStep } from './explanation.js';

/** How the numbers of a report are computed, in enough detail to recompute them by hand. */
export interface ReportExplanation {
  /** What is counted, in words. */
  readonly definition: string;
  readonly steps: readonly ExplainedStep[];
  /** Where the formulas come from. */
  readonly sources: readonly string[];
}
