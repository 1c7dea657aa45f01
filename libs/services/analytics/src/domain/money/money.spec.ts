import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { attribute, ATTRIBUTION_MODELS } from '../attribution.js';
import { mixShift } from '../mix-shift.js';
import { twoProportions } from '../proportion.js';
import { monthlyRateOf, netPresentValue, paybackMonths, returnOf } from './cash-flow.js';
import { checkClaim } from './claim.js';
import { impliedVisits } from './claim-plausibility.js';
import {
  cohortValue,
  finiteLifetimeMargin,
  guptaLehmann,
  guptaLehmannAtOnce,
  historicRevenue,
  simpleLifetimeMargin,
} from './cltv.js';

const vectors = JSON.parse(readFileSync(new URL('../../../test/metrics.vectors.json', import.meta.url), 'utf8'));

/** The chatbot that was published as "ROI 128 %". */
const CHATBOT = { months: 6, oneOffCost: 1000, recurringCost: 200, savings: 1000, extraRevenue: 1500 };

const even = (value: number, months: number) => Array.from({ length: months }, () => value);

describe('a cash flow', () => {
  it('has both returns, break-even share, net present value and payback of the example', () => {
    const flow = { oneOffCost: 5000, costs: even(0, 12), benefits: even(7000 / 12, 12) };
    const found = returnOf(flow, 0.01);
    const { net, gross, paybackMonths: payback, npv1pctMonthly, breakEvenShare } = vectors.roiExample1;
    expect(found.netRoi).toBeCloseTo(net, 10);
    expect(found.grossRoi).toBeCloseTo(gross, 10);
    expect(found.paybackMonths).toBeCloseTo(payback, 6);
    expect(found.netPresentValue).toBeCloseTo(npv1pctMonthly, 4);
    expect(found.breakEvenShare).toBeCloseTo(breakEvenShare, 6);
  });

  it('changes its sign with the rate', () => {
    expect(netPresentValue([-1000, ...even(2300, 6)], 0.01)).toBeCloseTo(12_329.6, 1);
    expect(netPresentValue([-1000, ...even(2300, 6)], 0)).toBe(12_800);
    expect(netPresentValue([-10_000, ...even(4000, 3)], 0.035)).toBeCloseTo(1206.55, 2);
    expect(netPresentValue([-10_000, ...even(4000, 3)], 0.1)).toBeCloseTo(-52.59, 2);
    expect((1 + monthlyRateOf(0.035)) ** 12).toBeCloseTo(1.035, 12);
  });

  it('pays back within a month, later, at once, or not at all', () => {
    expect(paybackMonths(1000, even(2300, 6))).toBeCloseTo(0.435, 3);
    expect(paybackMonths(1000, [-200, 600, 800])).toBe(2.75);
    expect(paybackMonths(0, even(1, 2))).toBe(0);
    expect(paybackMonths(1000, even(100, 9))).toBeNull();
  });

  it('has no return where nothing was spent or gained', () => {
    const nothing = returnOf({ oneOffCost: 0, costs: [0], benefits: [0] }, 0.01);
    expect(nothing).toMatchObject({ netRoi: null, grossRoi: null, breakEvenShare: null });
  });
});

describe('a claim', () => {
  it('that its inputs cannot produce is recognised, with what each definition gives', () => {
    const { figures, producedBy, neededBenefit } = checkClaim(1.28, CHATBOT);
    const percent = Object.fromEntries(figures.map(({ definition, value }) => [definition, (100 * value!).toFixed(1)]));
    expect(percent).toEqual({
      net_all_costs: '581.8',
      gross: '681.8',
      net_one_off_only: '1280.0',
      net_no_revenue: '172.7',
      net_one_month: '130.0',
      net_margin_20: '254.5',
      net_margin_40: '336.4',
      net_margin_60: '418.2',
      net_ramp: '297.7',
      net_ramp_margin_40: '154.5',
    });
    expect(producedBy).toEqual([]);
    expect(neededBenefit).toBeCloseTo(5016, 8);
  });

  it('that is a ratio called a return is named', () => {
    const inputs = { months: 12, oneOffCost: 5000, recurringCost: 0, savings: 250, extraRevenue: 4000 / 12 };
    expect(checkClaim(1.4, inputs).producedBy).toEqual(['gross']);
    expect(checkClaim(0.4, inputs).producedBy).toContain('net_all_costs');
  });

  it('implies a number of visits, with which its conversion may be chance', () => {
    const conversions = { before: { conversion: 0.025, orderValue: 50 }, after: { conversion: 0.03, orderValue: 52 } };
    const visits = impliedVisits(1500, conversions)!;
    expect(visits).toBeCloseTo(4839, 0);
    const tested = (n: number) => twoProportions(Math.round(0.03 * n), n, Math.round(0.025 * n), n)!;
    expect(tested(4839).z).toBeCloseTo(1.49, 2);
    expect(tested(4839).p).toBeCloseTo(0.136, 3);
    expect(tested(6 * 4839).z).toBeCloseTo(3.68, 2);
  });
});

