import {
  EnumField,
  IntegerField,
  JsonField,
  ListField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { DATE_FORMATS, DELIMITERS, ENCODINGS, type DateFormat, type Delimiter, type Encoding } from '@hearback/tabular';
import type { RequestedMapping } from '../../application/imports/start-customer-import.js';
import { IMPORT_KINDS, type ImportKind, type ImportMapping } from '../../domain/imports/import-mapping.js';

/** Where the decisions of a file about consent come from. */
export class ConsentSourceDto {
  @StringField({
    min: 3,
    max: 500,
    example: 'Newsletter form of the shop, confirmed by e-mail',
    description: 'Which form or list, and how it was confirmed; kept with each decision.',
  })
  readonly source: string;

  @TimestampField({ description: 'When the customers decided; what they decided later holds.' })
  readonly decided_at: string;
}

/** How to read a file of customers or events. */
export class CustomerImportMappingDto {
  @EnumField(IMPORT_KINDS, { description: 'What the file holds.' })
  readonly holds: ImportKind;

  @JsonField({
    maxBytes: 131_072,
    description:
      'The target of each column of the file. Customers: `{ "to": "external_id" | "name" | "language" | "time_zone" }`, `{ "to": "identity", "key": "email" }`, `{ "to": "attribute", "key": "plan", "type": "text" }`, `{ "to": "consent", "key": "news" }`. Events: `{ "to": "event_id" | "kind" | "external_id" | "occurred_at" | "amount" | "currency" }`, `{ "to": "property", "key": "carrier" }`. Other columns are ignored.',
    example: { Kundennummer: { to: 'external_id' }, 'E-Mail': { to: 'identity', key: 'email' } },
  })
  readonly columns: unknown;

  @EnumField(ENCODINGS, { optional: true, description: 'Encoding of the file. Default: detected from its beginning.' })
  readonly encoding?: Encoding;

  @EnumField(DELIMITERS, { optional: true, description: 'Separator between cells. Default: detected.', example: ',' })
  readonly delimiter?: Delimiter;

  @IntegerField({ min: 1, max: 100, optional: true, description: 'Row of the header, as a spreadsheet counts.' })
  readonly header_row?: number;

  @IntegerField({ min: 1, max: 3, optional: true, description: 'Rows that the header has.' })
  readonly header_rows?: number;

  @ListField('string', {
    max: 20,
    item: { max: 100 },
    optional: true,
    description: 'Values that count as empty, besides empty cells. An empty cell changes nothing.',
    example: ['NA'],
  })
  readonly empty_values: readonly string[] = [];

  @EnumField(DATE_FORMATS, { optional: true, description: 'Order of day, month and year, with any separator.' })
  readonly date_format: DateFormat = 'iso';

  @StringField({
    optional: true,
    max: 64,
    description: 'IANA time zone of times without an offset or zone. Default: UTC.',
    example: 'Europe/Berlin',
  })
  readonly time_zone?: string;

  @EnumField(['.', ','], { optional: true, description: 'Decimal sign of numbers.' })
  readonly decimal: '.' | ',' = '.';

  @StringField({
    min: 1,
    max: 64,
    pattern: /^[a-z][a-z0-9_-]*$/,
    optional: true,
    example: 'order',
    description: 'Kind of all events, unless a column has it.',
  })
  readonly event_kind?: string;

  @StringField({
    min: 3,
    max: 3,
    pattern: /^[A-Z]{3}$/,
    optional: true,
    example: 'EUR',
    description: 'ISO 4217 code of all amounts, unless a column has it.',
  })
  readonly currency?: string;

  @EnumField(['major', 'minor'], { optional: true, description: '`major`: amounts such as 12.90; `minor`: cents.' })
  readonly amount_unit: 'major' | 'minor' = 'major';

  @ObjectField(() => ConsentSourceDto, {
    optional: true,
    description: 'Required if a column is mapped to `consent`: decisions are not taken over without their source.',
  })
  readonly consent?: ConsentSourceDto;
}

/** The mapping of a request; its columns are not checked yet. */
export function fromCustomerImportMappingDto(dto: CustomerImportMappingDto): RequestedMapping {
  return {
    holds: dto.holds,
    columns: dto.columns,
    encoding: dto.encoding,
    delimiter: dto.delimiter,
    headerRow: dto.header_row,
    headerRows: dto.header_rows,
    emptyValues: dto.empty_values,
    dateFormat: dto.date_format,
    timeZone: dto.time_zone,
    utcOffsetMinutes: 0,
    decimal: dto.decimal,
    eventKind: dto.event_kind,
    currency: dto.currency,
    amountUnit: dto.amount_unit,
    consent: dto.consent && { source: dto.consent.source, decidedAt: dto.consent.decided_at },
  };
}

/** The mapping as a request has it. */
export function toCustomerImportMappingDto(mapping: ImportMapping): CustomerImportMappingDto {
  const { encoding, delimiter, headerRow, headerRows, timeZone, eventKind, currency, consent } = mapping;
  return {
    holds: mapping.holds,
    columns: Object.fromEntries(mapping.columns.map(({ column, ...target }) => [column, target])),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(headerRow !== undefined && { header_row: headerRow }),
    ...(headerRows !== undefined && { header_rows: headerRows }),
    empty_values: mapping.emptyValues,
    date_format: mapping.dateFormat,
    ...(timeZone !== undefined && { time_zone: timeZone }),
    decimal: mapping.decimal,
    ...(eventKind !== undefined && { event_kind: eventKind }),
    ...(currency !== undefined && { currency }),
    amount_unit: mapping.amountUnit,
    ...(consent !== undefined && { consent: { source: consent.source, decided_at: consent.decidedAt } }),
  };
}
