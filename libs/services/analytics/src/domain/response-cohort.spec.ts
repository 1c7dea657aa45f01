import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  coverageOf,
  dispositionOf,
  funnelOf,
  notAsked,
  type CohortPeriod,
  type InvitationOutcome,
} from './response-cohort.js';
import { completionRate, responseRates } from './response-rates.js';

/** Vectors of the product's definitions of metrics, in `test/metrics.vectors.json`. */
const vectors = JSON.parse(readFileSync(new URL('../../test/metrics.vectors.json', import.meta.url), 'utf8')) as {
  responseRates: Record<'I' | 'P' | 'R' | 'NC' | 'U' | 'e' | 'RR1' | 'RR2' | 'RR3' | 'RR4' | 'RR5' | 'RR6', number>;
  bounds: { N: number; P: number; D: number; n: number; lo: number; hi: number };
};

const ASKED = new Date('2026-11-10T09:00:00Z');
const day = (number: number) => new Date(ASKED.getTime() + number * 86_400_000);
const PERIOD: CohortPeriod = { from: day(-5), to: day(5), windowDays: 14, now: day(30) };
const outcome = (more: Partial<InvitationOutcome> = {}): InvitationOutcome => ({
  askedAt: ASKED,
  suppressedFor: null,
  bouncedAt: null,
  startedAt: null,
  answeredAt: null,
  completedAt: null,
  withdrawnAt: null,
  refusedAt: null,
  isUnconfirmed: false,
  ...more,
});
const times = (count: number, more: Partial<InvitationOutcome>) => Array.from({ length: count }, () => outcome(more));

describe('response rates', () => {
  const { I, P, R, NC, U, e, ...expected } = vectors.responseRates;

  it.each(['1', '2', '3', '4', '5', '6'] as const)('RR%s is that of the vector', (number) => {
    const rates = responseRates({ I, P, R, NC, O: 0, U }, e);
    expect(rates[`rr${number}`]).toBeCloseTo(expected[`RR${number}`], 9);
  });

  it('follow from the invitations: 1,000 sent, 40 bounced, 20 broken off, 15 refused', () => {
    const cohort = [
      ...times(200, { startedAt: day(1), answeredAt: day(1), completedAt: day(1) }),
      ...times(30, { startedAt: day(1), answeredAt: day(1) }),
      ...times(20, { startedAt: day(1) }),
      ...times(15, { refusedAt: day(2) }),
      ...times(40, { bouncedAt: day(0) }),
      ...times(681, {}),
      ...times(14, { isUnconfirmed: true }),
      ...times(214, { askedAt: null, suppressedFor: 'wait-period' }),
    ];
    const funnel = funnelOf(cohort, PERIOD);
    expect(funnel).toEqual({
      dispositions: { I, P, R, NC, O: 0, U },
      invited: 1000,
      bounced: 40,
      started: 250,
      completed: 200,
      unconfirmed: 14,
      partial: false,
    });
    expect(completionRate(funnel.completed, funnel.started)).toBe(0.8);
    expect(responseRates(funnel.dispositions).cooperation).toBeCloseTo(0.754717, 6);
    expect(notAsked(cohort)).toEqual([{ reason: 'wait-period', invitations: 214 }]);
  });

  it('are null, not 0, if nobody was invited', () => {
    const rates = responseRates({ I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0 });
    expect(new Set(Object.values(rates))).toEqual(new Set([null]));
    expect(completionRate(0, 0)).toBeNull();
  });

  it('are shares, and in order', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    const dispositions = fc.record({ I: count, P: count, R: count, NC: count, O: count, U: count });
    fc.assert(
      fc.property(dispositions, fc.double({ min: 0, max: 1, noNaN: true }), (counts, eligible) => {
        const { rr1, rr2, rr3, rr4, rr5, rr6 } = responseRates(counts, eligible);
        const order = [0, rr1 ?? 0, rr3 ?? rr1 ?? 0, rr5 ?? 1, 1];
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect((rr2 ?? 0) >= (rr1 ?? 0) && (rr4 ?? 0) >= (rr3 ?? 0) && (rr6 ?? 0) >= (rr5 ?? 0)).toBe(true);
      }),
    );
  });

  it('reject a share of eligible customers that is none', () => {
    expect(() => responseRates({ I: 1, P: 0, R: 0, NC: 0, O: 0, U: 0 }, 1.1)).toThrow(RangeError);
    expect(() => responseRates({ I: 1, P: 0, R: 0, NC: 0, O: 0, U: 0 }, Number.NaN)).toThrow(RangeError);
  });
});

describe('the cohort of a period', () => {
  it('is made of those who were asked in it, to the millisecond', () => {
    const invited = (askedAt: Date) => funnelOf([outcome({ askedAt })], PERIOD).invited;
    expect(invited(PERIOD.from)).toBe(1);
    expect(invited(new Date(PERIOD.from.getTime() - 1))).toBe(0);
    expect(invited(new Date(PERIOD.to.getTime() - 1))).toBe(1);
    expect(invited(PERIOD.to)).toBe(0);
  });

  it('is observed for the window of each invitation, and no longer', () => {
    const late = new Date(day(14).getTime() + 1);
    expect(dispositionOf(outcome({ completedAt: day(14) }), 14)).toBe('I');
    expect(dispositionOf(outcome({ completedAt: late }), 14)).toBe('NC');
    expect(dispositionOf(outcome({ startedAt: day(13), answeredAt: day(13), completedAt: late }), 14)).toBe('P');
    expect(dispositionOf(outcome({ refusedAt: late }), 14)).toBe('NC');
  });

  it('counts a withdrawn answer as a refusal', () => {
    const answered = { startedAt: day(1), answeredAt: day(1), completedAt: day(1) };
    expect(dispositionOf(outcome({ ...answered, withdrawnAt: day(2) }), 14)).toBe('R');
  });

  it('counts an answer although the customer then asks not to be asked again', () => {
    expect(dispositionOf(outcome({ answeredAt: day(1), completedAt: day(1), refusedAt: day(1) }), 14)).toBe('I');
  });

  it('is partial while one of its invitations is observed', () => {
    const partial = (now: Date) => funnelOf([outcome()], { ...PERIOD, now }).partial;
    expect(partial(new Date(day(14).getTime() - 1))).toBe(true);
    expect(partial(day(14))).toBe(false);
  });

  it('has one disposition per invitation, so they sum to the invited', () => {
    const at = fc.option(fc.integer({ min: -1, max: 20 }).map(day));
    const outcomes = fc.record({
      askedAt: fc.option(fc.integer({ min: -8, max: 8 }).map(day)),
      suppressedFor: fc.constant(null),
      bouncedAt: at,
      startedAt: at,
      answeredAt: at,
      completedAt: at,
      withdrawnAt: at,
      refusedAt: at,
      isUnconfirmed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(outcomes), (cohort) => {
        const { dispositions, invited, unconfirmed } = funnelOf(cohort, PERIOD);
        expect(Object.values(dispositions).reduce((sum, count) => sum + count, 0)).toBe(invited);
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
