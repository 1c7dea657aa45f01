import { parsePublicId, publicId } from '@hearback/kernel';
import {
  BooleanField,
  TimestampField,
  IntegerField,
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
import { fromImportMappingDto, ImportMappingDto } from './import-mapping.dto.js';
import { ImportProposalDto, toImportProposalDto } from './import-proposal.dto.js';

const FILE_NAME = {
  min: 1,
  max: 255,
  example: 'answers-november.csv',
  description: 'Name of the file, by which staff know the import again.',
} as const;

/** The body of a request to create an import. */
export class CreateImportDto {
  @PublicIdField('srv')
  readonly survey_id: string;

  @StringField({ ...FILE_NAME, optional: true })
  readonly file_name?: string;

  @ObjectField(() => ImportMappingDto, {
    optional: true,
    description: 'Default: what is found in the file is proposed after the upload, and the import waits to be started.',
  })
  readonly mapping?: ImportMappingDto;

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

  @StringField({ ...FILE_NAME, nullable: true })
  readonly file_name: string | null;

  @IntegerField({ min: 1, description: 'The survey version that the rows are checked against.' })
  readonly survey_version: number;

  @BooleanField()
  readonly dry_run: boolean;

  @ObjectField(() => ImportProposalDto, {
    nullable: true,
    description: 'What was found in the file, if the import was created without a mapping.',
  })
  readonly proposal: ImportProposalDto | null;

  @BooleanField({ description: 'Whether rules open tasks for the imported answers.' })
  readonly open_tasks: boolean;

  @EnumField(IMPORT_STATUSES, {
    description: '`waiting`: the file is not uploaded yet; `proposed`: it waits to be started.',
  })
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
  const { columns, options } = fromImportMappingDto(dto.mapping);
  return {
    surveyId: parsePublicId('srv', dto.survey_id)!,
    fileName: dto.file_name,
    columns,
    options,
    dryRun: dto.dry_run,
    opensTasks: dto.open_tasks,
  };
}

/** The import as the API shows it. */
export function toImportDto(state: ImportState): ImportDto {
  return {
    id: publicId('imp', state.id),
    object: 'import',
    survey_id: publicId('srv', state.surveyId),
    file_name: state.fileName ?? null,
    survey_version: state.surveyVersion,
    dry_run: state.dryRun,
    open_tasks: state.opensTasks,
    proposal: state.proposal === undefined ? null : toImportProposalDto(state.proposal),
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
  return contentBytes === 0 ? 0 : Math.min(100, Math.floor((100 * bytesDone) / contentBytes));
}
