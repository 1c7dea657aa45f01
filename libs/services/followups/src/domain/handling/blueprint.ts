/** A step behind the scenes that customers do not see, and the root causes that point to it. */
export interface BackStageStep {
  readonly name: string;
  /** Keys of root causes. */
  readonly rootCauses: readonly string[];
}

/** What the workspace has behind a touchpoint (the backstage of a service blueprint), and who looks after it. */
export interface TouchpointBlueprint {
  readonly touchpointId: string;
  /** Null: nobody in particular. */
  readonly ownerId: string | null;
  readonly steps: readonly BackStageStep[];
}
