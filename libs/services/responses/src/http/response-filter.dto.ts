import { EnumField, IntegerField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { CHANNELS, METRICS, type Channel, type Metric } from '@hearback/questionnaire';

/** The conditions on responses that lists and exports share. */
export class ResponseFilterDto {
  @PublicIdField('tpt', { optional: true })
  readonly touchpoint_id?: string;

  @EnumField(CHANNELS, { optional: true })
  readonly channel?: Channel;

  @StringField({ min: 1, max: 35, optional: true, example: 'en' })
  readonly language?: string;

  @StringField({
    min: 1,
    max: 200,
    optional: true,
    example: 'C-1042',
    description: 'The workspace’s id of a customer.',
  })
  readonly customer?: string;

  @TimestampField({ optional: true })
  readonly 'submitted_at[gte]'?: string;

  @TimestampField({ optional: true })
  readonly 'submitted_at[lt]'?: string;

  @TimestampField({ optional: true })
  readonly 'created_at[gte]'?: string;

  @TimestampField({ optional: true })
  readonly 'created_at[lt]'?: string;

  @EnumField(METRICS, { optional: true, description: 'The metric of `score`.' })
  readonly metric?: Metric;

  @IntegerField({ min: 0, max: 10, optional: true, example: 0 })
  readonly 'score[gte]'?: number;

  @IntegerField({ min: 0, max: 10, optional: true, example: 6 })
  readonly 'score[lte]'?: number;
}
