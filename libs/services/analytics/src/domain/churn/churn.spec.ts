import { seededRandom } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { calibrationOf } from './calibration.js';
import { churnModel, drift, riskReasons, type ChurnCase } from './churn-model.js';
import { fitLogistic, probabilityOf } from './logistic.js';

/** Customers whose chance to leave follows from days since the last order and the last score, and not from their number. */
function customers(n: number, seed: number): readonly ChurnCase[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => {
    const days = 200 * random();
    const score = Math.floor(11 * random());
    const risk = 1 / (1 + Math.exp(-(-2.5 + 0.02 * days - 0.2 * (score - 5))));
    return { features: [days, score, 100 * random()], churned: random() < risk };
  });
}

const FEATURES = ['days_since_order', 'last_score', 'number'];

describe('a logistic regression', () => {
  it('agrees with the closed form of one feature with two values', () => {
    // 30 of 100 against 60 of 100: the odds ratio is 3.5; the ridge takes next to nothing from 20,000 cases.
    const rows = Array.from({ length: 20_000 }, (_, i) => [i < 10_000 ? 0 : 1]);
    const outcomes = rows.map(([x], i) => Number(i % 10 < (x === 0 ? 3 : 6)));
    const model = fitLogistic(rows, outcomes);
    expect(model.weights[0]! / model.deviations[0]!).toBeCloseTo(Math.log(3.5), 2);
    expect(probabilityOf(model, [0])).toBeCloseTo(0.3, 3);
    expect(probabilityOf(model, [1])).toBeCloseTo(0.6, 3);
  });

  it('stays finite where a feature tells everything, and ignores one that tells nothing', () => {
    const rows = Array.from({ length: 200 }, (_, i) => [i < 100 ? 0 : 1, 5]);
    const model = fitLogistic(
      rows,
      rows.map(([x]) => x!),
    );
    expect(Number.isFinite(model.weights[0])).toBe(true);
    expect(model.weights[1]).toBe(0);
    expect(probabilityOf(model, [1, 5])).toBeGreaterThan(0.9);
  });
});

describe('a model of churn', () => {
  it('is calibrated to three points, tells customers apart, and gives reasons', () => {
    const found = churnModel(FEATURES, customers(20_000, 1));
    if (found.kind !== 'known') throw new Error(found.kind);
    const { calibration, model } = found;
    for (const bin of calibration.bins) expect(Math.abs(bin.predicted - bin.observed)).toBeLessThan(0.06);
    expect(calibration.error).toBeLessThan(0.03);
    expect(Math.abs(calibration.bias)).toBeLessThan(0.03);
    expect(calibration.auc).toBeGreaterThan(0.75);
    const [first, second, ...rest] = riskReasons(FEATURES, model, [190, 1, 50]);
    expect([first!.feature, second!.feature]).toEqual(['days_since_order', 'last_score']);
    expect(first!.contribution).toBeGreaterThan(0);
    expect(rest).toEqual([]);
  });

  it('is refused below a hundred who left, and a hundred who stayed', () => {
    const few = customers(300, 2).map((each, i) => ({ ...each, churned: i < 99 }));
    expect(churnModel(FEATURES, few)).toEqual({ kind: 'too_few_churned', churned: 99, needed: 100 });
    expect(
      churnModel(
        FEATURES,
        few.map((each) => ({ ...each, churned: !each.churned })),
      ),
    ).toEqual({
      kind: 'too_few_kept',
      kept: 99,
      needed: 100,
    });
  });

  it('knows when customers are others than it was trained on', () => {
    expect(drift([0.25, 0.25, 0.5], [0.25, 0.25, 0.5])).toBe(0);
    expect(drift([0.25, 0.25, 0.5], [0.5, 0.25, 0.25])).toBeCloseTo(0.3466, 4);
  });
});

describe('calibration', () => {
  it('of predictions that are right, and of those that are twice too high', () => {
    const half = Array.from({ length: 100 }, (_, i) => ({ predicted: 0.5, happened: i % 2 === 0 }));
    expect(calibrationOf(half)).toMatchObject({ error: 0, bias: 0, brier: 0.25, auc: 0.5 });
    const high = half.map((each, i) => ({ ...each, happened: i % 4 === 0 }));
    expect(calibrationOf(high)!.bias).toBe(0.25);
    expect(calibrationOf([])).toBeNull();
    expect(calibrationOf([{ predicted: 1, happened: true }])!.auc).toBeNull();
  });
});
