import { BooleanField, EnumField, PublicIdField, StringField } from '@hearback/http';
import { ResponseFilterDto } from './response-filter.dto.js';

export const EXPORT_FORMATS = ['csv', 'ndjson', 'xlsx'] as const;

/** The query of an export: which responses, and how they are written. */
export class ExportQueryDto extends ResponseFilterDto {
  @PublicIdField('srv')
  readonly survey_id: string;

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
