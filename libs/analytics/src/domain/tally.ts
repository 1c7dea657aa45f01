import type { Period } from './period.js';
import { addCounts, answersIn, NO_SCORES, type ScoreCounts } from './scores.js';

/** Answers of one method and segment between two neighbouring edges; cell i lies between edges i − 1 and i. */
export interface TallyCell {
  readonly cell: number;
  readonly method: string;
  /** The segment, where the tally is split; null otherwise, and for answers without one. */
  readonly group: string | null;
  readonly scores: ScoreCounts;
}

/** Answers of one method and segment over neighbouring stretches of time. */
export class Tally {
  readonly #cells = new Map<number, ScoreCounts>();
  readonly #places: ReadonlyMap<number, number>;

  /** `edges`: instants in ascending order. */
  constructor(
    edges: readonly number[],
    readonly method: string,
    readonly group: string | null,
  ) {
    this.#places = new Map(edges.map((edge, place) => [edge, place]));
  }

  /** Adds one cell. */
  add({ cell, scores }: TallyCell): void {
    const before = this.#cells.get(cell);
    this.#cells.set(cell, before === undefined ? scores : addCounts(before, scores));
  }

  /** Answers of the period; its ends are edges. */
  within({ from, to }: Period): ScoreCounts {
    let sum = NO_SCORES;
    const first = this.#places.get(from.getTime()) ?? 0;
    const last = this.#places.get(to.getTime()) ?? 0;
    for (let cell = first + 1; cell <= last; cell += 1) {
      const scores = this.#cells.get(cell);
      if (scores !== undefined) sum = sum === NO_SCORES ? scores : addCounts(sum, scores);
    }
    return sum;
  }
}

/**
 * One tally for each method and segment with answers in the period, those with the most first. Where there are none in
 * the period but some before it, those: that nobody answers any more is a change, too.
 */
export function tallies(edges: readonly number[], cells: readonly TallyCell[], period: Period): readonly Tally[] {
  const found = new Map<string, Tally>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.method, cell.group]);
    let tally = found.get(key);
    if (tally === undefined) found.set(key, (tally = new Tally(edges, cell.method, cell.group)));
    tally.add(cell);
  }
  const sized = [...found.values()].map((tally) => ({ tally, n: answersIn(tally.within(period)) }));
  const inPeriod = sized.filter(({ n }) => n > 0);
  return (inPeriod.length > 0 ? inPeriod : sized).toSorted((a, b) => b.n - a.n).map(({ tally }) => tally);
}
