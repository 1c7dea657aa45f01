import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverageOf, dispositionOf, funnelOf, type ObservedFacts, type ObservedGroup } from './response-cohort.js';
import { rateOf, RESPONSE_RATES, responseRates, type Rate } from './response-rates.js';

/** Vectors of the product's definitions of metrics, in `test/metrics.vectors.json`. */
const vectors = JSON.parse(readFileSync(new URL('../../test/metrics.vectors.json', import.meta.url), 'utf8')) as {
  responseRates: Record<'I' | 'P' | 'R' | 'NC' | 'U' | 'e' | 'RR1' | 'RR2' | 'RR3' | 'RR4' | 'RR5' | 'RR6', number>;
  bounds: { N: number; P: number; D: number; n: number; lo: number; hi: number };
};

const NOTHING: ObservedFacts = {
  bounced: false,
  started: false,
  answered: false,
  completed: false,
  withdrawn: false,
  refused: false,
  unconfirmed: false,
  open: false,
};
const group = (invitations: number, more: Partial<ObservedFacts> = {}): ObservedGroup => ({
  ...NOTHING,
  ...more,
  invitations,
});
const COMPLETED = { started: true, answered: true, completed: true };
const NOBODY = { I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0 };

describe('response rates', () => {
  const { I, P, R, NC, U, e, ...expected } = vectors.responseRates;

  it.each(['1', '2', '3', '4', '5', '6'] as const)('RR%s is that of the vector', (number) => {
    const rates = responseRates({ I, P, R, NC, O: 0, U }, e);
    expect(rates[`rr${number}`].value).toBeCloseTo(expected[`RR${number}`], 9);
  });

  it('follow from the invitations: 1,000 sent, 40 bounced, 20 broken off, 15 refused', () => {
    const funnel = funnelOf([
      group(200, COMPLETED),
      group(30, { started: true, answered: true }),
      group(20, { started: true }),
      group(15, { refused: true }),
      group(40, { bounced: true }),
      group(681),
      group(14, { unconfirmed: true }),
    ]);
    expect(funnel).toEqual({
      dispositions: { I, P, R, NC, O: 0, U },
      invited: 1000,
      bounced: 40,
      started: 250,
      completed: 200,
      unconfirmed: 14,
      partial: false,
    });
    expect(rateOf(funnel.completed, funnel.started).value).toBe(0.8);
    const rates = responseRates(funnel.dispositions);
    expect(rates.cooperation.value).toBeCloseTo(0.754717, 6);
    expect(rates.refusal).toMatchObject({ value: 0.035, hits: 35, n: 1000 });
    expect(rates.contact).toMatchObject({ value: 0.265, hits: 265, n: 1000 });
  });

  it('are null, not 0, and have no interval, if nobody was invited', () => {
    const empty: Rate = { value: null, hits: 0, n: 0, interval: null };
    expect(Object.values(responseRates(NOBODY))).toEqual(RESPONSE_RATES.map(() => empty));
    expect(rateOf(0, 0)).toEqual(empty);
  });

  it('are shares inside their intervals, and in order', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    const dispositions = fc.record({ I: count, P: count, R: count, NC: count, O: count, U: count });
    fc.assert(
      fc.property(dispositions, fc.double({ min: 0, max: 1, noNaN: true }), (counts, eligible) => {
        const rates = responseRates(counts, eligible);
        const value = (rate: 'rr1' | 'rr2' | 'rr3' | 'rr4' | 'rr5' | 'rr6') => rates[rate].value ?? 0;
        const order = [0, value('rr1'), rates.rr3.value ?? value('rr1'), rates.rr5.value ?? 1, 1];
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(value('rr2') >= value('rr1') && value('rr4') >= value('rr3') && value('rr6') >= value('rr5')).toBe(true);
        for (const { value: share, interval } of Object.values(rates)) {
          if (share === null || interval === null) continue;
          expect(interval.low <= share + 1e-12 && interval.high >= share - 1e-12).toBe(true);
        }
      }),
    );
  });

  it('reject a share of eligible customers that is none', () => {
    expect(() => responseRates({ ...NOBODY, I: 1 }, 1.1)).toThrow(RangeError);
    expect(() => responseRates({ ...NOBODY, I: 1 }, Number.NaN)).toThrow(RangeError);
  });
});

describe('the disposition of an invitation', () => {
  it('of a withdrawn answer is a refusal', () => {
    expect(dispositionOf({ ...NOTHING, ...COMPLETED, withdrawn: true })).toBe('R');
  });

  it('of an answer is an answer, although the customer then asks not to be asked again', () => {
    expect(dispositionOf({ ...NOTHING, ...COMPLETED, refused: true })).toBe('I');
  });

  it('of an answer is an answer, although the mail server reported the mail as returned', () => {
    expect(dispositionOf({ ...NOTHING, started: true, answered: true, bounced: true })).toBe('P');
  });
});

describe('a cohort', () => {
  it('is partial while one of its invitations is observed', () => {
    expect(funnelOf([group(5), group(1, { open: true })]).partial).toBe(true);
    expect(funnelOf([group(6)]).partial).toBe(false);
  });

  it('has one disposition per invitation, so they sum to the invited', () => {
    const flag = fc.boolean();
    const groups = fc.record({
      invitations: fc.integer({ min: 1, max: 9 }),
      bounced: flag,
      started: flag,
      answered: flag,
      completed: flag,
      withdrawn: flag,
      refused: flag,
      unconfirmed: flag,
      open: flag,
    });
    fc.assert(
      fc.property(fc.array(groups), (cohort) => {
        const { dispositions, invited, unconfirmed } = funnelOf(cohort);
        expect(Object.values(dispositions).reduce((sum, count) => sum + count, 0)).toBe(invited);
        expect(invited).toBe(cohort.reduce((sum, { invitations }) => sum + invitations, 0));
        expect(unconfirmed).toBeLessThanOrEqual(dispositions.NC);
      }),
    );
  });
});

describe('the coverage of known customers', () => {
  it('has the bounds of the vector', () => {
    const { N, P, D, n, lo, hi } = vectors.bounds;
    expect(coverageOf(N, { promoters: P, passives: n - P - D, detractors: D })).toEqual({
      base: N,
      answered: n,
      silent: N - n,
      bounds: { low: lo, high: hi },
    });
  });

  it('is unknown without customers, and exact if all have answered', () => {
    expect(coverageOf(0, { promoters: 0, passives: 0, detractors: 0 }).bounds).toBeNull();
    expect(coverageOf(4, { promoters: 2, passives: 1, detractors: 1 }).bounds).toEqual({ low: 25, high: 25 });
    expect(() => coverageOf(1, { promoters: 2, passives: 0, detractors: 0 })).toThrow(RangeError);
  });
});
