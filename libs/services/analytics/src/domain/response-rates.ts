import { wilson, type Interval } from '@hearback/kernel';

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

/** A share of a whole. */
export interface Rate {
  /** From 0 to 1; null if the whole is empty. */
  readonly value: number | null;
  readonly hits: number;
  /** The denominator; not an integer where a part of it is estimated. */
  readonly n: number;
  /** Wilson's, 95 %. */
  readonly interval: Interval | null;
}

export const RESPONSE_RATES = ['rr1', 'rr2', 'rr3', 'rr4', 'rr5', 'rr6', 'cooperation', 'refusal', 'contact'] as const;
export type ResponseRate = (typeof RESPONSE_RATES)[number];

/** Which dispositions are counted, and of which. `eU`: the part of U that is estimated to be eligible. */
export interface RateFormula {
  readonly name: string;
  readonly hits: readonly (keyof Dispositions)[];
  readonly of: readonly (keyof Dispositions | 'eU')[];
}

const KNOWN = ['I', 'P', 'R', 'NC', 'O'] as const;

/** AAPOR's rates: of response (RR), cooperation (COOP1), refusal (REF1) and contact (CON1). */
export const RATE_FORMULAS: Readonly<Record<ResponseRate, RateFormula>> = {
  rr1: { name: 'RR1', hits: ['I'], of: [...KNOWN, 'U'] },
  rr2: { name: 'RR2', hits: ['I', 'P'], of: [...KNOWN, 'U'] },
  rr3: { name: 'RR3', hits: ['I'], of: [...KNOWN, 'eU'] },
  rr4: { name: 'RR4', hits: ['I', 'P'], of: [...KNOWN, 'eU'] },
  rr5: { name: 'RR5', hits: ['I'], of: KNOWN },
  rr6: { name: 'RR6', hits: ['I', 'P'], of: KNOWN },
  cooperation: { name: 'COOP1', hits: ['I'], of: ['I', 'P', 'R', 'O'] },
  refusal: { name: 'REF1', hits: ['R'], of: [...KNOWN, 'U'] },
  contact: { name: 'CON1', hits: ['I', 'P', 'R', 'O'], of: [...KNOWN, 'U'] },
};

export type ResponseRates = Readonly<Record<ResponseRate, Rate>>;

/** The rates of a cohort; `e` is the share of U that is estimated to be eligible, from 0 to 1. */
export function responseRates(dispositions: Dispositions, e = 1): ResponseRates {
  if (!(e >= 0 && e <= 1)) throw new RangeError('the share of eligible customers must be from 0 to 1');
  const count = (part: keyof Dispositions | 'eU') => (part === 'eU' ? e * dispositions.U : dispositions[part]);
  const sum = (parts: RateFormula['of']) => parts.reduce((total, part) => total + count(part), 0);
  const rates = RESPONSE_RATES.map((rate) => [
    rate,
    rateOf(sum(RATE_FORMULAS[rate].hits), sum(RATE_FORMULAS[rate].of)),
  ]);
  return Object.fromEntries(rates) as ResponseRates;
}

/** `hits` of `n` with the interval; of the completion rate, completed of started. */
export function rateOf(hits: number, n: number): Rate {
  return { value: n === 0 ? null : hits / n, hits, n, interval: wilson(hits, n) };
}
