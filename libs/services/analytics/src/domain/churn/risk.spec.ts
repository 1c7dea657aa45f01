import { seededRandom } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { firstDayOf } from '../orders/customer-orders.js';
import { churnModel, type ChurnCase } from './churn-model.js';
import type { CustomerHistory } from './customer-history.js';
import { fairnessTables, type FairnessCase } from './fairness.js';
import { riskOf } from './customer-risk.js';
import { probabilityOf } from './logistic.js';
import { explainChurn } from './risk-explanation.js';
import { isActiveAt, leftAfter, RISK_FEATURES, riskFeatures } from './risk-features.js';
import { driftMonths } from './drift-months.js';
import { churnReport, cutOf } from './risk-report.js';
import { serviceFairness, type CountedGroup } from '../fairness/service-fairness.js';

/** 30 November 2026; the cut is 1 June. */
const TODAY = Date.UTC(2026, 10, 30) / 86_400_000;
const CUT = cutOf(TODAY);

const history = (more: Partial<CustomerHistory> = {}): CustomerHistory => {
  const { days = [CUT - 200, CUT - 40] } = more;
  return {
    customerId: 'c',
    days,
    minors: days.map(() => 1_000),
    currencies: days.map(() => 'EUR'),
    answers: [],
    tasks: [],
    ...more,
  };
};
const answer = (day: number, score: number, more: Partial<CustomerHistory['answers'][number]> = {}) => {
  return { day, score, method: 'nps.v1', language: 'de', channel: 'email', attributes: {}, ...more };
};
const task = (openedDay: number, more: Partial<CustomerHistory['tasks'][number]> = {}) => ({
  openedDay,
  firstResolvedDay: null,
  resolvedDay: null,
  reopenedDay: null,
  respondedDay: null,
  responseMinutes: null,
  ...more,
});
const featuresOf = (of: CustomerHistory, cut = CUT) =>
  Object.fromEntries(riskFeatures(of, cut).map((value, i) => [RISK_FEATURES[i]!, value]));

describe('what the model knows of a customer', () => {
  it('is read off the days before the cut', () => {
    expect(CUT).toBe(firstDayOf((2026 - 1970) * 12 + 5));
    const known = history({
      days: [CUT - 200, CUT - 150, CUT - 40],
      minors: [9_999, 1_000, 3_000],
      answers: [answer(CUT - 60, 10), answer(CUT - 20, 5)],
      tasks: [task(CUT - 20, { respondedDay: CUT - 20, responseMinutes: 9 })],
    });
    const features = featuresOf(known);
    expect(features).toMatchObject({
      days_since_order: 40,
      orders: 2,
      spending_trend: 0.5,
      has_answered: 1,
      last_score: 0,
      score_change: -1,
      days_since_answer: 20,
      open_task: 1,
      tasks: 1,
    });
    expect(features['response_time']).toBeCloseTo(Math.log(10), 12);
  });

  it('does not change by anything that happens at the cut or later', () => {
    const before = history({ answers: [answer(CUT - 5, 3)], tasks: [task(CUT - 5)] });
    const after = history({
      days: [...before.days, CUT, CUT + 10],
      minors: [...before.minors, 50_000, 50_000],
      currencies: [...before.currencies, 'USD', 'USD'],
      answers: [...before.answers, answer(CUT, 10)],
      tasks: [
        task(CUT - 5, { firstResolvedDay: CUT, resolvedDay: CUT + 2, respondedDay: CUT, responseMinutes: 900 }),
        task(CUT),
      ],
    });
    expect(riskFeatures(after, CUT)).toEqual(riskFeatures(before, CUT));
    expect([leftAfter(before, CUT), leftAfter(after, CUT)]).toEqual([true, false]);
  });

  it('turns an effort round, compares only the same method, and knows an open task from one that was resolved', () => {
    const effort = answer(CUT - 9, 7, { method: 'ces.v1:1-7:effort' });
    expect(featuresOf(history({ answers: [answer(CUT - 30, 10), effort] }))).toMatchObject({
      last_score: -1,
      score_change: 0,
    });
    const resolved = { firstResolvedDay: CUT - 8, resolvedDay: CUT - 8 };
    const open = (more: Parameters<typeof task>[1]) =>
      featuresOf(history({ tasks: [task(CUT - 10, more)] }))['open_task'];
    expect([open({}), open(resolved), open({ ...resolved, reopenedDay: CUT - 3 })]).toEqual([1, 0, 1]);
    expect(open({ firstResolvedDay: CUT - 8, resolvedDay: CUT + 8, reopenedDay: CUT + 1 })).toBe(0);
  });

  it('counts as active and as gone by the rule of 180 days of the report about orders', () => {
    expect([isActiveAt({ days: [CUT - 180] }, CUT), isActiveAt({ days: [CUT - 181] }, CUT)]).toEqual([true, false]);
    expect([leftAfter({ days: [CUT + 179] }, CUT), leftAfter({ days: [CUT + 180] }, CUT)]).toEqual([false, true]);
  });
});

