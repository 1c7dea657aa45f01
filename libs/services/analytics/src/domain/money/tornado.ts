import { returnOf } from './cash-flow.js';
import { flowOf } from './line-amounts.js';
import type { Line, Plan, Ranged } from './scenario.js';

/** What the net return becomes when one factor takes its low or high value and all others stay. */
export interface TornadoRow {
  readonly lineId: string;
  /** The index of the factor in its line; `margin` and `reuse` for those two. */
  readonly factor: number | 'margin' | 'reuse';
  readonly low: number;
  readonly high: number;
  /** Net ROI, as a share. */
  readonly atLow: number;
  readonly atHigh: number;
}

/** What the result hangs on, widest first; only factors whose two ends change it, and none where there is no cost. */
export function tornado(plan: Plan): readonly TornadoRow[] {
  return plan.lines
    .flatMap((line) => placesOf(line).flatMap((place) => rowOf(plan, line, place)))
    .toSorted((a, b) => widthOf(b) - widthOf(a));
}

type Place = TornadoRow['factor'];

function rowOf(plan: Plan, line: Line, factor: Place): readonly TornadoRow[] {
  const { low, high } = rangedAt(line, factor);
  if (low === null || high === null || low === high) return [];
  const netWith = (value: number) => {
    const lines = plan.lines.map((other) => (other === line ? withValue(line, factor, value) : other));
    return returnOf(flowOf(plan, lines), plan.monthlyRate).netRoi;
  };
  const [atLow, atHigh] = [netWith(low), netWith(high)];
  return atLow === null || atHigh === null || atLow === atHigh
    ? []
    : [{ lineId: line.id, factor, low, high, atLow, atHigh }];
}

function placesOf({ factors, margin, reuse }: Line): readonly Place[] {
  return [
    ...factors.keys(),
    ...(margin === null ? [] : ['margin' as const]),
    ...(reuse === null ? [] : ['reuse' as const]),
  ];
}

function rangedAt(line: Line, factor: Place): Ranged {
  if (factor === 'margin') return line.margin!;
  if (factor === 'reuse') return line.reuse!;
  return line.factors[factor]!;
}

function withValue(line: Line, factor: Place, value: number): Line {
  if (factor === 'margin') return { ...line, margin: { ...line.margin!, value } };
  if (factor === 'reuse') return { ...line, reuse: { ...line.reuse!, value } };
  return { ...line, factors: line.factors.map((other, n) => (n === factor ? { ...other, value } : other)) };
}

function widthOf({ atLow, atHigh }: TornadoRow): number {
  return Math.abs(atHigh - atLow);
}
