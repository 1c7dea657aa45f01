import {
  dateFormatsOf,
  type DateFormat,
  decimalsOf,
  type DecimalSign,
  type FileFormat,
  type FileLayout,
  type FileQuestion,
  formatQuestions,
  type FormatQuestion,
  guessLayout,
  type LayoutDefect,
  NO_READINGS,
  type ProposedColumn,
  SampleCells,
} from '@hearback/tabular';
import type { ImportMapping, MappedColumn } from '../import-mapping.js';
import type { PublishedSurvey } from '../published-survey.js';
import { guessColumns } from './guess-columns.js';
import { fixedColumns, isReviewShape } from './known-shapes.js';

/** Something that the file does not say, so that a person has to. */
export type OpenQuestion = FileQuestion<FormatQuestion['code'] | 'columns' | 'survey'>;

/** What was found in a file, and how it would be read. */
export interface ImportProposal {
  /** The tool that wrote the file, if its header is known. */
  readonly shape: string | null;
  readonly columns: readonly ProposedColumn[];
  /** Rows of data; null for a file of which only the beginning was read. */
  readonly rows: number | null;
  readonly mapping: ImportMapping;
  readonly questions: readonly OpenQuestion[];
}

/** Proposes how to read a file from its beginning, or says why it cannot be read. Local times are those of `zone`. */
export function proposeImport(
  sample: Buffer,
  isWhole: boolean,
  format: FileFormat,
  survey: PublishedSurvey,
  zone: string | undefined,
): ImportProposal | LayoutDefect {
  const layout = guessLayout(sample, isWhole, format);
  if ('code' in layout) return layout;
  const { names, rows: headerRows } = layout.names;
  // Tools are known by the first row; the texts of questions may be in the second.
  const fixed = fixedColumns(headerRows[0] ?? names);
  const guessed = guessColumns(names, fixed, survey, headerRows[1]);
  const cells = new SampleCells(sample, isWhole, layout);
  const cellsTo = (fits: (mapped: MappedColumn) => boolean) =>
    guessed.flatMap((mapped, index) => (mapped !== undefined && fits(mapped) ? cells.of(index) : []));
  const days = cellsTo((mapped) => mapped.to === 'submitted_at' || kindOf(survey, mapped) === 'date');
  const numbers = cellsTo((mapped) => kindOf(survey, mapped) === 'number');
  const dates = dateFormatsOf(days);
  const decimals = decimalsOf(numbers);
  const columns = guessed.filter((mapped) => mapped !== undefined);
  return {
    shape: fixed.shape,
    columns: cells.columns(),
    rows: cells.rows(),
    mapping: {
      ...mappingOf(layout, columns, dates[0] ?? 'iso', decimals[0] ?? '.', zone),
      ...(isReviewShape(fixed.shape) && { channel: 'review' as const }),
    },
    questions: openQuestions(formatQuestions({ dates, days }, { decimals, numbers }), columns),
  };
}

function mappingOf(
  { encoding, delimiter, headerRow, headerRows }: FileLayout,
  columns: readonly MappedColumn[],
  dateFormat: DateFormat,
  decimal: DecimalSign,
  timeZone: string | undefined,
): ImportMapping {
  const format = { encoding, delimiter, headerRow, headerRows };
  const times = { dateFormat, timeZone, utcOffsetMinutes: 0 };
  return { columns, ...format, ...times, decimal, emptyValues: [], choiceSeparator: undefined };
}

function openQuestions(formats: readonly FormatQuestion[], columns: readonly MappedColumn[]): readonly OpenQuestion[] {
  if (columns.some(({ to }) => to === 'answer')) return formats;
  const detail = 'No column has the name of a question; map at least one column to an answer in `columns`.';
  return [...formats, { code: 'columns', detail, options: [], ...NO_READINGS }];
}

/** What kind of value the column has, as far as the format of the file matters. */
function kindOf({ compiled }: PublishedSurvey, { to, key }: MappedColumn): 'date' | 'number' | undefined {
  if (to === 'hidden_field') {
    const type = compiled.hiddenFields.find((each) => each.key === key)?.field.type;
    return type === 'number' ? 'number' : undefined;
  }
  const kind = to === 'answer' ? compiled.questions.find((each) => each.key === key)?.question.kind : undefined;
  return kind === 'date' || kind === 'number' ? kind : undefined;
}
