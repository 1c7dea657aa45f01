import { EnumField, FileFormatDto, FileProposalDto, FileQuestionDto, ListField, ObjectField } from '@hearback/http';
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

/** Something that the file does not say. */
export class CustomerImportQuestionDto extends FileQuestionDto {
  @EnumField(QUESTION_CODES)
  readonly code: OpenQuestion['code'];
}

/** What was found in a file, and how it would be read. */
export class CustomerImportProposalDto extends FileProposalDto {
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
export class ProposeCustomerImportDto extends FileFormatDto {
  @EnumField(IMPORT_KINDS, { optional: true, description: 'What the file holds.' })
  readonly holds?: ImportKind;
}

/** The proposal as the API shows it. */
export function toCustomerImportProposalDto(proposal: ImportProposal): CustomerImportProposalDto {
  const { columns, rows, mapping, questions } = proposal;
  return { columns, rows, mapping: toCustomerImportMappingDto(mapping), questions };
}
