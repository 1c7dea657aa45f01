import { BooleanField, EnumField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import type { StartedExport } from '../application/start-response-export.js';
import { ResponseFilterDto } from './response-filter.dto.js';

export const EXPORT_FORMATS = ['csv', 'ndjson', 'xlsx'] as const;

/** Which responses of a survey are exported, and how they are written. */
class ExportSettingsDto extends ResponseFilterDto {
  @EnumField(EXPORT_FORMATS, { optional: true })
  readonly format: (typeof EXPORT_FORMATS)[number] = 'csv';

  @EnumField(['codes', 'labels'], {
    optional: true,
    description: 'Keys of questions and choices, or their texts. CSV and XLSX only.',
  })
  readonly values: 'codes' | 'labels' = 'codes';

  @EnumField(['cell', 'columns'], {
    optional: true,
    description: 'All choices of an answer in one cell, or a column per choice with 1 or 0. CSV and XLSX only.',
  })
  readonly choices: 'cell' | 'columns' = 'cell';

  @StringField({
    min: 1,
    max: 35,
    optional: true,
    example: 'en',
    description: 'Language of the labels. Default: the default language of the survey.',
  })
  readonly label_language?: string;

  @BooleanField({ optional: true, description: 'Begin a CSV file with a BOM, as Excel needs it.', example: false })
  readonly bom: boolean = false;

  @BooleanField({
    optional: true,
    description: 'Only responses that were excluded from the numbers; by default only the others.',
    example: false,
  })
  readonly excluded: boolean = false;
}

/** Body of a new export. */
export class NewExportDto extends ExportSettingsDto {
  @PublicIdField('srv')
  readonly survey_id: string;
}

/** The query of the file of an export: what the export was started with. */
export class ExportQueryDto extends ExportSettingsDto {
  // Optional, because an export without it is unknown, like each that was started with something else.
  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;
}

/** An export of responses. */
export class ResponseExportDto {
  @StringField({ example: 'AZjApB0-e2-KLF1OPyobDAAAAZ2…' })
  readonly id: string;
  @TimestampField({ description: 'Responses that were accepted later are not in the file.' })
  readonly as_of: string;
  @TimestampField({ description: 'Until then the file can be asked for.' })
  readonly expires_at: string;
  @StringField({
    example: '/v1/responses/exports/AZjApB0-e2-KLF1OPyobDAAAAZ2…?survey_id=srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
    description: 'GET the file from here.',
  })
  readonly path: string;
}

/** The filter and the form of an export, as the query of its file; equal for equal exports. */
export function exportQueryOf(settings: NewExportDto | ExportQueryDto): string {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  const sorted = given.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return new URLSearchParams(sorted.map(([name, value]) => [name, String(value)])).toString();
}

/** An export for the wire. */
export function toResponseExportDto({ id, asOf, expiresAt }: StartedExport, query: string): ResponseExportDto {
  return {
    id,
    as_of: asOf.toISOString(),
    expires_at: expiresAt.toISOString(),
    path: `/v1/responses/exports/${id}?${query}`,
  };
}
