import { EnumField, IntegerField, JsonField, ListField, StringField } from '@hearback/http';
import { DATE_FORMATS, type DateFormat, type Delimiter, DELIMITERS, type Encoding, ENCODINGS } from '@hearback/tabular';
import { CHOICE_SEPARATORS, type ChoiceSeparator } from '../domain/import/choice-text.js';
import type { ImportMapping, MappedColumn } from '../domain/import-mapping.js';

/** How to read a file. */
export class ImportMappingDto {
  @JsonField({
    maxBytes: 131_072,
    description:
      'The target of each column of the file: `{ "to": "answer" | "hidden_field", "key": … }`, `{ "to": "answer", "key": …, "choice": … }` for a column per choice or place of a ranking, `{ "to": "answer", "key": …, "row": … }` for a row of a matrix, or `{ "to": "language" | "submitted_at" | "submission_id" | "customer" }`. Other columns are ignored.',
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
      'Order of day, month and year, with any separator. `iso` is YYYY-MM-DD or RFC 3339. Days with the year first or the name of the month are read in every format.',
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

  @EnumField(['import', 'review'], {
    optional: true,
    description:
      '`review`: the rows are public reviews, for example of Google or Trustpilot. They go to questions without a metric only, so that they never count in NPS, CSAT or CES.',
  })
  readonly channel: 'import' | 'review' = 'import';
}

/** The mapping of a request; its columns are not checked yet, and undefined without a mapping. */
export function fromImportMappingDto(dto: ImportMappingDto | undefined): {
  readonly columns: unknown;
  readonly options: Omit<ImportMapping, 'columns'>;
} {
  const mapping = dto ?? new ImportMappingDto();
  return {
    columns: mapping.columns,
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
      ...(mapping.channel === 'review' && { channel: 'review' as const }),
    },
  };
}

/** The mapping as a request has it. */
export function toImportMappingDto(mapping: ImportMapping): ImportMappingDto {
  const { encoding, delimiter, headerRow, headerRows, timeZone } = mapping;
  return {
    columns: Object.fromEntries(mapping.columns.map(({ column, ...target }) => [column, targetOf(target)])),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(headerRow !== undefined && { header_row: headerRow }),
    ...(headerRows !== undefined && { header_rows: headerRows }),
    empty_values: mapping.emptyValues,
    date_format: mapping.dateFormat,
    ...(timeZone !== undefined && { time_zone: timeZone }),
    utc_offset: '+00:00',
    decimal: mapping.decimal,
    channel: mapping.channel ?? 'import',
  };
}

function targetOf({ to, key, choice, row }: Omit<MappedColumn, 'column'>): object {
  return {
    to,
    ...(key !== undefined && { key }),
    ...(choice !== undefined && { choice }),
    ...(row !== undefined && { row }),
  };
}

/** Minutes of an offset such as `+02:00`. */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith('-') ? -minutes : minutes;
}
