import { returnOf } from './cash-flow.js';
import { flowOf } from './line-amounts.js';
import type { LiveMeasureName } from './live-measures.js';
import type { Line, Plan, Ranged } from './scenario.js';

/** What the net return becomes when one factor takes its low or high value and all others stay. */
export interface TornadoRow {
  /** The line of the factor; factors that follow the same number are one row, that of the first. */
  readonly lineId: string;
  /** The index of the factor in its line; `margin` and `reuse` for those two. */
  readonly factor: number | 'margin' | 'reuse';
  readonly low: number;
  readonly high: number;
  /** Net ROI, as a share. */
  readonly atLow: number;
  readonly atHigh: number;
}

type Place = TornadoRow['factor'];

/** What the result hangs on, widest first; only factors whose two ends change it, and none where there is no cost. */
export function tornado(plan: Plan): readonly TornadoRow[] {
  const seen = new Set<LiveMeasureName>();
  return plan.lines
    .flatMap((line) => placesOf(line).map((place) => ({ line, place })))
    .filter(({ line, place }) => {
      const follows = followedAt(line, place);
      if (follows === null) return true;
      const isFirst = !seen.has(follows);
      seen.add(follows);
      return isFirst;
    })
    .flatMap(({ line, place }) => rowOf(plan, line, place))
    .toSorted((a, b) => widthOf(b) - widthOf(a));
}

function rowOf(plan: Plan, line: Line, factor: Place): readonly TornadoRow[] {
  const { low, high } = rangedAt(line, factor);
  if (low === null || high === null || low === high) return [];
  const netWith = (value: number) =>
    returnOf(flowOf(plan, linesWith(plan, line, factor, value)), plan.monthlyRate).netRoi;
  const [atLow, atHigh] = [netWith(low), netWith(high)];
  if (atLow === null || atHigh === null || atLow === atHigh) return [];
  return [{ lineId: line.id, factor, low, high, atLow, atHigh }];
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

function followedAt(line: Line, factor: Place): LiveMeasureName | null {
  return typeof factor === 'number' ? line.factors[factor]!.follows : null;
}

/** The lines with another value of a factor, and of all that follow the same number. */
function linesWith({ lines }: Plan, line: Line, place: Place, value: number): readonly Line[] {
  const followed = followedAt(line, place);
  if (place === 'margin') return replaced(lines, line, { ...line, margin: { ...line.margin!, value } });
  if (place === 'reuse') return replaced(lines, line, { ...line, reuse: { ...line.reuse!, value } });
  return lines.map((other) => ({
    ...other,
    factors: other.factors.map((factor, n) => {
      const isIt = (other === line && n === place) || (followed !== null && factor.follows === followed);
      return isIt ? { ...factor, value } : factor;
    }),
  }));
}

function replaced(lines: readonly Line[], line: Line, by: Line): readonly Line[] {
  return lines.map((other) => (other === line ? by : other));
}

function widthOf({ atLow, atHigh }: TornadoRow): number {
  return Math.abs(atHigh - atLow);
}
