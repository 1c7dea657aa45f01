import {
  dateFormatsOf,
  decimalsOf,
  formatQuestions,
  guessLayout,
  NO_READINGS,
  SampleCells,
  type FileFormat,
  type FileQuestion,
  type FormatQuestion,
  type LayoutDefect,
  type ProposedColumn,
} from '@hearback/tabular';
import type { AttributeType } from '../attribute.js';
import { guessColumns, guessKind } from './guess-columns.js';
import type { ImportKind, ImportMapping, MappedColumn } from './import-mapping.js';

/** Something that the file does not say, so that a person has to. */
export type OpenQuestion = FileQuestion<FormatQuestion['code'] | 'columns' | 'event-kind' | 'currency'>;

/** What was found in a file, and how it would be read. */
export interface ImportProposal {
  readonly columns: readonly ProposedColumn[];
  /** Rows of data; null for a file of which only the beginning was read. */
  readonly rows: number | null;
  readonly mapping: ImportMapping;
  readonly questions: readonly OpenQuestion[];
}

/** What is known beside the file. */
export interface ProposalContext {
  /** Undefined: guessed. */
  readonly holds: ImportKind | undefined;
  /** The zone of local times. */
  readonly zone: string | undefined;
  /** Types of the attributes that the workspace has, by key. */
  readonly attributes: ReadonlyMap<string, AttributeType>;
}

/** Proposes how to read a file from its beginning, or says why it cannot be read. */
export function proposeImport(
  sample: Buffer,
  isWhole: boolean,
  format: FileFormat,
  { holds: wanted, zone, attributes }: ProposalContext,
): ImportProposal | LayoutDefect {
  const layout = guessLayout(sample, isWhole, format);
  if ('code' in layout) return layout;
  const { names } = layout.names;
  const holds = wanted ?? guessKind(names);
  const cells = new SampleCells(sample, isWhole, layout);
  const guessed = guessColumns(holds, names, attributes, cells.of);
  const cellsTo = (fits: (mapped: MappedColumn) => boolean) =>
    guessed.flatMap((mapped, index) => (mapped !== undefined && fits(mapped) ? cells.of(index) : []));
  const days = cellsTo(({ to, type }) => to === 'occurred_at' || type === 'date');
  const numbers = cellsTo(({ to, type }) => to === 'amount' || type === 'number');
  const dates = dateFormatsOf(days);
  const decimals = decimalsOf(numbers);
  const columns = guessed.filter((mapped) => mapped !== undefined);
  const { encoding, delimiter, headerRow, headerRows } = layout;
  const hasAmount = columns.some(({ to }) => to === 'amount');
  const mapping: ImportMapping = {
    holds,
    columns,
    encoding,
    delimiter,
    headerRow,
    headerRows,
    dateFormat: dates[0] ?? 'iso',
    timeZone: zone,
    utcOffsetMinutes: 0,
    decimal: decimals[0] ?? '.',
    emptyValues: [],
    eventKind: holds === 'events' && hasAmount && !columns.some(({ to }) => to === 'kind') ? 'order' : undefined,
    currency: undefined,
    amountUnit: 'major',
    consent: undefined,
  };
  return {
    columns: cells.columns(),
    rows: cells.rows(),
    mapping,
    questions: [...formatQuestions({ dates, days }, { decimals, numbers }), ...openQuestions(mapping)],
  };
}

function openQuestions({ holds, columns, eventKind }: ImportMapping): readonly OpenQuestion[] {
  const has = (to: MappedColumn['to'], key?: string) =>
    columns.some((each) => each.to === to && (key === undefined || each.key === key));
  const questions: OpenQuestion[] = [];
  const ask = (code: OpenQuestion['code'], detail: string, options: readonly string[]) =>
    void questions.push({ code, detail, options, ...NO_READINGS });
  if (holds === 'customers') {
    if (!has('external_id') && !has('identity', 'email'))
      ask('columns', 'No column names the customers; map one to `external_id` or to the identity `email`.', []);
    return questions;
  }
  if (!has('external_id') || !has('occurred_at'))
    ask('columns', 'Map columns to `external_id`, the customer, and to `occurred_at`, the time.', []);
  if (!has('kind') && eventKind === undefined)
    ask('event-kind', 'No column has the kind of the events; say it as `event_kind`.', ['order', 'visit', 'delivery']);
  if (has('amount') && !has('currency'))
    ask('currency', 'No column has the currency of the amounts; say it as `currency`.', ['EUR', 'USD', 'GBP', 'CHF']);
  return questions;
}
