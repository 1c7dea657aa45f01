import { EnumField, IntegerField, ListField, ObjectField, StringField } from '@hearback/http';
import { DELIMITERS, ENCODINGS, type Delimiter, type Encoding, type FileFormat } from '@hearback/tabular';
import { IMPORT_KINDS, type ImportKind } from '../../domain/imports/import-mapping.js';
import type { ImportProposal, OpenQuestion } from '../../domain/imports/propose.js';
import { CustomerImportMappingDto, toCustomerImportMappingDto } from './import-mapping.dto.js';

const QUESTION_CODES = [
  'date-order',
  'decimal-sign',
  'columns',
  'event-kind',
  'currency',
] as const satisfies readonly OpenQuestion['code'][];

/** A column of a file as found. */
export class CustomerImportColumnDto {
  @StringField({ description: 'Name for `mapping.columns`; empty for a column without one.', example: 'E-Mail' })
  readonly name: string;

  @ListField('string', { max: 3, description: 'The first values that are not blank.', example: ['ada@example.org'] })
  readonly examples: readonly string[];
}

/** What cells mean if a question is answered with an option. */
export class CustomerImportReadingDto {
  @StringField({ example: 'dd/mm/yyyy' })
  readonly option: string;

  @StringField({ example: '2026-11-02', description: 'The first day; for numbers, the value of the example.' })
  readonly from: string;

  @StringField({ example: '2026-11-10', description: 'The last day; for numbers, as `from`.' })
  readonly to: string;
}

/** Something that the file does not say. */
export class CustomerImportQuestionDto {
  @EnumField(QUESTION_CODES)
  readonly code: OpenQuestion['code'];

  @StringField({ example: 'No column has the currency of the amounts; say it as `currency`.' })
  readonly detail: string;

  @ListField('string', { max: 10, description: 'Values to choose from.', example: ['EUR', 'USD'] })
  readonly options: readonly string[];

  @StringField({ nullable: true, example: '02/11/26', description: 'A cell that can be read in several ways.' })
  readonly example: string | null;

  @ListField(() => CustomerImportReadingDto, { max: 10, description: 'What the cells mean with each option.' })
  readonly readings: readonly CustomerImportReadingDto[];
}

/** What was found in a file, and how it would be read. */
export class CustomerImportProposalDto {
  @ListField(() => CustomerImportColumnDto, { max: 1000 })
  readonly columns: readonly CustomerImportColumnDto[];

  @IntegerField({ min: 0, nullable: true, example: 214, description: 'Rows of data; null for a long file.' })
  readonly rows: number | null;

  @ObjectField(() => CustomerImportMappingDto, {
    description: 'Confirm it by starting the import, or start it with another.',
  })
  readonly mapping: CustomerImportMappingDto;

  @ListField(() => CustomerImportQuestionDto, {
    max: 10,
    description: 'While there are any, the import can only be started with a mapping that answers them.',
  })
  readonly questions: readonly CustomerImportQuestionDto[];
}

/** The body of a request to start a proposed import. */
export class StartCustomerImportDto {
  @ObjectField(() => CustomerImportMappingDto, { optional: true, description: 'Default: the proposed mapping.' })
  readonly mapping?: CustomerImportMappingDto;
}

/** The body of a request to propose again: what the sender knows of the file. */
export class ProposeCustomerImportDto {
  @EnumField(IMPORT_KINDS, { optional: true, description: 'What the file holds.' })
  readonly holds?: ImportKind;

  @EnumField(ENCODINGS, { optional: true })
  readonly encoding?: Encoding;

  @EnumField(DELIMITERS, { optional: true })
  readonly delimiter?: Delimiter;

  @IntegerField({ min: 1, max: 100, optional: true, description: 'Row of the header, as a spreadsheet counts.' })
  readonly header_row?: number;

  @IntegerField({ min: 1, max: 3, optional: true, description: 'Rows that the header has.' })
  readonly header_rows?: number;
}

/** The format that the request names. */
export function fromProposeCustomerImportDto(dto: ProposeCustomerImportDto): FileFormat {
  const { encoding, delimiter, header_row: headerRow, header_rows: headerRows } = dto;
  return { encoding, delimiter, headerRow, headerRows };
}

/** The proposal as the API shows it. */
export function toCustomerImportProposalDto(proposal: ImportProposal): CustomerImportProposalDto {
  const { columns, rows, mapping, questions } = proposal;
  return { columns, rows, mapping: toCustomerImportMappingDto(mapping), questions };
}
