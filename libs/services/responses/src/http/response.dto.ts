import { parsePublicId, publicId } from '@hearback/kernel';
import { CHANNELS, METRICS, SCORE_LEVELS, type Channel, type Metric, type ScoreLevel } from '@hearback/questionnaire';
import {
  BooleanField,
  TimestampField,
  IntegerField,
  IntersectionType,
  JsonField,
  ListField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  requestErrors,
  StringField,
  EnumField,
} from '@hearback/http';
import { toActorDto } from './actor.js';
import { ActorDto } from './actor.dto.js';
import { ExclusionDto, toExclusionDto } from './exclusion.dto.js';
import { ResponseFilterDto } from './response-filter.dto.js';
import { UnderstandingDto } from './understanding.dto.js';
import { levelOfScore } from '../domain/response-level.js';
import type { ResponseFilter, StoredResponse } from '../application/response-queries.js';

const PLAIN_VALUES = [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }];
const ATTRIBUTE_VALUE = { anyOf: PLAIN_VALUES };
const ANSWER_VALUE = {
  anyOf: [
    ...PLAIN_VALUES,
    { type: 'array', items: { type: 'string' } },
    { type: 'object', additionalProperties: { type: 'string' }, description: 'Choices by row, for a matrix.' },
  ],
};

/** What selects the responses of a list or a count. */
export class ResponseSelectionDto extends ResponseFilterDto {
  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;

  @BooleanField({ optional: true, description: 'Only excluded responses, or only those that count.', example: false })
  readonly excluded?: boolean;

  @BooleanField({ optional: true, description: 'Only tests of surveys instead of only answers.', example: false })
  readonly test?: boolean;
}

/** The query of a list of responses. */
export class ResponseQueryDto extends IntersectionType(ResponseSelectionDto, ListQueryDto) {}

/** A score of a metric question. */
export class ScoreDto {
  @StringField({ example: 'recommend' })
  readonly question: string;

  @EnumField(METRICS)
  readonly metric: Metric;

  @StringField({ example: 'nps.v1' })
  readonly method: string;

  @IntegerField({ min: 0, max: 9, example: 0 })
  readonly min: number;

  @IntegerField({ min: 1, max: 10, example: 10 })
  readonly max: number;

  @IntegerField({ min: 0, max: 10, example: 9 })
  readonly score: number;

  @BooleanField({ description: 'Whether numbers over all questions of the metric count it: one score per response.' })
  readonly primary: boolean;

  @EnumField(SCORE_LEVELS, { description: 'Whether it is a low, a middle or a high score of its scale.' })
  readonly level: ScoreLevel;
}

/** An answer without a score. */
export class AnswerDto {
  @StringField({ example: 'why' })
  readonly question: string;

  @StringField({ example: 'text' })
  readonly kind: string;

  @JsonField({ schema: ANSWER_VALUE, example: 'Fast delivery' })
  readonly value: unknown;
}

/** A hidden field, or an attribute of the customer at the time of acceptance. */
export class AttributeDto {
  @StringField({ example: 'shop' })
  readonly key: string;

  @JsonField({ schema: ATTRIBUTE_VALUE, example: 'Lyon' })
  readonly value: unknown;

  @StringField({ nullable: true, example: 'Lyon' })
  readonly segment: string | null;
}

/** The customer of a response. */
export class CustomerRefDto {
  @StringField({ example: 'C-1042' })
  readonly external_id: string;
}

/** The mailed invitation that a response answers. */
export class AnsweredInvitationDto {
  @PublicIdField('svi')
  readonly id: string;

  @TimestampField({ nullable: true, description: 'When a mail server accepted its first mail.' })
  readonly sent_at: string | null;
}

/** An accepted response. */
export class ResponseDto {
  @PublicIdField('rsp')
  readonly id: string;

  @EnumField(['response'])
  readonly object: 'response';

  @PublicIdField('srv')
  readonly survey_id: string;

  @IntegerField({ min: 0, example: 1, description: '0: a test of the draft.' })
  readonly survey_version: number;

