import { parsePublicId, publicId } from '@hearback/kernel';
import {
  BooleanField,
  EnumField,
  ImportProgressDto,
  IntegerField,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import type { CreateImportCommand } from '../application/create-import.js';
import type { ImportState } from '../application/import-store.js';
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

/** An import with its progress. */
export class ImportDto extends ImportProgressDto {
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

  @IntegerField({ min: 0, description: 'Responses that undoing has deleted so far.' })
  readonly withdrawn: number;
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

function progressOf({ status, bytesDone, contentBytes, withdrawn, rows }: ImportState): number {
  if (status === 'done' || status === 'undone') return 100;
  // The responses of an earlier upload that failed are not among the accepted rows of this one.
  if (status === 'undoing') return Math.min(99, Math.floor((100 * withdrawn) / Math.max(1, rows.accepted)));
  return contentBytes === 0 ? 0 : Math.min(100, Math.floor((100 * bytesDone) / contentBytes));
}
