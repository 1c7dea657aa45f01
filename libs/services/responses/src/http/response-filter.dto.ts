import { EnumField, IntegerField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { CHANNELS, METRICS, SCORE_LEVELS, type Channel, type Metric, type ScoreLevel } from '@hearback/questionnaire';

/** How comments sound, as lists can be filtered by. */
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** The conditions on responses that lists and exports share. */
export class ResponseFilterDto {
  @StringField({
    min: 1,
    max: 200,
    optional: true,
    example: 'label "post office"',
    description:
      'Words, beginnings of words (from three letters on) and "phrases" that all occur in the texts of the answers, the text attributes or the customer’s id. Case and accents do not matter.',
  })
  readonly q?: string;

  @EnumField(SCORE_LEVELS, {
    optional: true,
    description:
      'The level of the first score. NPS: 0–6, 7–8, 9–10; other scales: below the middle, and from two thirds.',
  })
  readonly level?: ScoreLevel;

  @StringField({ min: 1, max: 40, optional: true, example: 'Returns', description: 'Name of a tag, in any case.' })
  readonly tag?: string;

  @EnumField(SENTIMENTS, { optional: true, description: 'How its comments sound, by the model or by what staff said.' })
  readonly sentiment?: Sentiment;

  @PublicIdField('top', { optional: true, description: 'A topic that its comments are about.' })
  readonly topic_id?: string;

  @PublicIdField('tpt', { optional: true })
  readonly touchpoint_id?: string;

  @PublicIdField('seg', {
    optional: true,
    description: 'A segment that the customer was in when the response was accepted.',
  })
  readonly segment_id?: string;

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
