import type { Preferences } from '../consent/preferences.js';

/** Who merged profiles or took the merge back: a member of staff or an API key. */
export interface MergeActor {
  readonly kind: 'staff' | 'key';
  readonly id: string;
}

/** A profile that was merged into another, and what it takes to undo it. */
export interface CustomerMerge {
  readonly id: string;
  readonly kept: { readonly id: string; readonly externalId: string };
  readonly merged: { readonly id: string; readonly externalId: string };
  /** What the kept profile has got from the merged one. */
  readonly taken: readonly string[];
  /** What the kept customer wanted before; null: the merge has not changed it. */
  readonly preferencesBefore: { readonly values: Preferences; readonly revision: number } | null;
  readonly mergedAt: Date;
  readonly mergedBy: MergeActor;
  readonly unmergedAt: Date | null;
  readonly unmergedBy: MergeActor | null;
}
