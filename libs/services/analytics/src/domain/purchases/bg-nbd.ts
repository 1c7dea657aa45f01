import { logGamma } from '@hearback/kernel';
import { hypergeometric2F1, logBeta } from '../numeric/gamma.js';
import { minimise } from '../numeric/minimise.js';

const { exp, log, log1p, max } = Math;

/** What a customer bought in the calibration period: repeat purchases, and times since the first purchase. */
export interface PurchaseHistory {
  /** Repeat purchases x ≥ 0. */
  readonly repeats: number;
  /** Time of the last purchase, t_x; 0 if there was no repeat. */
  readonly last: number;
  /** Time observed, T ≥ t_x, in the same unit, such as weeks. */
  readonly observed: number;
}

/**
 * Parameters of BG/NBD (Fader, Hardie, Lee, "Counting Your Customers the Easy Way", Marketing Science 24, 2005): purchase rates are gamma distributed
 * with shape r and rate α, the chance to leave after a purchase is beta distributed with a and b.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Fitted parameters with the log-likelihood of the data. */
export interface FittedBgNbd extends BgNbd {
  readonly logLikelihood: number;
}

/** Of the search; data that determine the parameters need about 200. */
const MAX_ROUNDS = 400;

/** Maximum likelihood estimate; null if nobody has bought again, which leaves the model undetermined. */
export function fitBgNbd(histories: readonly PurchaseHistory[]): FittedBgNbd | null {
  if (!histories.some(({ repeats }) => repeats > 0)) return null;
  const negative = ([r, alpha, a, b]: readonly number[]): number => {
    const found = -logLikelihood({ r: exp(r!), alpha: exp(alpha!), a: exp(a!), b: exp(b!) }, histories);
    return Number.isFinite(found) ? found : Number.POSITIVE_INFINITY;
  };
  const scale = log(histories.reduce((sum, { observed }) => sum + observed, 0) / histories.length / 4);
  const { at, value } = minimise(negative, [-1, scale, 0, 0.5], { tolerance: 1e-7, maxRounds: MAX_ROUNDS });
  const [r, alpha, a, b] = at.map(exp) as [number, number, number, number];
  return { r, alpha, a, b, logLikelihood: -value };
}

/** ln L of all histories under the parameters. */
export function logLikelihood({ r, alpha, a, b }: BgNbd, histories: readonly PurchaseHistory[]): number {
  // What depends only on the number of repeats is computed once for each: gamma functions are most of the work.
  const byRepeats: { readonly common: number; readonly alive: number; readonly left: number }[] = [];
  const common = r * log(alpha) - logGamma(r);
  const ends = logBeta(a, b);
  const partsOf = (x: number) =>
    (byRepeats[x] ??= {
      common: common + logGamma(r + x),
      alive: logBeta(a, b + x) - ends,
      left: x === 0 ? 0 : logBeta(a + 1, b + x - 1) - ends,
    });
  return histories.reduce((sum, { repeats: x, last, observed }) => {
    const parts = partsOf(x);
    const alive = parts.alive - (r + x) * log(alpha + observed);
    if (x === 0) return sum + parts.common + alive;
    const left = parts.left - (r + x) * log(alpha + last);
    const most = max(alive, left);
    return sum + parts.common + most + log(exp(alive - most) + exp(left - most));
  }, 0);
}

/** The probability that the customer still buys, from 0 to 1; 1 for one who has not bought again, whom the model cannot have lost. */
export function aliveProbability({ r, alpha, a, b }: BgNbd, { repeats: x, last, observed }: PurchaseHistory): number {
  if (x === 0) return 1;
  const odds = log(a / (b + x - 1)) + (r + x) * log((alpha + observed) / (alpha + last));
  return 1 / (1 + exp(odds));
}

/** The purchases to be expected of the customer in the next `time`, given the history: E[Y(t) | x, t_x, T], equation (10) of the paper. */
export function expectedPurchases(model: BgNbd, history: PurchaseHistory, time: number): number {
  const { r, alpha, a, b } = model;
  const { repeats: x, observed } = history;
  const f = hypergeometric2F1(r + x, b + x, a + b + x - 1, time / (alpha + observed + time));
  const all = ((a + b + x - 1) / (a - 1)) * (1 - exp((r + x) * -log1p(time / (alpha + observed))) * f);
  return all * aliveProbability(model, history);
}
