import {
  EnumField,
  EXPORT_FILE_NAMES,
  IntegerField,
  ListField,
  StringField,
  TimestampField,
  type ExportFileName,
} from '@hearback/http';
import type { StartedExport } from '../application/start-export.js';

/** Version of the format of exports: the names of their files, and what a line is. */
const FORMAT = 1;

/** A file of an export. */
export class ExportedFileDto {
  @EnumField(EXPORT_FILE_NAMES, { example: 'customers' })
  readonly name: ExportFileName;
  @StringField({ example: '/v1/exports/AZjApB0-e2-KLF1OPyobDAAAAZ2…/customers', description: 'GET it from here.' })
  readonly path: string;
}

/** An export of the workspace. */
export class WorkspaceExportDto {
  @StringField({ example: 'AZjApB0-e2-KLF1OPyobDAAAAZ2…' })
  readonly id: string;
  @IntegerField({ min: 1, example: FORMAT, description: 'Increases when a file or a member of a line goes away.' })
  readonly format: number;
  @TimestampField({
    description: 'What was made later is in no file; what was changed later is as it is when its file is sent.',
  })
  readonly as_of: string;
  @TimestampField({ description: 'Until then its files can be asked for.' })
  readonly expires_at: string;
  @ListField(() => ExportedFileDto, { max: 100 })
  readonly files: readonly ExportedFileDto[];
}

/** An export for the wire. */
export function toWorkspaceExportDto({ id, asOf, expiresAt }: StartedExport): WorkspaceExportDto {
  return {
    id,
    format: FORMAT,
    as_of: asOf.toISOString(),
    expires_at: expiresAt.toISOString(),
    files: EXPORT_FILE_NAMES.map((name) => ({ name, path: `/v1/exports/${id}/${name}` })),
  };
}