/** Shops whose customers come back the less, the longer they have not ordered and the worse their last score was. */
function shop(n: number, seed: number): readonly CustomerHistory[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, i) => {
    const since = 1 + Math.floor(170 * random());
    const score = Math.floor(11 * random());
    const leaves = random() < 1 / (1 + Math.exp(-(-2.4 + 0.022 * since - 0.25 * (score - 5))));
    const recent = TODAY - Math.floor(170 * random());
    return history({
      customerId: `c${i}`,
      days: leaves ? [CUT - 200, CUT - since] : [CUT - 200, CUT - since, CUT + 20, recent],
      answers: [
        answer(CUT - since, score, { language: i % 3 === 0 ? 'en' : 'de', attributes: { plan: i % 2 ? 'a' : 'b' } }),
      ],
    });
  });
}

describe('the report about churn risk', () => {
  it('learns, is right about customers it had not seen, and says why', () => {
    const { report, risks } = churnReport(shop(4_000, 7), TODAY);
    expect(report).toMatchObject({ cut: CUT, customers: 4_000, refusal: null });
    expect(report.calibration!.error).toBeLessThan(0.06);
    expect(report.calibration!.auc).toBeGreaterThan(0.7);
    expect(report.precision!.value).toBeGreaterThan(0.5);
    expect(risks.length).toBeGreaterThan(1_000);
    const { band, reasons, risk } = risks.toSorted((a, b) => b.risk - a.risk)[0]!;
    expect([band, risk > 0.5]).toEqual(['high', true]);
    expect(reasons.map(({ feature }) => feature)).toContain('days_since_order');
    expect(reasons.every(({ points }) => Math.abs(points) < 1)).toBe(true);
    expect(report.fairness.map(({ attribute }) => attribute)).toEqual(['attribute:plan', 'language']);
    expect(report.drift.length).toBe(5);
    expect(Object.values(report.bands!).reduce((sum, count) => sum + count, 0)).toBe(risks.length);
    expect(explainChurn(report).steps.find(({ name }) => name === 'precision')!.value).toBe(report.precision!.value);
  });

  it('tells who never answered of no score and no days since an answer', () => {
    const model = {
      intercept: 0,
      weights: RISK_FEATURES.map((feature) => (/answer|score/.test(feature) ? 0.5 : 0)),
      means: RISK_FEATURES.map(() => 1),
      deviations: RISK_FEATURES.map(() => 1),
    };
    const featuresOf = (of: CustomerHistory) => riskOf(model, of, CUT).reasons.map(({ feature }) => feature);
    const { reasons, risk } = riskOf(model, history(), CUT);
    expect(reasons).toMatchObject([{ feature: 'has_answered', value: 0 }]);
    expect(risk).toBeCloseTo(1 / (1 + Math.exp(2)), 9);
    // All four together, as if they were as with the average customer.
    expect(reasons[0]!.points).toBeCloseTo(risk - 0.5, 9);
    expect(featuresOf(history({ answers: [answer(CUT - 30, 0)] }))).toContain('last_score');
  });

  it('refuses without orders, without half a year before the cut, and without a hundred on each side', () => {
    const codeOf = (histories: readonly CustomerHistory[]) => churnReport(histories, TODAY).report.refusal?.code;
    expect(churnReport([], TODAY).report.refusal).toMatchObject({ code: 'no_orders', kind: 'nothing' });
    expect(codeOf([history({ days: [CUT - 179] })])).toBe('too_little_history');
    const all = shop(1_000, 3);
    const gone = all.filter((each) => leftAfter(each, CUT));
    const kept = all.filter((each) => !leftAfter(each, CUT));
    const few = churnReport([...kept, ...gone.slice(0, 99)], TODAY);
    expect(few.report.refusal).toMatchObject({ code: 'too_few_churned', needed: 100, have: 99 });
    expect([few.risks, few.report.calibration, few.report.bands]).toEqual([[], null, null]);
    expect(codeOf([...gone, ...kept.slice(0, 99)])).toBe('too_few_kept');
    expect(codeOf(gone)).toBe('too_few_kept');
    expect(codeOf([...kept, ...gone.slice(0, 100)])).toBeUndefined();
  });
});

