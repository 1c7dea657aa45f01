import { association, type Association } from '../association.js';
import { notApart, tooFew, type Refusal } from '../refusal.js';
import {
  pictureOf,
  questionNumbers,
  type AnswerCell,
  type QuestionNumbers,
  type QuestionShape,
} from './question-numbers.js';

/** A question split by who answered. */
export interface QuestionSplit {
  /** Largest first; null: answers without a segment. */
  readonly groups: readonly { readonly value: string | null; readonly numbers: QuestionNumbers }[];
  readonly omitted: number;
  /** Whether the answers have something to do with the groups; null where it cannot be known. */
  readonly association: Association | null;
  readonly refusal: Refusal | null;
}

/** A cell of one group. */
export interface GroupCell extends AnswerCell {
  readonly group: string | null;
}

/** Fewer distinct numbers than this can be compared as choices: scores of 0 to 10. */
const MAX_DISTINCT = 11;

/** Answers that a test of association needs at least. */
export const MIN_ASSOCIATION_ANSWERS = 20;

/** Splits a question into groups, and tests whether the answers differ between them. */
export function questionSplit(shape: QuestionShape, cells: readonly GroupCell[], maxGroups: number): QuestionSplit {
  const values = [...new Set(cells.map(({ group }) => group))];
  const groups = values
    .map((value) => {
      const numbers = questionNumbers(
        shape,
        cells.filter(({ group }) => group === value),
      );
      return { value, numbers };
    })
    .toSorted((a, b) => b.numbers.n - a.numbers.n || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  return {
    groups: groups.slice(0, maxGroups),
    omitted: Math.max(0, groups.length - maxGroups),
    ...associationOf(shape, values, cells),
  };
}

function associationOf(
  { kind }: QuestionShape,
  groups: readonly (string | null)[],
  cells: readonly GroupCell[],
): Pick<QuestionSplit, 'association' | 'refusal'> {
  const refused = (refusal: Refusal) => ({ association: null, refusal });
  if (kind === 'multi' || kind === 'ranking' || kind === 'matrix')
    return refused(
      notApart(
        'choices_overlap',
        'A respondent gives several answers to this question, so a test of independent answers does not fit.',
      ),
    );
  const keyOf = (cell: GroupCell) => (cell.number === null ? cell.choice : String(cell.number));
  const columns = [...new Set(cells.map(keyOf))];
  if (pictureOf(kind) === 'numbers' && columns.length > MAX_DISTINCT)
    return refused(notApart('too_many_values', 'The numbers differ too much to be compared as choices.'));
  const table = groups.map((group) =>
    columns.map((column) =>
      cells.reduce((sum, cell) => sum + (cell.group === group && keyOf(cell) === column ? cell.count : 0), 0),
    ),
  );
  const n = cells.reduce((sum, { count }) => sum + count, 0);
  if (n < MIN_ASSOCIATION_ANSWERS)
    return refused(tooFew('too_few_answers', MIN_ASSOCIATION_ANSWERS, n, 'Too few answers for a test of association.'));
  const found = association(table);
  if (found === null)
    return refused(
      notApart('one_group', 'All answers are alike, or all are in one group: there is nothing to compare.'),
    );
  if (!areExpectedLargeEnough(table))
    return refused(
      notApart(
        'expected_too_small',
        'In more than a fifth of the cells fewer than 5 answers are expected (Cochran 1954): take fewer groups or a longer period.',
      ),
    );
  return { association: found, refusal: null };
}

/** Cochran's rule (1954): no expected count below 1, at most a fifth of them below 5. */
export function areExpectedLargeEnough(table: readonly (readonly number[])[]): boolean {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0)).filter((total) => total > 0);
  const columns = (table[0] ?? [])
    .map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
    .filter((total) => total > 0);
  const n = rows.reduce((sum, total) => sum + total, 0);
  const expected = rows.flatMap((row) => columns.map((column) => (row * column) / n));
  return expected.every((each) => each >= 1) && expected.filter((each) => each < 5).length <= expected.length / 5;
}
