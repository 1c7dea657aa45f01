import type { Cell } from '@hearback/kernel';
import { csvFile } from '../csv-file.js';
import type { ChoiceShareDto, QuestionNumbersDto } from './question-numbers.dto.js';
import type { QuestionsDto } from './questions.dto.js';

const HEADER = [
  'question',
  'kind',
  'by',
  'group',
  'row',
  'choice',
  'n',
  'count',
  'value',
  'low',
  'high',
  'method',
] as const;

/** The numbers of questions as CSV: a row for each share, mean and median, and one for each bar of a histogram. */
export function questionsCsv({ questions, split }: QuestionsDto): string {
  const all = split === null ? questions.flatMap((each) => rowsOf(each, null, null)) : [];
  const groups = split === null ? [] : split.groups.flatMap(({ value, numbers }) => rowsOf(numbers, split.by, value));
  return csvFile(HEADER, [...all, ...groups]);
}

function rowsOf(numbers: QuestionNumbersDto, by: string | null, group: string | null): readonly (readonly Cell[])[] {
  const first: readonly Cell[] = [numbers.question, numbers.kind, by, group];
  const share = (row: string | null) => (each: ChoiceShareDto) => {
    const { value, hits, n, interval } = each.share;
    return [...first, row, each.choice, n, hits, value, interval?.low ?? null, interval?.high ?? null, 'wilson'];
  };
  const summary = numbers.numbers;
  return [
    ...numbers.choices.map(share(null)),
    ...numbers.rows.flatMap(({ row, choices }) => choices.map(share(row))),
    ...numbers.ranking.flatMap(({ choice, places, first: won }) => [
      placeRow(first, choice, places),
      share(null)({ choice: `${choice}: first`, share: won }),
    ]),
    ...(summary === null
      ? []
      : [
          placeRow(first, 'mean', summary),
          [
            ...first,
            null,
            'median',
            summary.n,
            null,
            summary.median,
            summary.median_interval?.low ?? null,
            summary.median_interval?.high ?? null,
            'order_statistics',
          ],
        ]),
    ...numbers.bins.map(({ from, to, count }) => [
      ...first,
      null,
      `${from} to ${to}`,
      numbers.n,
      count,
      null,
      null,
      null,
      'histogram',
    ]),
  ];
}

function placeRow(first: readonly Cell[], choice: string, places: QuestionNumbersDto['numbers']): readonly Cell[] {
  const { low = null, high = null } = places?.mean_interval ?? {};
  return [...first, null, choice, places?.n ?? 0, null, places?.mean ?? null, low, high, 'student_t'];
}
