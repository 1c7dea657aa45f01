import { describe, expect, it } from '@jest/globals';
import { freedHours, monthlyAmount } from './line-amounts.js';
import { followedBy, followedPlan } from './followed-plan.js';
import { meanOfX, monthlyRate, ratioOfXToY, UNIT_OF, type LiveMeasure, type LiveMeasureName } from './live-measures.js';
import { changedScenario, monthsOf, type Factor, type Line, type Plan, type Scenario } from './scenario.js';
import { planDefects } from './scenario-defects.js';
import { scenarioRefusal } from './scenario-refusal.js';
import { scenarioResult } from './scenario-result.js';

const factor = (value: number, unit: Factor['unit'] = 'number', low: number | null = null, high = low): Factor => {
  return { name: 'x', unit, value, low, high, follows: null };
};
let lines = 0;
const line = (kind: Line['kind'], factors: readonly Factor[], more: Partial<Line> = {}): Line => ({
  id: `line-${(lines += 1)}`,
  kind,
  name: kind,
  note: 'invoice',
  evidence: 'measured',
  timing: 'monthly',
  firstMonth: 1,
  lastMonth: null,
  rampMonths: 0,
  factors,
  margin: null,
  reuse: null,
  ...more,
});
const plan = (...of: readonly Line[]): Plan => {
  return { currency: 'EUR', months: 12, monthlyRate: 0.01, startsIn: '2026-01', lines: of, ledger: [] };
};
const reuse = { text: 'calls', value: 1, low: null, high: null };

/** The plan of the design: a courier who brings the label. */
const COURIER = plan(
  line('cost', [factor(1800)], { timing: 'once' }),
  line('cost', [factor(62, 'number', 48, 80), factor(4.9, 'money')]),
  line('cost', [factor(3, 'hours', 2, 6), factor(32, 'money')], { evidence: 'estimated' }),
  line('freed_hours', [factor(38, 'number', 24, 52), factor(12, 'minutes'), factor(32, 'money')], { reuse }),
  line('saving', [factor(12, 'number', 6, 16), factor(15, 'money')], { evidence: 'estimated' }),
  line('margin', [factor(9, 'number', 0, 18), factor(34, 'money', 22, 46)], { evidence: 'assumed' }),
  line('unpriced', []),
);

