import {
  EnumField,
  FileMappingDto,
  fromFileMappingDto,
  JsonField,
  ObjectField,
  StringField,
  TimestampField,
  toFileMappingDto,
} from '@hearback/http';
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
export class CustomerImportMappingDto extends FileMappingDto {
  @EnumField(IMPORT_KINDS, { description: 'What the file holds.' })
  readonly holds: ImportKind;

  @JsonField({
    maxBytes: 131_072,
    description:
      'The target of each column of the file. Customers: `{ "to": "external_id" | "name" | "language" | "time_zone" }`, `{ "to": "identity", "key": "email" }`, `{ "to": "attribute", "key": "plan", "type": "text" }`, `{ "to": "consent", "key": "news" }`. Events: `{ "to": "event_id" | "kind" | "external_id" | "occurred_at" | "amount" | "currency" }`, `{ "to": "property", "key": "carrier" }`. Other columns are ignored, and an empty cell changes nothing.',
    example: { Kundennummer: { to: 'external_id' }, 'E-Mail': { to: 'identity', key: 'email' } },
  })
  readonly columns: unknown;

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
    ...fromFileMappingDto(dto),
    utcOffsetMinutes: 0,
    eventKind: dto.event_kind,
    currency: dto.currency,
    amountUnit: dto.amount_unit,
    consent: dto.consent && { source: dto.consent.source, decidedAt: dto.consent.decided_at },
  };
}

/** The mapping as a request has it. */
export function toCustomerImportMappingDto(mapping: ImportMapping): CustomerImportMappingDto {
  const { eventKind, currency, consent } = mapping;
  return {
    holds: mapping.holds,
    columns: Object.fromEntries(mapping.columns.map(({ column, ...target }) => [column, target])),
    ...toFileMappingDto(mapping),
    ...(eventKind !== undefined && { event_kind: eventKind }),
    ...(currency !== undefined && { currency }),
    amount_unit: mapping.amountUnit,
    ...(consent !== undefined && { consent: { source: consent.source, decided_at: consent.decidedAt } }),
  };
}
