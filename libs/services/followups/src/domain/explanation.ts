import type { Reason } from './matches.js';

/** Why a task was opened; never changes. */
export interface Explanation {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ruleVersion: number;
  readonly because: readonly Reason[];
  /** How the owner was chosen. */
  readonly assignment: string;
}
