/** Costs and benefits of a decision, in one currency. Benefits are contribution margin, never revenue. */
export interface CashFlow {
  /** Paid once, at the start. */
  readonly oneOffCost: number;
  /** By month; both lists have one entry for each month of the period. */
  readonly costs: readonly number[];
  readonly benefits: readonly number[];
}

/** What a decision returns; always shown together, because each is called "ROI" by somebody. */
export interface Return {
  readonly benefit: number;
  readonly cost: number;
  /** (benefit − cost) / cost; null if there is no cost. */
  readonly netRoi: number | null;
  /** benefit / cost, the benefit–cost ratio; null if there is no cost. */
  readonly grossRoi: number | null;
  /** cost / benefit: the share of the benefit that must be real; above 1, not even all of it suffices. Null if there is no benefit. */
  readonly breakEvenShare: number | null;
  /** Net present value at the given rate. */
  readonly netPresentValue: number;
  /** Months until the benefits have covered the costs; null if they do not within the period. */
  readonly paybackMonths: number | null;
}

/** Both definitions of ROI, break-even share, net present value and payback. `monthlyRate` is the discount rate of a month, such as 0.01. */
export function returnOf(flow: CashFlow, monthlyRate: number): Return {
  const benefit = total(flow.benefits);
  const cost = flow.oneOffCost + total(flow.costs);
  const nets = netsOf(flow);
  return {
    benefit,
    cost,
    netRoi: cost > 0 ? (benefit - cost) / cost : null,
    grossRoi: cost > 0 ? benefit / cost : null,
    breakEvenShare: benefit > 0 ? cost / benefit : null,
    netPresentValue: netPresentValue([-flow.oneOffCost, ...nets], monthlyRate),
    paybackMonths: paybackMonths(flow.oneOffCost, nets),
  };
}

/** Σ flowₜ / (1 + rate)ᵗ; the first flow is at t = 0. The rate is that of one period, above −1. */
export function netPresentValue(flows: readonly number[], rate: number): number {
  return flows.reduce((sum, flow, t) => sum + flow / (1 + rate) ** t, 0);
}

/**
 * The first time, in months, at which the net flows have added up to `investment`; within a month they flow evenly. Null if they do
 * not reach it. If nothing is invested: 0 where the flows never fall below it, otherwise the first time at which they are back.
 */
export function paybackMonths(investment: number, nets: readonly number[]): number | null {
  let isInDebt = investment > 0;
  let covered = 0;
  for (const [month, net] of nets.entries()) {
    if (isInDebt && covered + net >= investment) return month + (investment - covered) / net;
    covered += net;
    isInDebt ||= covered < investment;
  }
  return isInDebt ? null : 0;
}

/** The rate of a month that compounds to this rate of a year. */
export function monthlyRateOf(yearlyRate: number): number {
  return (1 + yearlyRate) ** (1 / 12) - 1;
}

function netsOf({ costs, benefits }: CashFlow): readonly number[] {
  return benefits.map((benefit, month) => benefit - (costs[month] ?? 0));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
