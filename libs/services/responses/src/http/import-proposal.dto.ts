import {
  BooleanField,
  EnumField,
  FileFormatDto,
  FileProposalDto,
  FileQuestionDto,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import type { StartImportCommand } from '../application/start-import.js';
import type { Actor } from '../domain/actor.js';
import type { ImportProposal, OpenQuestion } from '../domain/import/propose.js';
import { fromImportMappingDto, ImportMappingDto, toImportMappingDto } from './import-mapping.dto.js';

const QUESTION_CODES = [
  'date-order',
  'decimal-sign',
  'columns',
  'survey',
] as const satisfies readonly OpenQuestion['code'][];

/** Something that the file does not say. */
export class ImportQuestionDto extends FileQuestionDto {
  @EnumField(QUESTION_CODES)
  readonly code: OpenQuestion['code'];
}

/** What was found in a file, and how it would be read. */
export class ImportProposalDto extends FileProposalDto {
  @StringField({
    nullable: true,
    description: 'The tool that wrote the file, if its header is known: `surveymonkey`, `google-forms`, `hearback` …',
    example: 'surveymonkey',
  })
  readonly shape: string | null;

  @ObjectField(() => ImportMappingDto, { description: 'Confirm it by starting the import, or start it with another.' })
  readonly mapping: ImportMappingDto;

  @ListField(() => ImportQuestionDto, {
    max: 10,
    description: 'While there are any, the import can only be started with a mapping that answers them.',
  })
  readonly questions: readonly ImportQuestionDto[];
}

/** The body of a request to start a proposed import. */
export class StartImportDto {
  @PublicIdField('srv', { optional: true, description: 'Default: the survey of the import or of the proposal.' })
  readonly survey_id?: string;

  @ObjectField(() => ImportMappingDto, { optional: true, description: 'Default: the proposed mapping.' })
  readonly mapping?: ImportMappingDto;

  @BooleanField({ optional: true, description: 'Check and count all rows without storing them.', example: false })
  readonly dry_run: boolean = false;

  @BooleanField({ optional: true, description: 'Let rules open tasks for the imported answers.', example: false })
  readonly open_tasks: boolean = false;
}

/** The body of a request to propose again: what the sender knows of the file. */
export class ProposeImportDto extends FileFormatDto {
  @PublicIdField('srv', { optional: true, description: 'Default: the survey of the import or of the proposal.' })
  readonly survey_id?: string;
}

/** The command of the request. */
export function fromStartImportDto(importId: string, dto: StartImportDto, by: Actor): StartImportCommand {
  const { columns, options } = fromImportMappingDto(dto.mapping);
  return { importId, surveyId: surveyIdOf(dto), columns, options, dryRun: dto.dry_run, opensTasks: dto.open_tasks, by };
}

/** The proposal as the API shows it. */
export function toImportProposalDto({ shape, columns, rows, mapping, questions }: ImportProposal): ImportProposalDto {
  return { shape, columns, rows, mapping: toImportMappingDto(mapping), questions };
}

/** The survey that a request names. */
export function surveyIdOf({ survey_id: id }: StartImportDto | ProposeImportDto): string | undefined {
  return id && parsePublicId('srv', id);
}
