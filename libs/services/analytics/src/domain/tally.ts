import type { Period } from './period.js';
import { addCounts, answersIn, NO_SCORES, type ScoreCounts } from './scores.js';

/** Answers between two neighbouring edges; cell i lies between edges i − 1 and i. */
export interface TallyCell {
  readonly cell: number;
  readonly scores: ScoreCounts;
}

/** The cells of one method and segment, each at most once. */
export interface TallyCells {
  readonly method: string;
  /** The segment of a split tally; null without a split, and for answers without a segment. */
  readonly group: string | null;
  readonly cells: readonly TallyCell[];
}

/** Answers of one method and segment in consecutive intervals of time. */
export class Tally {
  readonly method: string;
  readonly group: string | null;
  readonly #cells: ReadonlyMap<number, ScoreCounts>;
  readonly #edgeIndex: ReadonlyMap<number, number>;

  /** `edgeIndex` maps each edge, in milliseconds since 1970, to its index in ascending order. */
  constructor(edgeIndex: ReadonlyMap<number, number>, { method, group, cells }: TallyCells) {
    this.method = method;
    this.group = group;
    this.#edgeIndex = edgeIndex;
    this.#cells = new Map(cells.map(({ cell, scores }) => [cell, scores]));
  }

  /** Answers of the period, whose ends must be edges. */
  within({ from, to }: Period): ScoreCounts {
    let sum = NO_SCORES;
    const first = this.#edgeIndex.get(from.getTime()) ?? 0;
    const last = this.#edgeIndex.get(to.getTime()) ?? 0;
    for (let cell = first + 1; cell <= last; cell += 1) {
      const scores = this.#cells.get(cell);
      if (scores !== undefined) sum = sum === NO_SCORES ? scores : addCounts(sum, scores);
    }
    return sum;
  }
}

/**
 * One tally per method and segment with answers in the period, largest first. If there are none, those with answers before the
 * period, because a drop to zero is a change too. `edges` are milliseconds since 1970, ascending.
 */
export function tallies(edges: readonly number[], found: readonly TallyCells[], period: Period): readonly Tally[] {
  const edgeIndex = new Map(edges.map((edge, index) => [edge, index]));
  const sized = found.map((cells) => {
    const tally = new Tally(edgeIndex, cells);
    return { tally, n: answersIn(tally.within(period)) };
  });
  const inPeriod = sized.filter(({ n }) => n > 0);
  return (inPeriod.length > 0 ? inPeriod : sized).toSorted((a, b) => b.n - a.n).map(({ tally }) => tally);
}
