import type { Actor } from './actor.js';

/** Why a response does not count. */
export interface Exclusion {
  readonly reason: string;
  readonly by: Actor;
  readonly at: Date;
}

/** The current exclusion of a response, if any, and how often it was excluded or restored. */
export interface ExclusionState {
  readonly surveyId: string;
  /** 0 before the first exclusion. */
  readonly revision: number;
  readonly exclusion: Exclusion | undefined;
}
