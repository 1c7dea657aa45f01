import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { type Delimiter, DELIMITERS, type Encoding, ENCODINGS, type FileFormat } from '@hearback/tabular';
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

/** A column of a file as found. */
export class ProposedColumnDto {
  @StringField({ description: 'Name for `mapping.columns`; empty for a column without one.', example: 'Score' })
  readonly name: string;

  @ListField('string', { max: 3, description: 'The first values that are not blank.', example: ['9', '3'] })
  readonly examples: readonly string[];
}

/** What cells mean if a question is answered with an option. */
export class ImportReadingDto {
  @StringField({ example: 'dd/mm/yyyy' })
  readonly option: string;

  @StringField({ example: '2026-11-02', description: 'The first day; for numbers, the value of the example.' })
  readonly from: string;

  @StringField({ example: '2026-11-10', description: 'The last day; for numbers, as `from`.' })
  readonly to: string;
}

/** Something that the file does not say. */
export class ImportQuestionDto {
  @EnumField(QUESTION_CODES)
  readonly code: OpenQuestion['code'];

  @StringField({ example: 'The days of the file can be read in several orders; choose the `date_format`.' })
  readonly detail: string;

  @ListField('string', { max: 10, description: 'The values to choose from.', example: ['dd/mm/yyyy', 'mm/dd/yyyy'] })
  readonly options: readonly string[];

  @StringField({ nullable: true, example: '02/11/26', description: 'A cell that can be read in several ways.' })
  readonly example: string | null;

  @ListField(() => ImportReadingDto, { max: 10, description: 'What the cells mean with each option.' })
  readonly readings: readonly ImportReadingDto[];
}

/** What was found in a file, and how it would be read. */
export class ImportProposalDto {
  @StringField({
    nullable: true,
    description: 'The tool that wrote the file, if its header is known: `surveymonkey`, `google-forms`, `hearback` …',
    example: 'surveymonkey',
  })
  readonly shape: string | null;

  @ListField(() => ProposedColumnDto, { max: 1000 })
  readonly columns: readonly ProposedColumnDto[];

  @IntegerField({
    min: 0,
    nullable: true,
    example: 214,
    description: 'Rows of data, without blank ones; null for a file of which only the beginning was read.',
  })
  readonly rows: number | null;

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
export class ProposeImportDto {
  @PublicIdField('srv', { optional: true, description: 'Default: the survey of the import or of the proposal.' })
  readonly survey_id?: string;

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
export function fromProposeImportDto(dto: ProposeImportDto): FileFormat {
  const { encoding, delimiter, header_row: headerRow, header_rows: headerRows } = dto;
  return { encoding, delimiter, headerRow, headerRows };
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
