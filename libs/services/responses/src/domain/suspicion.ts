/** Why answers may come from a program. Also the name of the sentence with which the page says so. */
export type Suspicion = 'trapped' | 'too-fast' | 'many-answers';

/** What is known about how answers were sent. */
export interface Evidence {
  /** Whether a field that people do not see was filled in. */
  readonly isTrapped: boolean;
  /** Milliseconds since the survey was handed out; undefined if the sender cannot show when. */
  readonly filledInMs: number | undefined;
  /** How much of the limit of its network is used up, from 0 to 1. */
  readonly limitUsed: number;
}

/** Share of a limit from which on a network sends more than people do. */
const MANY = 0.75;

/**
 * Why the sender must show that it is no program; undefined: nothing. No reason is an accusation: browsers fill in hidden fields, people are fast, and a
 * school has one address. So a suspicion costs time and never an answer.
 */
export function suspicionOf({ isTrapped, filledInMs, limitUsed }: Evidence, minFillMs: number): Suspicion | undefined {
  if (isTrapped) return 'trapped';
  if (minFillMs > 0 && (filledInMs === undefined || filledInMs < minFillMs)) return 'too-fast';
  return limitUsed > MANY ? 'many-answers' : undefined;
}
