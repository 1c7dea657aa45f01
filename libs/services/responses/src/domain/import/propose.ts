import type { ImportMapping, MappedColumn } from '../import-mapping.js';
import type { PublishedSurvey } from '../published-survey.js';
import { guessLayout, sampleOf, type FileFormat, type FileLayout, type LayoutDefect } from './file-layout.js';
import { guessColumns } from './guess-columns.js';
import { fixedColumns, isReviewShape } from './known-shapes.js';
import { numberFromCell, type DecimalSign } from './number-text.js';
import { dayReadings, NO_READINGS, numberReadings, type Readings } from './readings.js';
import { DATE_FORMATS, existsDay, readTime, type DateFormat } from './time-text.js';

/** A column of a file as found. */
export interface ProposedColumn {
  readonly name: string;
  /** The first values that are not blank. */
  readonly examples: readonly string[];
}

/** Something that the file does not say, so that a person has to. */
export interface OpenQuestion extends Readings {
  readonly code: 'date-order' | 'decimal-sign' | 'columns' | 'survey';
  readonly detail: string;
  readonly options: readonly string[];
}

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

const EXAMPLES = 3;

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
  const rows = sampleOf(sample, isWhole, layout);
  const cellsOf = (index: number) => rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  const cellsTo = (fits: (mapped: MappedColumn) => boolean) =>
    guessed.flatMap((mapped, index) => (mapped !== undefined && fits(mapped) ? cellsOf(index) : []));
  const days = cellsTo((mapped) => mapped.to === 'submitted_at' || kindOf(survey, mapped) === 'date');
  const numbers = cellsTo((mapped) => kindOf(survey, mapped) === 'number');
  const dates = dateFormatsOf(days);
  const decimals = decimalsOf(numbers);
  const columns = guessed.filter((mapped) => mapped !== undefined);
  return {
    shape: fixed.shape,
    columns: names.map((name, index) => ({ name, examples: cellsOf(index).slice(0, EXAMPLES) })),
    rows: isWhole ? rows.filter((row) => row.some((cell) => cell.trim() !== '')).length : null,
    mapping: {
      ...mappingOf(layout, columns, dates[0] ?? 'iso', decimals[0] ?? '.', zone),
      ...(isReviewShape(fixed.shape) && { channel: 'review' as const }),
    },
    questions: openQuestions({ dates, days }, { decimals, numbers }, columns),
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

/**
 * The formats in which the most cells are days, without those that differ only in the separator: a cell that is no day at all, such
 * as `#REF!`, takes no format away. None if fewer than half of the cells are days.
 */
function dateFormatsOf(cells: readonly string[]): readonly DateFormat[] {
  const daysIn = (format: DateFormat) =>
    cells.filter((cell) => {
      const written = readTime(cell, format);
      return written !== undefined && existsDay(written);
    }).length;
  const isoDays = daysIn('iso');
  if (isoDays === cells.length) return ['iso'];
  const dotted = cells.some((cell) => /^\d{1,2}\.\s?\d/.test(cell));
  const shortYears = cells.filter((cell) => /^\d{2}\D/.test(cell)).length;
  const offered = DATE_FORMATS.filter((format) => format !== (dotted ? 'dd/mm/yyyy' : 'dd.mm.yyyy'));
  const counts = new Map(offered.map((format) => [format, format === 'iso' ? isoDays : daysIn(format)]));
  const most = Math.max(...counts.values());
  if (most * 2 < cells.length) return [];
  return offered.filter((format) => counts.get(format) === most && (format !== 'yy/mm/dd' || shortYears >= most));
}

function decimalsOf(cells: readonly string[]): readonly DecimalSign[] {
  const signs = (['.', ','] as const).filter((sign) =>
    cells.every((cell) => typeof numberFromCell(cell, sign) === 'number'),
  );
  const differs = cells.some((cell) => numberFromCell(cell, '.') !== numberFromCell(cell, ','));
  return differs ? signs : signs.slice(0, 1);
}

function openQuestions(
  { dates, days }: { readonly dates: readonly DateFormat[]; readonly days: readonly string[] },
  { decimals, numbers }: { readonly decimals: readonly DecimalSign[]; readonly numbers: readonly string[] },
  columns: readonly MappedColumn[],
): readonly OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  if (dates.length !== 1) {
    const detail =
      dates.length === 0
        ? 'No `date_format` fits all days of the file; choose one: rows with other days are rejected.'
        : 'The days of the file can be read in several orders; choose the `date_format`.';
    const options = dates.length === 0 ? DATE_FORMATS : dates;
    questions.push({ code: 'date-order', detail, options, ...dayReadings(days, options) });
  }
  if (decimals.length > 1) {
    const detail = 'Numbers such as 1.249 can be read in two ways; choose the sign before decimals as `decimal`.';
    questions.push({ code: 'decimal-sign', detail, options: decimals, ...numberReadings(numbers, decimals) });
  }
  if (!columns.some(({ to }) => to === 'answer')) {
    const detail = 'No column has the name of a question; map at least one column to an answer in `columns`.';
    questions.push({ code: 'columns', detail, options: [], ...NO_READINGS });
  }
  return questions;
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
