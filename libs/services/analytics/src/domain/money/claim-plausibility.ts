import { twoProportions, type ShareTest } from '../proportion.js';

/** Conversion and order value before and after, as shares and in currency. */
export interface Conversions {
  readonly before: { readonly conversion: number; readonly orderValue: number };
  readonly after: { readonly conversion: number; readonly orderValue: number };
}

/** Visits in a month that a gain in revenue implies, with these conversions and order values; null if they bring no gain. */
export function impliedVisits(extraRevenue: number, { before, after }: Conversions): number | null {
  const gain = after.conversion * after.orderValue - before.conversion * before.orderValue;
  return gain > 0 ? extraRevenue / gain : null;
}

/** Whether a change of conversion can be told from chance. */
export interface ConversionCheck {
  /** Visits in a month that the claim implies. */
  readonly visits: number;
  /** Revenue of a month that they imply before the change. */
  readonly baseRevenue: number;
  /** As many visits in a month before as in one after; and with all months of the claim on both sides. */
  readonly oneMonth: ShareTest;
  readonly wholePeriod: ShareTest;
}

/** Tests the conversions of a claim on the visits that it implies; null if it implies none. */
export function checkConversion(
  extraRevenue: number,
  months: number,
  conversions: Conversions,
): ConversionCheck | null {
  const visits = impliedVisits(extraRevenue, conversions);
  if (visits === null || Math.round(visits) === 0) return null;
  const { before, after } = conversions;
  const tested = (n: number) =>
    twoProportions(Math.round(after.conversion * n), n, Math.round(before.conversion * n), n) ?? { z: null, p: 1 };
  return {
    visits,
    baseRevenue: visits * before.conversion * before.orderValue,
    oneMonth: tested(Math.round(visits)),
    wholePeriod: tested(Math.round(visits) * months),
  };
}

/** The work of a month and what it costs. */
export interface Workload {
  readonly inquiries: number;
  /** Of one inquiry. */
  readonly minutes: number;
  /** What the staff costs in a month. */
  readonly staffCost: number;
}

/** By which share the work fell, and by which share its cost: staff is paid by the post, so the two differ. Null where there was none. */
export interface WorkCheck {
  readonly minutesBefore: number;
  readonly minutesAfter: number;
  readonly workChange: number | null;
  readonly costChange: number | null;
}

/** Compares the change of the work with the change of its cost. */
export function checkWork(before: Workload, after: Workload): WorkCheck {
  const [minutesBefore, minutesAfter] = [before.inquiries * before.minutes, after.inquiries * after.minutes];
  return {
    minutesBefore,
    minutesAfter,
    workChange: changeOf(minutesBefore, minutesAfter),
    costChange: changeOf(before.staffCost, after.staffCost),
  };
}

function changeOf(before: number, after: number): number | null {
  return before > 0 ? (after - before) / before : null;
}