  @StringField({ example: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c' })
  readonly submission_id: string;

  @PublicIdField('tpt', { nullable: true })
  readonly touchpoint_id: string | null;

  @EnumField(CHANNELS)
  readonly channel: Channel;

  @StringField({ example: 'en' })
  readonly language: string;

  @ObjectField(() => CustomerRefDto, { nullable: true })
  readonly customer: CustomerRefDto | null;

  @ObjectField(() => CustomerRefDto, {
    nullable: true,
    description: 'The customer that a web page named without a signature: anybody can write it.',
  })
  readonly unverified_customer: CustomerRefDto | null;

  @TimestampField({ description: 'Time of the answer.' })
  readonly submitted_at: string;

  @TimestampField({ description: 'Time of the commit.' })
  readonly created_at: string;

  @BooleanField({ description: 'Whether the customer sent it; false for one who stopped answering.', example: true })
  readonly completed: boolean;

  @TimestampField({ nullable: true, description: 'When the customer last changed it after it was accepted.' })
  readonly revised_at: string | null;

  @BooleanField({ description: 'Whether somebody only tried the survey out: it counts nowhere.', example: false })
  readonly is_test: boolean;

  @ObjectField(() => ActorDto, {
    nullable: true,
    description: 'Who wrote down what the customer said, on the phone or at the counter.',
  })
  readonly logged_by: ActorDto | null;

  @ObjectField(() => AnsweredInvitationDto, { nullable: true, description: 'The mailed invitation that it answers.' })
  readonly invitation: AnsweredInvitationDto | null;

  @ListField('string', {
    max: 200,
    example: ['seg_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'],
    description: 'Segments that the customer was in when it was accepted.',
  })
  readonly segments: readonly string[];

  @ListField(() => ScoreDto, { max: 500 })
  readonly scores: readonly ScoreDto[];

  @ListField(() => AnswerDto, { max: 500 })
  readonly answers: readonly AnswerDto[];

  @ListField(() => AttributeDto, { max: 500 })
  readonly attributes: readonly AttributeDto[];

  @EnumField(SCORE_LEVELS, { nullable: true, description: 'The level of its first score; null without a score.' })
  readonly level: ScoreLevel | null;

  @ListField('string', { max: 20, example: ['Returns'], description: 'Tags that staff gave it.' })
  readonly tags: readonly string[];

  @ObjectField(() => UnderstandingDto, {
    nullable: true,
    description: 'What its comments say, read in the background; null without a comment.',
  })
  readonly understanding: UnderstandingDto | null;

  @ObjectField(() => ExclusionDto, { nullable: true, description: 'Null: metrics count the response.' })
  readonly exclusion: ExclusionDto | null;
}

const toCustomerRef = (externalId: string | null): CustomerRefDto | null =>
  externalId === null ? null : { external_id: externalId };

/** The response as the API shows it. */
export function toResponseDto(response: StoredResponse): ResponseDto {
  return {
    id: publicId('rsp', response.id),
    object: 'response',
    survey_id: publicId('srv', response.surveyId),
    survey_version: response.surveyVersion,
    submission_id: response.submissionId,
    touchpoint_id: response.touchpointId === null ? null : publicId('tpt', response.touchpointId),
    channel: response.channel,
    language: response.language,
    customer: toCustomerRef(response.customer),
    unverified_customer: toCustomerRef(response.unverifiedCustomer),
    submitted_at: response.submittedAt.toISOString(),
    created_at: response.createdAt.toISOString(),
    completed: response.completed,
    revised_at: response.revisedAt?.toISOString() ?? null,
    is_test: response.isTest,
    logged_by: response.loggedBy && toActorDto(response.loggedBy),
    invitation: response.invitation && {
      id: publicId('svi', response.invitation.id),
      sent_at: response.invitation.sentAt?.toISOString() ?? null,
    },
    segments: response.segments.map((id) => publicId('seg', id)),
    scores: response.scores.map((score) => ({ ...score, level: levelOfScore(score) })),
    answers: response.answers,
    attributes: response.attributes,
    level: response.level,
    tags: response.tags,
    understanding: response.understanding && UnderstandingDto.fromUnderstanding(response.understanding),
    exclusion: response.exclusion && toExclusionDto(response.exclusion),
  };
}

/** The filter of a query; throws 400 for a score without a metric. */
export function fromResponseQuery(query: ResponseSelectionDto): ResponseFilter {
  const { 'score[gte]': lowest, 'score[lte]': highest, metric } = query;
  if (metric === undefined && (lowest ?? highest) !== undefined) {
    throw requestErrors.error('malformed', '`score` needs `metric`.', {
      errors: [{ pointer: '?metric', code: 'required', detail: 'is required with `score`' }],
    });
  }
  return {
    text: query.q,
    level: query.level,
    tag: query.tag,
    sentiment: query.sentiment,
    topicId: query.topic_id && parsePublicId('top', query.topic_id),
    surveyId: query.survey_id && parsePublicId('srv', query.survey_id),
    segmentId: query.segment_id && parsePublicId('seg', query.segment_id),
    touchpointId: query.touchpoint_id && parsePublicId('tpt', query.touchpoint_id),
    channel: query.channel,
    language: query.language,
    customer: query.customer,
    submittedFrom: query['submitted_at[gte]'],
    submittedBefore: query['submitted_at[lt]'],
    createdFrom: query['created_at[gte]'],
    createdBefore: query['created_at[lt]'],
    excluded: query.excluded,
    isTest: query.test,
    score: metric && { metric, lowest: lowest ?? 0, highest: highest ?? 10 },
  };
}
