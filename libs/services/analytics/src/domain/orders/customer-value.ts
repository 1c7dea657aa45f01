import { seededRandom, Z95, type Interval } from '@hearback/kernel';
import { parameterVariance } from '../numeric/parameter-variance.js';
import { expectedPurchases, fitBgNbd, logLikelihood, type BgNbd, type FittedBgNbd } from '../purchases/bg-nbd.js';
import { expectedValue, fitGammaGamma, valueLogLikelihood, type GammaGamma } from '../purchases/gamma-gamma.js';
import { notApart, tooFew, type Refusal } from '../refusal.js';
import type { CustomerOrders } from './customer-orders.js';
import { historyOf, type ValuedHistory } from './purchase-history.js';

const WEEK = 7;
/** The forecast: 52 weeks. */
export const FORECAST_WEEKS = 52;
/** So many customers who bought again are needed for the four parameters. */
export const MIN_REPEATERS = 100;
/** More customers do not make the parameters much better, but slower. */
export const FITTED_CUSTOMERS = 3_000;

/** The forecast of the second half of the time from the first, beside what happened. */
export interface ForecastCheck {
  readonly model: BgNbd;
  readonly customers: number;
  readonly weeks: number;
  readonly predicted: number;
  readonly actual: number;
  /** Purchases per customer. */
  readonly meanAbsoluteError: number;
}

/** What customers are expected to buy in the next 52 weeks: BG/NBD and Gamma–Gamma. */
export interface ExpectedValue {
  readonly currency: string;
  /** Customers with an order, and how many of them the models were fitted to. */
  readonly customers: number;
  readonly fitted: number;
  readonly repeaters: number;
  /** Mean over the fitted customers: purchases (days with an order), and minor units. */
  readonly purchases: { readonly value: number; readonly interval: Interval | null } | null;
  readonly value: { readonly value: number; readonly interval: Interval } | null;
  readonly model: FittedBgNbd | null;
  readonly values: GammaGamma | null;
  readonly refusal: Refusal | null;
}

/** Fits the models to all orders before `today` (a day since 1970) in `currency`, with orders of a day as one purchase. */
export function expectedCustomerValue(all: readonly CustomerOrders[], currency: string, today: number): ExpectedValue {
  const histories = sampled(all)
    .map((customer) => historyOf(customer, currency, today))
    .filter((history) => history !== null);
  const repeaters = histories.filter(({ repeats }) => repeats > 0).length;
  const none = {
    currency,
    customers: all.length,
    fitted: histories.length,
    repeaters,
    purchases: null,
    value: null,
    model: null,
    values: null,
  };
  if (repeaters < MIN_REPEATERS) {
    const message = `${MIN_REPEATERS} customers who bought again are needed; ${repeaters} are here.`;
    return { ...none, refusal: tooFew('too_few_repeaters', MIN_REPEATERS, repeaters, message) };
  }
  const model = fitBgNbd(histories);
  const values = fitGammaGamma(histories.filter(({ repeats, mean }) => repeats > 0 && mean > 0));
  const forecast = model && values && !isExtreme(model) && forecastOf(model, values, histories);
  if (!model || !forecast) {
    const message = 'The orders do not determine the models: customers buy too much alike.';
    return { ...none, refusal: notApart('undetermined', message) };
  }
  return { ...none, ...forecast, model, values, refusal: null };
}

