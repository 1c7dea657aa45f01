/** Fewest people whose numbers are shown (k), and fewest people whose comments are (metrics.md, "Minimum samples and disclosure"). */
export const MIN_PEOPLE = 5;
export const MIN_COMMENTS = 8;

/** Picks one of so many: an integer from 0 to `choices` − 1. */
export type Pick = (choices: number) => number;

/**
 * Which cells of a table whose total is known are hidden. `sizes`: people in each cell.
 *
 * Cells below k are hidden (primary suppression; cbs.nl 2010/15, sdctools.github.io/HandbookSDC). Total minus the shown cells tells
 * the sum of the hidden ones, so as long as exactly one is hidden, or all of them have fewer than k people, another one is hidden
 * too (secondary suppression). It is picked at random and not the smallest, and nobody is told which cells are hidden for which
 * reason: whoever knows the rule could otherwise compute how many people are in them. (4, 6 and 6 people: two hidden cells of 10
 * people, of which one has at most 4 and the other, as the smallest, at most 6.)
 */
export function hiddenCells(sizes: readonly number[], pick: Pick): readonly boolean[] {
  const hidden = sizes.map((size) => size < MIN_PEOPLE);
  for (;;) {
    const shown = [...hidden.keys()].filter((i) => !hidden[i]);
    const count = sizes.length - shown.length;
    const people = sizes.reduce((sum, size, i) => sum + (hidden[i] ? size : 0), 0);
    if (count === 0 || shown.length === 0 || (count > 1 && people >= MIN_PEOPLE)) return hidden;
    hidden[shown[pick(shown.length)]!] = true;
  }
}
