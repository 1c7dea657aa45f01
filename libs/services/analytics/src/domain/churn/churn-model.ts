import { seededRandom } from '@hearback/kernel';
import { calibrationOf, type Calibration, type Outcome } from './calibration.js';
import { contributions, fitLogistic, probabilityOf, sigmoid, type LogisticModel } from './logistic.js';

/** Customers who were lost, and who stayed, that a model needs at least. */
export const MIN_CHURNED = 100;

/** Share of the customers on which a model is tested and not trained. */
const HELD_OUT = 0.3;

/** A customer of the past: features known before the period, and whether the customer was lost in it. */
export interface ChurnCase {
  readonly features: readonly number[];
  readonly churned: boolean;
}

/** A customer whom the model had not seen, with what it said and what happened. */
export interface TestedCase extends Outcome {
  /** The place among the cases. */
  readonly at: number;
}

/** A model of who is lost, or why there can be none. */
export type ChurnModel =
  | {
      readonly kind: 'known';
      /** In the order of the models' weights. */
      readonly features: readonly string[];
      readonly model: LogisticModel;
      readonly n: number;
      readonly churned: number;
      /** Of customers whom the model had not seen. */
      readonly calibration: Calibration;
      readonly tested: readonly TestedCase[];
    }
  | { readonly kind: 'too_few_churned'; readonly churned: number; readonly needed: number }
  | { readonly kind: 'too_few_kept'; readonly kept: number; readonly needed: number };

/** A reason for a risk: what moves it away from that of the average customer, most first. */
export interface RiskReason {
  readonly feature: string;
  /** In log odds; above 0 it raises the risk. */
  readonly contribution: number;
  /** By how much the risk would fall, from −1 to 1, if this were as with the average customer. Points of several reasons do not add up. */
  readonly points: number;
}

/** Trains on seven tenths of the customers and tests on the others; then trains on all. Repeats with the same cases. */
export function churnModel(features: readonly string[], cases: readonly ChurnCase[]): ChurnModel {
  const churned = cases.filter((each) => each.churned).length;
  const kept = cases.length - churned;
  if (churned < MIN_CHURNED) return { kind: 'too_few_churned', churned, needed: MIN_CHURNED };
  if (kept < MIN_CHURNED) return { kind: 'too_few_kept', kept, needed: MIN_CHURNED };
  const random = seededRandom(cases.length);
  const [training, test] = [[] as ChurnCase[], [] as number[]];
  for (const [at, each] of cases.entries()) {
    if (random() < HELD_OUT) test.push(at);
    else training.push(each);
  }
  const trained = fit(training);
  const tested = test.map((at): TestedCase => {
    const { features: row, churned: happened } = cases[at]!;
    return { at, predicted: probabilityOf(trained, row), happened };
  });
  return {
    kind: 'known',
    features,
    model: fit(cases),
    n: cases.length,
    churned,
    calibration: calibrationOf(tested)!,
    tested,
  };
}

function fit(cases: readonly ChurnCase[]): LogisticModel {
  return fitLogistic(
    cases.map((each) => each.features),
    cases.map((each) => Number(each.churned)),
  );
}

/**
 * The strongest reasons for a customer's risk, at most `most`; those that do next to nothing are left out. `partOf`: the feature whose reason has
 * the contribution of another one too, by its name: where a customer has no answer, its missing score is no reason of its own.
 */
export function riskReasons(
  features: readonly string[],
  model: LogisticModel,
  row: readonly number[],
  { most = 3, partOf = {} }: { readonly most?: number; readonly partOf?: Readonly<Record<string, string>> } = {},
): readonly RiskReason[] {
  const own = contributions(model, row);
  const all = own.map(() => 0);
  for (const [i, contribution] of own.entries())
    all[features.indexOf(partOf[features[i]!] ?? features[i]!)]! += contribution;
  const odds = all.reduce((sum, value) => sum + value, model.intercept);
  return all
    .map((contribution, i) => ({
      feature: features[i]!,
      contribution,
      points: sigmoid(odds) - sigmoid(odds - contribution),
    }))
    .filter(({ contribution }) => Math.abs(contribution) > 0.1)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, most);
}

/**
 * Population stability index of two distributions over the same bins (shares that add up to 1): how far customers have moved from those the model
 * was trained on. Above 0.25 it is commonly trained anew (Siddiqi 2006). Empty bins count as half a per mille.
 */
export function drift(trained: readonly number[], now: readonly number[]): number {
  const least = 0.0005;
  return trained.reduce((sum, share, i) => {
    const before = Math.max(share, least);
    const after = Math.max(now[i]!, least);
    return sum + (after - before) * Math.log(after / before);
  }, 0);
}
