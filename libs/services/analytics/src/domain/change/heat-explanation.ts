import type { ReportExplanation } from '../report-explanation.js';
import { MAX_LINES, type HeatCell, type HeatTable } from './heat-table.js';

/** Explains a metric by two dimensions; the steps are of the largest cells, named by their row and column. */
export function explainHeat({ cells, comparisons, level, leftOut }: HeatTable): ReportExplanation {
  return {
    definition: `A cell has the answers of its row and column, and is compared with all other answers of the table, where both sides have at least 5. At most ${MAX_LINES} rows and columns are shown, the largest; ${leftOut} answers are in others. The ${comparisons} comparisons share the level ${level} (Holm): the probability of any false verdict in the table is at most that.`,
    steps: cells.slice(0, 5).map((cell) => ({
      name: `${cell.row ?? '–'} × ${cell.column ?? '–'}`,
      formula: 'score of the cell − score of all other answers',
      substituted: substitutedOf(cell),
      value: cell.rest.difference,
    })),
    sources: ['Holm, Scandinavian Journal of Statistics 6 (1979)', 'O’Brien and Fleming, Biometrics 35 (1979)'],
  };
}

function substitutedOf({ measure, rest: { difference, interval, adjustedP } }: HeatCell): string | null {
  if (difference === null || measure.value === null) return null;
  const bounds = interval === null ? '' : ` (${interval.low} … ${interval.high})`;
  return `n ${measure.n}: ${measure.value} − ${measure.value - difference}${bounds}, adjusted p ${adjustedP}`;
}