describe('calibration in a simulation', () => {
  it('is within three points of the truth in each tenth', () => {
    const random = seededRandom(11);
    const truths: number[] = [];
    const cases = Array.from({ length: 20_000 }, (): ChurnCase => {
      const features = [180 * random(), Math.floor(6 * random()), 2 * random() - 1];
      const truth = 1 / (1 + Math.exp(-(-1.5 + 0.015 * features[0]! - 0.3 * features[1]! - 0.8 * features[2]!)));
      truths.push(truth);
      return { features, churned: random() < truth };
    });
    const found = churnModel(['a', 'b', 'c'], cases);
    if (found.kind !== 'known') throw new Error(found.kind);
    const tested = found.tested.toSorted((a, b) => a.predicted - b.predicted);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const part = tested.slice((tenth * tested.length) / 10, ((tenth + 1) * tested.length) / 10);
      const mean = (of: (each: (typeof part)[number]) => number) =>
        part.reduce((sum, each) => sum + of(each), 0) / part.length;
      expect(Math.abs(mean(({ predicted }) => predicted) - mean(({ at }) => truths[at]!))).toBeLessThan(0.03);
    }
    expect(found.calibration.error).toBeLessThan(0.03);
    expect(Math.abs(found.calibration.bias)).toBeLessThan(0.03);
    expect(cases.every(({ features }) => probabilityOf(found.model, features) < 1)).toBe(true);
  });
});

describe('drift', () => {
  /** The risk grows with the days since the last order: those of `n` customers at the cut, and of `n` others on 1 November. */
  const lastMonth = (n: number, seed: number, daysNow?: number) => {
    const random = seededRandom(seed);
    const now = firstDayOf((2026 - 1970) * 12 + 10);
    const days = () => 28 + Math.floor(122 * random());
    const before = Array.from({ length: n }, () => history({ days: [CUT - days()] }));
    const after = Array.from({ length: n }, () => history({ days: [now - (daysNow ?? days())] }));
    const model = {
      intercept: 0,
      weights: RISK_FEATURES.map((feature) => Number(feature === 'days_since_order')),
      means: RISK_FEATURES.map(() => 90),
      deviations: RISK_FEATURES.map(() => 50),
    };
    const months = driftMonths([...before, ...after], model, CUT, now);
    return months.at(-1)!;
  };

  it('is named where customers are others, and not where chance among few customers moves the index', () => {
    const moved = lastMonth(400, 5, 140);
    expect([moved.verdict, moved.psi! > 0.25]).toEqual(['clear', true]);
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const byChance = seeds.map((seed) => lastMonth(100, seed));
    expect(byChance.filter(({ psi }) => psi! >= 0.1).length).toBeGreaterThan(15);
    expect(byChance.filter(({ verdict }) => verdict !== 'none').length).toBeLessThanOrEqual(4);
  });
});

