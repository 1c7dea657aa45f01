/**
 * Why a report shows no number: `too_early`: more data would answer it; `not_apart`: what was asked cannot be told apart in this data,
 * however much of it there is; `nothing`: there is nothing of this kind yet.
 */
export const REFUSAL_KINDS = ['too_early', 'not_apart', 'nothing'] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** What is missing for a number, in words and, if it can be counted, in numbers. A refused number is null. */
export interface Refusal {
  readonly kind: RefusalKind;
  /** Names the reason for programs and translations, such as `too_few_answers`. */
  readonly code: string;
  /** One or two English sentences: what is missing, and what to do. */
  readonly message: string;
  /** How many are needed, and how many are here, of what the code names; null if it is no matter of a count. */
  readonly needed: number | null;
  readonly have: number | null;
}

/** The refusal for want of more of something that is counted. */
export function tooFew(code: string, needed: number, have: number, message: string): Refusal {
  return { kind: have === 0 ? 'nothing' : 'too_early', code, message, needed, have };
}

/** The refusal of what this data cannot tell apart. */
export function notApart(code: string, message: string): Refusal {
  return { kind: 'not_apart', code, message, needed: null, have: null };
}
