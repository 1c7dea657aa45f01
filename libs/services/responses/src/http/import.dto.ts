import { parsePublicId, publicId } from '@hearback/kernel';
import {
  BooleanField,
  TimestampField,
  IntegerField,
  JsonField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { CreateImportCommand } from '../application/create-import.js';
import {
  IMPORT_STATUSES,
  type ImportState,
  type ImportStatus,
  type StoredRowError,
} from '../application/import-store.js';
import { CHOICE_SEPARATORS, type ChoiceSeparator } from '../domain/import/choice-text.js';
import { ENCODINGS, type Encoding } from '../domain/import/encoding.js';
import { DELIMITERS, type Delimiter } from '../domain/import/file-layout.js';
import { DATE_FORMATS, type DateFormat } from '../domain/import/time-text.js';

/** How to read a file. */
export class ImportMappingDto {
  @JsonField({
    maxBytes: 131_072,
    description:
      'The target of each column of the file: `{ "to": "answer" | "hidden_field", "key": … }`, `{ "to": "answer", "key": …, "choice": … }` for a column per choice, or `{ "to": "language" | "submitted_at" | "submission_id" | "customer" }`. Other columns are ignored.',
    example: { Score: { to: 'answer', key: 'recommend' }, Order: { to: 'submission_id' } },
  })
  readonly columns: unknown;

  @EnumField(ENCODINGS, {
    optional: true,
    description: 'Encoding of the file. Default: detected from its beginning, UTF-8, UTF-16 or windows-1252.',
  })
  readonly encoding?: Encoding;

  @EnumField(DELIMITERS, {
    optional: true,
    description: 'Separator between cells. Default: detected from the header.',
    example: ',',
  })
  readonly delimiter?: Delimiter;

  @IntegerField({
    min: 1,
    max: 100,
    optional: true,
    description: 'Row of the header, as a spreadsheet counts. Default: the first row that has all mapped columns.',
  })
  readonly header_row?: number;

  @IntegerField({
    min: 1,
    max: 3,
    optional: true,
    description:
      'Rows that the header has. Default: 1, or with the second rows of SurveyMonkey and Qualtrics 2 or 3. A column of two rows is named `Question | Choice`.',
  })
  readonly header_rows?: number;

  @ListField('string', {
    max: 20,
    item: { max: 100 },
    optional: true,
    description: 'Values that count as empty, besides empty cells.',
    example: ['NA'],
  })
  readonly empty_values: readonly string[] = [];

  @EnumField(DATE_FORMATS, {
    optional: true,
    description:
      'Order of day, month and year; the sign between them does not matter. `iso` is YYYY-MM-DD or RFC 3339. Days with the year first or the name of the month are read in every format.',
  })
  readonly date_format: DateFormat = 'iso';

  @StringField({
    optional: true,
    max: 64,
    description: 'IANA time zone of times without an offset or zone; takes precedence over `utc_offset`.',
    example: 'Europe/Berlin',
  })
  readonly time_zone?: string;

  @StringField({
    optional: true,
    pattern: /^[+-](0\d|1[0-4]):[0-5]\d$/,
    description: 'Offset from UTC of times without an offset or zone.',
    example: '+01:00',
  })
  readonly utc_offset: string = '+00:00';

  @EnumField(['.', ','], {
    optional: true,
    description: 'Decimal sign of numbers; the other one can only group thousands.',
  })
  readonly decimal: '.' | ',' = '.';

  @EnumField(CHOICE_SEPARATORS, {
    optional: true,
    description: 'Separator between several choices in a cell. Default: any of them; labels may contain separators.',
  })
  readonly choice_separator?: ChoiceSeparator;
}

/** The body of a request to create an import. */
export class CreateImportDto {
  @PublicIdField('srv')
  readonly survey_id: string;

  @ObjectField(() => ImportMappingDto)
  readonly mapping: ImportMappingDto;

  @BooleanField({ optional: true, description: 'Check and count all rows without storing them.', example: false })
  readonly dry_run: boolean = false;

  @BooleanField({
    optional: true,
    description:
      'Let rules open tasks for the imported answers. By default they open none, because imported answers are usually old.',
    example: false,
  })
  readonly open_tasks: boolean = false;
}

/** Counts of rows. */
export class ImportRowsDto {
  @IntegerField({ min: 0 })
  readonly read: number;

  @IntegerField({ min: 0 })
  readonly accepted: number;

  @IntegerField({ min: 0, description: 'Repeated rows with the same content.' })
  readonly unchanged: number;

  @IntegerField({ min: 0 })
  readonly rejected: number;
}

/** Why an import failed. */
export class ImportFailureDto {
  @StringField({ example: 'missing-column' })
  readonly code: string;

  @StringField({ example: 'The header has no column “Score”.' })
  readonly detail: string;

  @IntegerField({ min: 1, nullable: true, description: 'Row number as a spreadsheet shows it.' })
  readonly row: number | null;
}

/** An import with its progress. */
export class ImportDto {
  @PublicIdField('imp')
  readonly id: string;

  @EnumField(['import'])
  readonly object: 'import';

  @PublicIdField('srv')
  readonly survey_id: string;

  @IntegerField({ min: 1, description: 'The survey version that the rows are checked against.' })
  readonly survey_version: number;

  @BooleanField()
  readonly dry_run: boolean;

  @BooleanField({ description: 'Whether rules open tasks for the imported answers.' })
  readonly open_tasks: boolean;

  @EnumField(IMPORT_STATUSES, { description: '`waiting`: the file is not uploaded yet.' })
  readonly status: ImportStatus;

  @IntegerField({
    min: 0,
    max: 100,
    description:
      'Percentage of the content that has been processed; of the responses that have been deleted while undoing.',
  })
  readonly progress: number;

  @ObjectField(() => ImportRowsDto)
  readonly rows: ImportRowsDto;

  @IntegerField({ min: 0, description: 'Responses that undoing has deleted so far.' })
  readonly withdrawn: number;

  @IntegerField({ min: 0, description: 'Number of errors; the first 1,000 are stored.' })
  readonly errors_total: number;

  @ObjectField(() => ImportFailureDto, { nullable: true, description: 'The rows before the failure stay accepted.' })
  readonly failure: ImportFailureDto | null;

  @TimestampField()
  readonly created_at: string;

  @TimestampField({ nullable: true })
  readonly finished_at: string | null;
}

/** The query of a list of row errors. */
export class ImportErrorQueryDto {
  @IntegerField({ min: 1, max: 100, optional: true, description: 'Items on a page.', example: 25 })
  readonly limit: number = 25;

  @StringField({ min: 1, max: 500, optional: true, description: '`next_cursor` of the previous page.' })
  readonly cursor?: string;
}

/** A defect of a row. */
export class ImportErrorDto {
  @IntegerField({
    min: 1,
    description: 'Row number as a spreadsheet shows it: the first row of the file is row 1, and blank rows count.',
    example: 17,
  })
  readonly row: number;

  @StringField({ nullable: true, example: 'Score' })
  readonly column: string | null;

  @StringField({ example: 'out-of-range' })
  readonly code: string;

  @StringField({ example: 'must be a whole number from 0 to 10' })
  readonly detail: string;
}

/** The command of a request. */
export function fromCreateImportDto(dto: CreateImportDto): CreateImportCommand {
  const { mapping } = dto;
  return {
    surveyId: parsePublicId('srv', dto.survey_id)!,
    columns: mapping.columns,
    dryRun: dto.dry_run,
    opensTasks: dto.open_tasks,
    options: {
      encoding: mapping.encoding,
      delimiter: mapping.delimiter,
      headerRow: mapping.header_row,
      headerRows: mapping.header_rows,
      emptyValues: mapping.empty_values,
      dateFormat: mapping.date_format,
      timeZone: mapping.time_zone,
      utcOffsetMinutes: minutesOf(mapping.utc_offset),
      decimal: mapping.decimal,
      choiceSeparator: mapping.choice_separator,
    },
  };
}

/** Minutes of an offset such as `+02:00`. */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** The import as the API shows it. */
export function toImportDto(state: ImportState): ImportDto {
  return {
    id: publicId('imp', state.id),
    object: 'import',
    survey_id: publicId('srv', state.surveyId),
    survey_version: state.surveyVersion,
    dry_run: state.dryRun,
    open_tasks: state.opensTasks,
    status: state.status,
    progress: progressOf(state),
    rows: state.rows,
    withdrawn: state.withdrawn,
    errors_total: state.errorsTotal,
    failure: state.failure ?? null,
    created_at: state.createdAt.toISOString(),
    finished_at: state.finishedAt?.toISOString() ?? null,
  };
}

/** The row error as the API shows it. */
export function toImportErrorDto({ row, column, code, detail }: StoredRowError): ImportErrorDto {
  return { row, column, code, detail };
}

function progressOf({ status, bytesDone, contentBytes, withdrawn, rows }: ImportState): number {
  if (status === 'done' || status === 'undone') return 100;
  // The responses of an earlier upload that failed are not among the accepted rows of this one.
  if (status === 'undoing') return Math.min(99, Math.floor((100 * withdrawn) / Math.max(1, rows.accepted)));
  return contentBytes === 0 ? 0 : Math.floor((100 * bytesDone) / contentBytes);
}