function forecastOf(model: BgNbd, values: GammaGamma, histories: readonly ValuedHistory[]) {
  const repeaters = histories.filter(({ repeats, mean }) => repeats > 0 && mean > 0);
  const purchasesOf = ([r, alpha, a, b]: readonly number[]) =>
    histories.map((history) => expectedPurchases({ r: r!, alpha: alpha!, a: a!, b: b! }, history, FORECAST_WEEKS));
  const worthOf = ([p, q, v]: readonly number[], { repeats, mean }: ValuedHistory) =>
    // Without a repeat the model expects the mean of all customers.
    expectedValue({ p: p!, q: q!, v: v! }, repeats > 0 && mean > 0 ? { repeats, mean } : { repeats: 0, mean: 0 });
  const buying = [model.r, model.alpha, model.a, model.b];
  const paying = [values.p, values.q, values.v];
  const purchases = purchasesOf(buying);
  const worths = histories.map((history) => worthOf(paying, history));
  if (worths.includes(null) || !purchases.every(Number.isFinite)) return null;
  const money = purchases.map((count, i) => count * worths[i]!);
  const meanMoney = (worth: readonly (number | null)[]) => (at: readonly number[]) =>
    meanOf(purchasesOf(at).map((count, i) => count * worth[i]!));
  const ofBuying = (f: (at: readonly number[]) => number) =>
    parameterVariance(
      buying,
      ([r, alpha, a, b]) => logLikelihood({ r: r!, alpha: alpha!, a: a!, b: b! }, histories),
      f,
    );
  const ofPaying = parameterVariance(
    paying,
    ([p, q, v]) => valueLogLikelihood({ p: p!, q: q!, v: v! }, repeaters),
    (at) => meanOf(histories.map((history, i) => purchases[i]! * (worthOf(at, history) ?? Number.NaN))),
  );
  const count = ofBuying((at) => meanOf(purchasesOf(at)));
  const revenue = ofBuying(meanMoney(worths));
  if (count === null || revenue === null || ofPaying === null) return null;
  return {
    purchases: withInterval(purchases, count),
    value: withInterval(money, revenue + ofPaying),
  };
}

/** The mean with its interval: the variance of the parameters (delta method), and of the customers. */
function withInterval(each: readonly number[], ofParameters: number) {
  const value = meanOf(each);
  const ofCustomers = each.reduce((sum, one) => sum + (one - value) ** 2, 0) / (each.length - 1) / each.length;
  const half = Z95 * Math.sqrt(ofParameters + ofCustomers);
  return { value, interval: { low: Math.max(0, value - half), high: value + half } };
}

/** Predicts the second half of the time from the first; null if that has too few repeat purchases. */
export function checkForecast(all: readonly CustomerOrders[], currency: string, today: number): ForecastCheck | null {
  const firstDay = all.reduce((first, { days }) => Math.min(first, days[0]!), today);
  const half = firstDay + Math.floor((today - firstDay) / 2);
  const weeks = (today - half) / WEEK;
  const observed = sampled(all.filter(({ days }) => days[0]! <= half)).map((customer) => {
    const before = historyOf(customer, currency, half)!;
    return { ...before, later: historyOf(customer, currency, today)!.repeats - before.repeats };
  });
  if (observed.filter(({ repeats }) => repeats > 0).length < MIN_REPEATERS) return null;
  const model = fitBgNbd(observed);
  if (model === null || isExtreme(model)) return null;
  const predicted = observed.map((history) => expectedPurchases(model, history, weeks));
  return {
    model,
    customers: observed.length,
    weeks,
    predicted: predicted.reduce((sum, one) => sum + one, 0),
    actual: observed.reduce((sum, { later }) => sum + later, 0),
    meanAbsoluteError: meanOf(observed.map(({ later }, i) => Math.abs(predicted[i]! - later))),
  };
}

/** Whether the likelihood rises to the edge: customers then do not differ, and what the model says of one is rounding. */
function isExtreme({ r, alpha, a, b }: BgNbd): boolean {
  const within = (parameter: number) => parameter > 1e-4 && parameter < 1e4;
  // A chance to leave of 0 is no edge of this kind, whatever b is: some shops lose nobody so far.
  return !within(r) || !within(alpha) || (a > 1e-4 && !(within(a) && within(b)));
}

function sampled<T>(all: readonly T[]): readonly T[] {
  if (all.length <= FITTED_CUSTOMERS) return all;
  const random = seededRandom(all.length);
  // Each is taken with the chance that is left (Knuth, The Art of Computer Programming 2, 3.4.2 S).
  let needed = FITTED_CUSTOMERS;
  return all.filter((_, i) => random() * (all.length - i) < needed && needed-- > 0);
}

function meanOf(each: readonly number[]): number {
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}
