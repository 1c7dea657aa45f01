import type { Conversion } from '../orders/conversion.js';
import type { OrdersReport } from '../orders/orders-report.js';
import { tooFew } from '../refusal.js';
import { MIN_CASES, monthlyRate, type LiveMeasure } from './live-measures.js';

const DAY_MS = 86_400_000;

/** What the report about orders knows. */
export interface OrderFacts {
  readonly report: Pick<OrdersReport, 'orders' | 'values' | 'churn'>;
  readonly conversions: readonly Conversion[];
  readonly from: Date;
  /** When it was computed; the month that runs is counted until then. */
  readonly until: Date;
}

/** The numbers of the report about orders that factors can follow, with its intervals and its refusals. `minor`: minor units of one unit of the currency. */
export function orderMeasures(
  { conversions, from, report, until }: OrderFacts,
  currency: string,
  minor: number,
): readonly LiveMeasure[] {
  const period = { from, to: until };
  return [
    { name: 'orders_a_month', ...monthlyRate(report.orders, (until.getTime() - from.getTime()) / DAY_MS), ...period },
    { ...orderValue(report, currency, minor), ...period },
    { ...conversion(conversions), ...period },
    churn(report),
  ];
}

type Known = Omit<LiveMeasure, 'from' | 'to'>;

function orderValue({ values }: OrderFacts['report'], currency: string, minor: number): Known {
  const found = values.find((each) => each.currency === currency)?.orderValue;
  const n = found?.count ?? 0;
  if (found === undefined || n < MIN_CASES) {
    const refusal = tooFew(
      'too_few_cases',
      MIN_CASES,
      n,
      `${MIN_CASES} orders in ${currency} are needed, ${n} are here.`,
    );
    return { name: 'order_value', value: null, interval: null, n, refusal };
  }
  const { interval, value } = found;
  const ends = interval && { low: interval.low / minor, high: interval.high / minor };
  return { name: 'order_value', value: value / minor, interval: ends, n, refusal: null };
}

function conversion(conversions: readonly Conversion[]): Known {
  const { rate, refusal } = conversions.find(({ name }) => name === 'visit_to_order')!;
  return { name: 'conversion', value: rate.value, interval: rate.interval, n: rate.n, refusal };
}

/** Of the last closed month, which is why it has no period of its own. */
function churn({ churn: months }: OrderFacts['report']): LiveMeasure {
  const none = { from: null, to: null };
  const last = months.at(-1);
  if (last === undefined || last.rates === null) {
    const refusal =
      last?.refusal ??
      tooFew('too_few_customers', MIN_CASES, 0, `${MIN_CASES} active customers are needed, 0 are here.`);
    return { name: 'churn', value: null, interval: null, n: last?.start ?? 0, refusal, ...none };
  }
  const { rates, start } = last;
  const interval = { low: 1 - rates.interval.high, high: 1 - rates.interval.low };
  return { name: 'churn', value: rates.churn, interval, n: start, refusal: null, ...none };
}