describe('a scenario', () => {
  it('returns what the worked example of the design returns, by all definitions and by evidence', () => {
    const { byEvidence, plan: all, freedHours: hours } = scenarioResult(COURIER);
    expect([all.benefit, all.cost].map(Math.round)).toEqual([8750, 6598]);
    expect([all.netRoi, all.grossRoi, all.breakEvenShare].map((share) => share!.toFixed(2))).toEqual([
      '0.33',
      '1.33',
      '0.75',
    ]);
    expect([all.netPresentValue, all.paybackMonths].map((value) => value!.toFixed(1))).toEqual(['1907.4', '5.5']);
    expect([byEvidence.measured, byEvidence.estimated].map(({ netRoi }) => netRoi!.toFixed(2))).toEqual([
      '-0.56',
      '-0.23',
    ]);
    expect(hours).toEqual({ total: expect.closeTo(91.2, 8), used: expect.closeTo(91.2, 8) });
  });

  it('hangs most on what nobody knows: widest first, each end by its own sum', () => {
    const rows = scenarioResult(COURIER).tornado;
    expect(rows.map(({ low, high }) => [low, high])).toEqual([
      [0, 18],
      [22, 46],
      [48, 80],
      [24, 52],
      [2, 6],
      [6, 16],
    ]);
    expect([rows[0]!.atLow, rows[0]!.atHigh].map((share) => share.toFixed(2))).toEqual(['-0.23', '0.88']);
    expect(rows[2]!.atLow).toBeGreaterThan(rows[2]!.atHigh);
  });

  it('counts freed time where it is used, revenue by its margin, and what is unpriced nowhere', () => {
    const freed = line('freed_hours', [factor(10, 'hours'), factor(30, 'money')], { timing: 'yearly' });
    expect([monthlyAmount(freed), freedHours(freed, 12)]).toEqual([0, expect.closeTo(10, 10)]);
    const half = { ...freed, reuse: { ...reuse, value: 0.5 } };
    expect(scenarioResult(plan(half)).plan.benefit).toBeCloseTo(150, 10);
    const margin = { value: 0.4, low: null, high: null };
    const sold = line('revenue', [factor(1500, 'money')], { margin, rampMonths: 6, lastMonth: 6 });
    const result = scenarioResult(plan(sold, line('unpriced', [])));
    expect(result.plan.benefit).toBeCloseTo(3.5 * 600, 8);
    expect(result.plan).toMatchObject({ netRoi: null, grossRoi: null, paybackMonths: 0 });
    expect(result.lines[1]).toMatchObject({ aMonth: null, total: null });
  });

  it('pays back when its debt is covered, also where nothing is paid at the start', () => {
    const late = plan(line('cost', [factor(100)], { lastMonth: 2 }), line('saving', [factor(100)], { firstMonth: 3 }));
    expect(scenarioResult(late).plan.paybackMonths).toBe(4);
    expect(scenarioResult(plan(line('cost', [factor(100)]))).plan.paybackMonths).toBeNull();
  });

  it('stands beside what really was, like with like', () => {
    const [once, monthly] = COURIER.lines as [Line, Line];
    const ledger = [
      { lineId: once.id, month: '2026-01', amount: 2000 },
      { lineId: monthly.id, month: '2026-02', amount: 400 },
    ];
    const { months, spent, withActuals } = scenarioResult({ ...COURIER, ledger });
    expect(spent).toEqual({
      months: 2,
      plannedCost: 1800 + 62 * 4.9,
      actualCost: 2400,
      plannedBenefit: 0,
      actualBenefit: 0,
    });
    expect(withActuals!.cost).toBeCloseTo(6597.6 + 200 + 400 - 303.8, 8);
    expect(months.map(({ actualCost }) => actualCost).slice(0, 3)).toEqual([2000, 400, null]);
    expect(months.at(-1)!.cumulative).toBeCloseTo(8750.4 - 6597.6, 8);
  });

  it('warns of what makes it look better than it is', () => {
    const minutes = [factor(5, 'minutes'), factor(30, 'money')];
    const all = { value: 1, low: null, high: null };
    const codes = (...of: readonly Line[]) => scenarioResult(plan(...of)).warnings.map(({ code }) => code);
    expect(codes(...COURIER.lines)).toEqual([]);
    expect(
      codes(
        line('saving', minutes, { note: '' }),
        line('freed_hours', minutes, { reuse, evidence: 'estimated' }),
        line('freed_hours', minutes),
        line('revenue', [factor(5)], { margin: all }),
        line('margin', [factor(5)]),
      ).toSorted(),
    ).toEqual([
      'estimated_without_range',
      'hours_counted_as_money',
      'hours_without_use',
      'margin_is_whole',
      'measured_without_source',
      'no_cost',
      'same_hours_twice',
      'same_sales_twice',
    ]);
    expect(scenarioRefusal(plan(line('unpriced', [])))?.code).toBe('no_lines');
    expect(scenarioRefusal(plan(line('saving', [factor(1)])))?.code).toBe('no_cost');
    expect(scenarioRefusal(COURIER)).toBeNull();
  });

  it('names each defect by its field', () => {
    const [once] = COURIER.lines as [Line];
    const share = { ...reuse, value: 0.5 };
    const bad = {
      ...plan(
        line('revenue', [factor(5)]),
        line('unpriced', [factor(5)]),
        line('saving', [], { reuse: share }),
        line('freed_hours', [factor(2)], { firstMonth: 13 }),
        line('cost', [factor(5, 'number', 6, 7), factor(2, 'share')], { margin: share, lastMonth: 13 }),
        line('cost', [{ ...factor(5), high: 7 }], { timing: 'once', rampMonths: 3 }),
        { ...once },
        { ...once },
      ),
      currency: 'XXQ',
      ledger: [
        { lineId: 'none', month: '2026-01', amount: 1 },
        { lineId: once.id, month: '2027-01', amount: 1 },
        { lineId: once.id, month: '2026-01', amount: 1 },
        { lineId: once.id, month: '2026-01', amount: 2 },
      ],
    };
    expect(planDefects(bad).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/currency unknown',
      '/lines/0/margin revenue-is-no-benefit',
      '/lines/1/factors unpriced',
      '/lines/2/factors too-few',
      '/lines/2/reuse not-hours',
      '/lines/3/factors no-time',
      '/lines/3/first_month after-the-end',
      '/lines/4/margin not-revenue',
      '/lines/4/last_month out-of-period',
      '/lines/4/factors/0/value out-of-range',
      '/lines/4/factors/1/value share-above-one',
      '/lines/5/timing once',
      '/lines/5/factors/0/low half-a-range',
      '/lines/7/id duplicate',
      '/ledger/0/line_id unknown',
      '/ledger/1/month out-of-period',
      '/ledger/3/month duplicate',
    ]);
    expect(planDefects(COURIER)).toEqual([]);
  });

  it('follows the numbers of the workspace, each factor by its name, and moves those of one number together', () => {
    const follows = (value: number, name: LiveMeasureName): Factor => ({
      ...factor(value, UNIT_OF[name]),
      follows: name,
    });
    const saved = line('saving', [follows(99, 'tasks_a_month'), factor(2, 'money')], { note: '' });
    const again = line('freed_hours', [follows(99, 'tasks_a_month'), follows(9, 'minutes_per_task')], { reuse });
    const stored = plan(line('cost', [factor(1200)], { timing: 'once' }), saved, again);
    const sums = { y: 0, xy: 0, yy: 0 };
    const measures = new Map<LiveMeasureName, LiveMeasure>([
      ['tasks_a_month', { name: 'tasks_a_month', ...monthlyRate(100, 30.436875), from: null, to: null }],
      // Too few are known, so what was entered stays.
      [
        'minutes_per_task',
        { name: 'minutes_per_task', ...meanOfX({ n: 9, x: 90, xx: 900, ...sums }), from: null, to: null },
      ],
    ]);
    expect(followedBy(stored)).toEqual(['tasks_a_month', 'minutes_per_task']);
    const { tornado, plan: all, warnings } = scenarioResult(followedPlan(stored, measures));
    expect(all.benefit).toBeCloseTo(12 * (100 * 2 + (100 * 9) / 60), 8);
    expect(tornado).toHaveLength(1);
    expect([tornado[0]!.low, tornado[0]!.high].map((end) => end.toFixed(1))).toEqual(['81.4', '121.6']);
    expect(tornado[0]!.atHigh).toBeCloseTo((12 * tornado[0]!.high * 2.15 - 1200) / 1200, 8);
    expect(warnings).toEqual([{ code: 'same_number_twice', lineIds: [saved.id, again.id] }]);
    expect(planDefects(plan(line('saving', [{ ...follows(1, 'hourly_cost'), unit: 'hours' }])))).toMatchObject([
      { pointer: '/lines/0/factors/0/unit', code: 'other-unit' },
    ]);
  });

  it('follows means and ratios with the intervals of their textbooks', () => {
    const cases = [12, 15, 9, 30, 12, 18, 20, 11, 14, 9];
    const n = cases.length;
    const total = (of: (value: number) => number) => cases.reduce((all, value) => all + of(value), 0);
    const [x, xx] = [total((value) => value), total((value) => value ** 2)];
    // 15 ± 2.2622 · √(366 / 9 / 10)
    const mean = meanOfX({ n, x, xx, y: 0, xy: 0, yy: 0 });
    expect([mean.value, mean.interval!.low.toFixed(2), mean.interval!.high.toFixed(2)]).toEqual([15, '10.44', '19.56']);
    const exact = ratioOfXToY({ n, x: 50 * x, xx: 2500 * xx, y: x, xy: 50 * xx, yy: xx }, 60 / 100);
    expect([exact.value, exact.interval]).toEqual([30, { low: expect.closeTo(30, 5), high: expect.closeTo(30, 5) }]);
    expect(ratioOfXToY({ n: 3, x: 1, xx: 1, y: 1, xy: 1, yy: 1 })).toMatchObject({
      value: null,
      refusal: { kind: 'too_early', needed: 10, have: 3 },
    });
  });

  it('loses the entries of a line with the line', () => {
    const [once, monthly] = COURIER.lines as [Line, Line];
    const at = new Date('2026-03-01T00:00:00Z');
    const ledger = [once, monthly].map(({ id }) => ({ lineId: id, month: '2026-01', amount: 5 }));
    const before: Scenario = {
      ...COURIER,
      ledger,
      id: 'a',
      name: 'A',
      revision: 1,
      archivedAt: null,
      createdAt: at,
      updatedAt: at,
    };
    const after = changedScenario(before, { lines: [monthly], archived: true }, at);
    expect(after).toMatchObject({ revision: 2, archivedAt: at, ledger: [ledger[1]] });
    expect(monthsOf({ startsIn: '2026-11', months: 3 })).toEqual(['2026-11', '2026-12', '2027-01']);
  });
});