describe('the value of a customer', () => {
  it('is what each variant gives', () => {
    const { clv } = vectors;
    expect(historicRevenue(50, 4, 3)).toBe(clv.AOV50x4x3);
    expect(0.4 * historicRevenue(50, 4, 3)).toBe(clv.gm40);
    expect(simpleLifetimeMargin(100, 0.8, 0.05)).toBeCloseTo(clv.arpa100_gm80_churn5, 8);
    expect(guptaLehmann(100, 0.8, 0.1)).toBeCloseTo(clv.m100_r80_i10, 6);
    expect(guptaLehmannAtOnce(100, 0.8, 0.1)).toBeCloseTo(clv.t0, 6);
    expect(finiteLifetimeMargin(100, 0.8, 0.1, 3)).toBeCloseTo(clv.finite3, 6);
    expect(cohortValue([30, 0, 60], 3)).toBe(30);
  });

  it('is not known without churn, with too much retention, or without customers', () => {
    expect(simpleLifetimeMargin(100, 0.8, 0)).toBeNull();
    expect(guptaLehmann(100, 1.2, 0.1)).toBeNull();
    expect(cohortValue([], 0)).toBeNull();
  });
});

describe('attribution', () => {
  const rounded = (credits: readonly number[]) => credits.map((credit) => Number(credit.toFixed(3)));
  const { days, value, credit } = vectors.timeDecay;

  it('divides the value as each model says', () => {
    expect(attribute('first', days, 100)).toEqual([100, 0, 0, 0]);
    expect(attribute('last', days, 100)).toEqual([0, 0, 0, 100]);
    expect(attribute('linear', days, 100)).toEqual([25, 25, 25, 25]);
    expect(rounded(attribute('position_based', days, 100))).toEqual([40, 10, 10, 40]);
    expect(rounded(attribute('time_decay', days, value))).toEqual(rounded(credit));
    expect(attribute('position_based', [3, 1], 100)).toEqual([50, 50]);
    expect(attribute('position_based', [3], 100)).toEqual([100]);
    expect(attribute('linear', [], 100)).toEqual([]);
  });

  it('adds up to the value, to the last digit', () => {
    for (const model of ATTRIBUTION_MODELS)
      for (const touches of [
        [9, 4, 2],
        [3000, 0.1, 0],
        [1, 1, 1, 1, 1, 1, 1],
      ])
        expect(attribute(model, touches, 19.99).reduce((sum, each) => sum + each, 0)).toBeCloseTo(19.99, 12);
  });
});

describe('a change', () => {
  it('is split into who answered and how they scored', () => {
    const { w0, s0, w1, s1, delta, within, mix } = vectors.mixShift;
    const parts = (weights: number[], values: number[]) =>
      weights.map((weight, i) => ({ n: 100 * weight, value: values[i]! }));
    const found = mixShift(parts(w0, s0), parts(w1, s1))!;
    expect(found.delta).toBeCloseTo(delta, 10);
    expect(found.within).toBeCloseTo(within, 10);
    expect(found.mix).toBeCloseTo(mix, 10);
  });

  it('of a segment that was not there before is mix alone', () => {
    const found = mixShift(
      [
        { n: 100, value: 40 },
        { n: 0, value: null },
      ],
      [
        { n: 100, value: 40 },
        { n: 100, value: 0 },
      ],
    )!;
    expect(found).toMatchObject({ delta: -20, within: 0, mix: -20 });
    expect(mixShift([{ n: 0, value: null }], [{ n: 1, value: 1 }])).toBeNull();
  });
});