describe('how groups are served', () => {
  const group = (value: string, n: number, hits: number, attribute = 'language'): CountedGroup => ({
    attribute,
    value,
    n,
    hits,
  });

  it('is compared where two groups and enough cases are there, and refused with what is missing otherwise', () => {
    const fair = serviceFairness('deadlines', {
      n: 110,
      hits: 80,
      groups: [group('de', 60, 30), group('en', 40, 38), group('link', 110, 80, 'channel')],
    });
    expect(fair.tables).toHaveLength(1);
    expect(fair.tables[0]).toMatchObject({ attribute: 'language', unknown: 10 });
    expect(fair.tables[0]!.groups.map(({ value, verdict }) => [value, verdict])).toEqual([
      ['de', 'lower'],
      ['en', 'higher'],
    ]);
    const refusalOf = (n: number, groups: readonly CountedGroup[]) =>
      serviceFairness('sentiment', { n, hits: 1, groups }).refusal;
    expect(refusalOf(0, [])).toMatchObject({ kind: 'nothing', code: 'too_few_cases', needed: 60, have: 0 });
    expect(refusalOf(59, [group('de', 30, 1), group('en', 29, 0)])?.message).toContain('59 are here');
    expect(refusalOf(60, [group('de', 60, 1)])).toMatchObject({ kind: 'not_apart', code: 'one_group' });
    expect(refusalOf(60, [group('de', 31, 1), group('en', 29, 1)])).toMatchObject({ code: 'one_group' });
  });
});

describe('fairness', () => {
  const people = (group: string, n: number, wrong: number): readonly FairnessCase[] =>
    Array.from({ length: n }, (_, i) => ({
      predicted: i < wrong ? 0.9 : 0.1,
      happened: false,
      groups: { language: group },
    }));
  const groupsOf = (cases: readonly FairnessCase[]) => fairnessTables(cases)[0]?.groups ?? [];

  it('tells a group that is wrongly marked more often from chance', () => {
    const groups = groupsOf([...people('de', 300, 30), ...people('en', 200, 60), ...people('fr', 100, 17)]);
    expect(groups.map(({ value, verdict }) => [value, verdict])).toEqual([
      ['de', 'lower'],
      ['en', 'higher'],
      ['fr', 'no_clear_difference'],
    ]);
    expect(groups[1]!.wronglyFlagged).toMatchObject({ hits: 60, n: 200, value: 0.3 });
    expect(groups[1]!.recall).toMatchObject({ value: null, n: 0 });
  });

  it('hides a small group, and with a single one the smallest of the others', () => {
    const one = groupsOf([...people('de', 300, 30), ...people('en', 200, 60), ...people('ar', 29, 9)]);
    expect(one.map(({ flagged, hidden }) => [hidden, flagged === null])).toEqual([
      [null, false],
      ['protects_other', true],
      ['too_few', true],
    ]);
    const two = groupsOf([...people('de', 300, 30), ...people('en', 20, 6), ...people('ar', 29, 9)]);
    expect(two.map(({ hidden }) => hidden)).toEqual([null, 'too_few', 'too_few']);
    expect(two.map(({ verdict }) => verdict)).toEqual(['no_clear_difference', 'hidden', 'hidden']);
  });

  it('has no table of a single group, and none of an attribute that tells persons apart', () => {
    expect(fairnessTables(people('de', 300, 30))).toEqual([]);
    expect(fairnessTables(Array.from({ length: 13 }, (_, i) => people(`p${i}`, 40, 4)).flat())).toEqual([]);
  });
});
