/**
 * Final dispositions of the invitations of a cohort (AAPOR, Standard Definitions, 2023). I: completed; P: partly answered; R: refused or
 * broken off; NC: reached, no answer; O: others; U: unknown whether it reached somebody who could answer.
 */
export interface Dispositions {
  readonly I: number;
  readonly P: number;
  readonly R: number;
  readonly NC: number;
  readonly O: number;
  readonly U: number;
}

/** Shares from 0 to 1; null where nobody was invited. */
export interface ResponseRates {
  readonly rr1: number | null;
  readonly rr2: number | null;
  readonly rr3: number | null;
  readonly rr4: number | null;
  readonly rr5: number | null;
  readonly rr6: number | null;
  /** I/((I+P)+R): of those who were reached and reacted. */
  readonly cooperation: number | null;
}

/** AAPOR's response rates RR1 to RR6; `e` is the share of U that is estimated to be eligible, from 0 to 1. */
export function responseRates({ I, P, R, NC, O, U }: Dispositions, e = 1): ResponseRates {
  if (!(e >= 0 && e <= 1)) throw new RangeError('the share of eligible customers must be from 0 to 1');
  const known = I + P + (R + NC + O);
  return {
    rr1: share(I, known + U),
    rr2: share(I + P, known + U),
    rr3: share(I, known + e * U),
    rr4: share(I + P, known + e * U),
    rr5: share(I, known),
    rr6: share(I + P, known),
    cooperation: share(I, I + P + R),
  };
}

/** Completed of started; null if nobody has started. */
export function completionRate(completes: number, starts: number): number | null {
  return share(completes, starts);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
