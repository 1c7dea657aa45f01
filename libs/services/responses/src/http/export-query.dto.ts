import { BooleanField, EnumField, IntegerField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { CHANNELS, METRICS, type Channel, type Metric } from '@hearback/questionnaire';

export const EXPORT_FORMATS = ['csv', 'ndjson', 'xlsx'] as const;

/** The query of an export: which responses, and how they are written. */
export class ExportQueryDto {
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

  @PublicIdField('tpt', { optional: true })
  readonly touchpoint_id?: string;

  @EnumField(CHANNELS, { optional: true })
  readonly channel?: Channel;

  @StringField({ min: 1, max: 35, optional: true, example: 'en' })
  readonly language?: string;

  @StringField({ min: 1, max: 200, optional: true, example: 'C-1042' })
  readonly customer?: string;

  @TimestampField({ optional: true })
  readonly 'submitted_at[gte]'?: string;

  @TimestampField({ optional: true })
  readonly 'submitted_at[lt]'?: string;

  @TimestampField({ optional: true })
  readonly 'created_at[gte]'?: string;

  @TimestampField({ optional: true })
  readonly 'created_at[lt]'?: string;

  @BooleanField({
    optional: true,
    description: 'Only responses that were excluded from the numbers; by default only the others.',
    example: false,
  })
  readonly excluded: boolean = false;

  @EnumField(METRICS, { optional: true, description: 'The metric of `score`.' })
  readonly metric?: Metric;

  @IntegerField({ min: 0, max: 10, optional: true, example: 0 })
  readonly 'score[gte]'?: number;

  @IntegerField({ min: 0, max: 10, optional: true, example: 6 })
  readonly 'score[lte]'?: number;
}
