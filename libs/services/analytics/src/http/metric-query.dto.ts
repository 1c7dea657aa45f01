import { parsePublicId } from '@hearback/kernel';
import { CHANNELS, type Channel } from '@hearback/questionnaire';
import { IntegerField, ListQueryDto, PublicIdField, RecordField, StringField, EnumField } from '@hearback/http';
import type { MetricRequest, PeriodRequest } from '../application/metric-request.js';
import type { TrendRequest } from '../application/read-metric.js';
import type { ResponseSelection } from '../application/score-queries.js';
import { BUCKET_WIDTHS, type BucketWidth } from '../domain/period.js';
import { MEMBER, memberKey, type ScoreFilter } from '../domain/score-filter.js';

const PERIOD_END = { optional: true, min: 10, max: 40, example: '2026-01-01' };
const DIMENSION = { max: 80, min: 1, example: 'touchpoint' };
const DIMENSIONS = '`survey`, `touchpoint`, `channel`, `language`, `attribute:<key>`, `segment:<id>` or `topic:<id>`';

/** The period of a report, and whose answers it counts. */
export class AnswersQueryDto {
  @StringField({
    ...PERIOD_END,
    description: 'Start of the period: a day in the workspace’s time zone, or a time. Default: 30 days before its end.',
  })
  readonly from?: string;

  @StringField({
    ...PERIOD_END,
    example: '2026-02-01',
    description: 'End of the period, exclusive. Default: the end of today.',
  })
  readonly to?: string;

  @StringField({
    optional: true,
    min: 4,
    max: 36,
    pattern: /^(none|tpt_[0-9a-f]{32})$/,
    example: 'tpt_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
    description: 'Only answers of this touchpoint, or `none`: only answers without one.',
  })
  readonly touchpoint_id?: string;

  @EnumField(CHANNELS, { optional: true, description: 'Only answers from this channel.' })
  readonly channel?: Channel;

  @StringField({
    optional: true,
    min: 1,
    max: 35,
    example: 'en',
    description: 'Only answers in this language (BCP 47).',
  })
  readonly language?: string;

  @RecordField({
    optional: true,
    of: ['string'],
    max: 5,
    value: { min: 1, max: 500 },
    example: { visits: '>3..6' },
    description: 'Only answers in this segment of an attribute: `attribute[visits]=>3..6`.',
  })
  readonly attribute?: Readonly<Record<string, string>>;

  @PublicIdField('seg', {
    optional: true,
    description: 'Only answers of customers who were in this segment when they answered.',
  })
  readonly segment_id?: string;

  @PublicIdField('top', {
    optional: true,
    outOfSample: true,
    description: 'Only answers of responses whose comments name this topic.',
  })
  readonly topic_id?: string;

  /** The filter by what is known of each answer. */
  static toAnswersFilter({
    attribute,
    channel,
    language,
    segment_id,
    topic_id,
    touchpoint_id,
  }: AnswersQueryDto): ScoreFilter {
    return {
      touchpointId: touchpointOf(touchpoint_id),
      channel,
      language,
      topicId: topic_id === undefined ? undefined : parsePublicId('top', topic_id),
      attributes: { ...attribute, ...memberFilter(segment_id) },
    };
  }
}

/** The period and filters of a report. */
export class PeriodQueryDto extends AnswersQueryDto {
  @PublicIdField('srv', { optional: true, description: 'Only answers to this survey.' })
  readonly survey_id?: string;

  @StringField({
    optional: true,
    min: 1,
    max: 64,
    example: 'recommend',
    description:
      'Only answers to the question with this key. Default: the primary question of each survey, so that a response counts once.',
  })
  readonly question?: string;

  static toPeriod(dto: PeriodQueryDto, tenantId: string): PeriodRequest {
    return { tenantId, from: dto.from, to: dto.to, filter: toFilter(dto) };
  }

  static toRequest(dto: PeriodQueryDto, tenantId: string, metric: string): MetricRequest {
    return { ...PeriodQueryDto.toPeriod(dto, tenantId), metric };
  }
}

/** The query of a trend. */
export class TrendQueryDto extends PeriodQueryDto {
  @EnumField(BUCKET_WIDTHS, {
    optional: true,
    example: 'day',
    description: 'Width of the buckets; weeks begin on Monday.',
  })
  readonly interval: BucketWidth = 'day';

  @StringField({
    ...DIMENSION,
    optional: true,
    description: `Return one series per segment of this dimension: ${DIMENSIONS}.`,
  })
  readonly group_by?: string;

  @EnumField(['previous', 'none'], {
    optional: true,
    description: 'Whether each period is compared with the one before.',
  })
  readonly compare: 'previous' | 'none' = 'previous';

  static toTrend(dto: TrendQueryDto, tenantId: string, metric: string): TrendRequest {
    const { interval, compare } = dto;
    return { ...PeriodQueryDto.toRequest(dto, tenantId, metric), interval, compare, groupBy: dto.group_by };
  }
}

/** The query of a segment table. */
export class SegmentsQueryDto extends PeriodQueryDto {
  @StringField({ ...DIMENSION, description: `Split by ${DIMENSIONS}.` })
  readonly by: string;
}

/** The query of an explanation. */
export class ExplainQueryDto extends PeriodQueryDto {
  @StringField({ min: 1, max: 10, example: 'nps', description: '`nps`, `csat` or `ces`.' })
  readonly metric: string;
}

/** The query of a list of responses behind a number. */
export class CountedResponsesQueryDto extends PeriodQueryDto {
  @IntegerField({ min: 0, max: 10, optional: true, example: 0, description: 'Lowest score.' })
  readonly score_min: number = 0;

  @IntegerField({ min: 0, max: 10, optional: true, example: 6, description: 'Highest score.' })
  readonly score_max: number = 10;

  @StringField({
    min: 1,
    max: 200,
    optional: true,
    example: 'nps.v1',
    description: 'Only answers of this method version.',
  })
  readonly method_version?: string;

  @IntegerField({ min: 1, max: 100, optional: true, description: 'Items on a page.', example: 25 })
  readonly limit: ListQueryDto['limit'] = 25;

  @StringField({ min: 1, max: 500, optional: true, description: '`next_cursor` of the previous page.' })
  readonly cursor?: ListQueryDto['cursor'];

  @EnumField(['asc', 'desc'], { optional: true, description: 'By time of the answer.', example: 'desc' })
  readonly order: ListQueryDto['order'] = 'desc';

  /** The answers of the period that the query selects. */
  static toAnswers(dto: CountedResponsesQueryDto): Omit<ResponseSelection, 'period'> {
    return { scores: { min: dto.score_min, max: dto.score_max }, method: dto.method_version };
  }
}

function toFilter(dto: PeriodQueryDto): ScoreFilter {
  const { question, survey_id } = dto;
  const surveyId = survey_id === undefined ? undefined : parsePublicId('srv', survey_id);
  return { ...AnswersQueryDto.toAnswersFilter(dto), surveyId, question };
}

function memberFilter(segmentId: string | undefined): ScoreFilter['attributes'] {
  const id = segmentId === undefined ? undefined : parsePublicId('seg', segmentId);
  return id === undefined ? {} : { [memberKey(id)]: MEMBER };
}

function touchpointOf(id: string | undefined): string | null | undefined {
  if (id === undefined || id === 'none') return id === 'none' ? null : undefined;
  return parsePublicId('tpt', id);
}
