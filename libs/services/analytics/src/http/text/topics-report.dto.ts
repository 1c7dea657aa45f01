import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { ModelState } from '../../application/text/text-rules.js';
import type { ReportedTopic, TopicsReport } from '../../application/text/read-topics.js';
import { tooFew } from '../../domain/refusal.js';
import { ownModelRefusal } from '../../domain/text/own-model.js';
import { TOPIC_VERDICTS, type TopicShare, type TopicVerdict } from '../../domain/text/topics/topic-report.js';
import { IntervalDto } from '../measure.dto.js';
import { PeriodDto } from '../period.dto.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { TopicDto } from './topic.dto.js';

/** How often a topic is named. */
export class ReportedTopicDto {
  @ObjectField(() => TopicDto)
  readonly topic: TopicDto;

  @BooleanField({ example: false, description: 'Fewer than 8 comments of the period name it: its numbers are null.' })
  readonly hidden: boolean;

  @ObjectField(() => RateDto, {
    nullable: true,
    description: 'Of the comments of the period; hits: those that name it.',
  })
  readonly share: RateDto | null;

  @ObjectField(() => RateDto, { nullable: true, description: 'The same in the period before.' })
  readonly previous: RateDto | null;

  @ObjectField(() => RateDto, {
    nullable: true,
    description: 'Of those with a known sentiment, the ones that sound unhappy; null below 30.',
  })
  readonly unhappy: RateDto | null;

  @IntegerField({ min: 0, example: 1, description: 'Further comments until `unhappy` is shown.' })
  readonly unhappy_needs: number;

  @EnumField(TOPIC_VERDICTS, {
    description: 'Whether it is named clearly more or less often than in the period before.',
  })
  readonly verdict: TopicVerdict;

  @NumberField({ nullable: true, example: 0.119, description: 'Share minus share of the period before.' })
  readonly difference: number | null;

  @ObjectField(() => IntervalDto, {
    nullable: true,
    description: 'Of the difference, widened for all topics compared.',
  })
  readonly interval: IntervalDto | null;

  @NumberField({ nullable: true, min: 0, max: 1, example: 0.003, description: 'Exact p, by Holm’s method.' })
  readonly adjusted_p: number | null;

  static fromTopic({ change, hidden, topic, ...of }: ReportedTopic): ReportedTopicDto {
    const shown = (share: TopicShare) => (hidden ? null : RateDto.fromRate(share));
    return {
      topic: TopicDto.fromTopic(topic),
      hidden,
      share: shown(of.now),
      previous: shown(of.before),
      unhappy: hidden || of.unhappy === null ? null : RateDto.fromRate(of.unhappy),
      unhappy_needs: of.unhappyNeeds,
      verdict: hidden ? 'too_few' : change.verdict,
      difference: hidden ? null : change.difference,
      interval: hidden ? null : IntervalDto.fromInterval(change.interval, 'newcombe', change.confidence),
      adjusted_p: hidden ? null : change.adjustedP,
    };
  }
}

/** Comments by how they sound. */
export class SentimentCountsDto {
  @IntegerField({ min: 0, example: 102 })
  readonly negative: number;

  @IntegerField({ min: 0, example: 61 })
  readonly neutral: number;

  @IntegerField({ min: 0, example: 96 })
  readonly positive: number;

  @IntegerField({ min: 0, example: 9, description: 'In languages that no model knows.' })
  readonly unknown: number;
}

/** The model of a language that was trained on the workspace’s own scores. */
export class SentimentModelDto {
  @StringField({ example: 'en', description: 'ISO 639-1.' })
  readonly language: string;

  @BooleanField({
    example: true,
    description: 'Whether it is used: it names more of its texts rightly than the base does.',
  })
  readonly used: boolean;

  @IntegerField({ min: 0, example: 1840, description: 'Comments with a score that it was trained on.' })
  readonly texts: number;

  @IntegerField({ min: 0, example: 12, description: 'Of them those of which staff said how they sound.' })
  readonly stated: number;

  @NumberField({
    nullable: true,
    min: 0,
    max: 1,
    example: 0.74,
    description: 'Named rightly, of texts it had not seen.',
  })
  readonly accuracy: number | null;

  @NumberField({
    nullable: true,
    min: 0,
    max: 1,
    example: 0.68,
    description: 'The same of the base; null: there is none.',
  })
  readonly base_accuracy: number | null;

  @NumberField({ nullable: true, min: 0, max: 1, example: 0.02, description: 'Expected calibration error, ten bins.' })
  readonly calibration_error: number | null;

  @TimestampField()
  readonly trained_at: string;

  @ObjectField(() => RefusalDto, { nullable: true, description: 'Why there is none yet.' })
  readonly refusal: RefusalDto | null;

  static fromState({ language, texts, stated, accuracy, isUsed, trainedAt, ...of }: ModelState): SentimentModelDto {
    return {
      language,
      used: isUsed,
      texts,
      stated,
      accuracy,
      base_accuracy: of.baseAccuracy,
      calibration_error: of.calibrationError,
      trained_at: trainedAt.toISOString(),
      refusal: RefusalDto.fromRefusal(ownModelRefusal(texts) ?? null),
    };
  }
}

/** A phrase that is new. */
export class ComingUpDto {
  @StringField({ example: 'gift receipt' })
  readonly phrase: string;

  @IntegerField({ min: 8, example: 12, description: 'Comments of the last 14 days that have it.' })
  readonly n: number;

  @IntegerField({ min: 0, example: 0, description: 'Comments of the 76 days before.' })
  readonly before: number;
}

/** What customers write about, compared with the period before. */
export class TopicsReportDto extends PeriodDto {
  @EnumField(['topics_report'])
  readonly object: 'topics_report';

  @IntegerField({ min: 0, example: 268 })
  readonly comments: number;

  @IntegerField({ min: 0, example: 241, description: 'Of the period before.' })
  readonly previous_comments: number;

  @IntegerField({ min: 0, example: 8, description: 'Comparisons that share a level of 5 %.' })
  readonly comparisons: number;

  @ListField(() => ReportedTopicDto, { max: 60, description: 'Most named first.' })
  readonly topics: readonly ReportedTopicDto[];

  @IntegerField({ min: 0, example: 61, description: 'Comments that fit no topic.' })
  readonly without_topic: number;

  @ObjectField(() => SentimentCountsDto)
  readonly sentiments: SentimentCountsDto;

  @ObjectField(() => RateDto, {
    description: 'Of the comments with a score that the model calls unhappy, those with a low score.',
  })
  readonly unhappy_with_low_score: RateDto;

  @ListField(() => SentimentModelDto, { max: 100 })
  readonly models: readonly SentimentModelDto[];

  @ListField(() => ComingUpDto, { max: 3, description: 'Phrases of no topic that hardly anybody used before.' })
  readonly coming_up: readonly ComingUpDto[];

  @TimestampField({ description: 'When `coming_up` was computed.' })
  readonly computed_at: string;

  @ObjectField(() => RefusalDto, { nullable: true, description: 'Null: there are comments.' })
  readonly refusal: RefusalDto | null;

  static fromReport({
    frame,
    now,
    before,
    topics,
    trust,
    models,
    phrases,
    comparisons,
  }: TopicsReport): TopicsReportDto {
    const [negative, neutral, positive] = now.sentiments;
    const none = tooFew('no_comments', 1, 0, 'Nobody wrote a comment in this period.');
    return {
      object: 'topics_report',
      ...PeriodDto.fromFrame(frame),
      comments: now.comments,
      previous_comments: before,
      comparisons,
      topics: topics.map(ReportedTopicDto.fromTopic),
      without_topic: now.withoutTopic,
      sentiments: { negative, neutral, positive, unknown: now.unknown },
      unhappy_with_low_score: RateDto.fromRate(trust),
      models: models.map(SentimentModelDto.fromState),
      coming_up: phrases.content.comingUp,
      computed_at: phrases.computedAt.toISOString(),
      refusal: RefusalDto.fromRefusal(now.comments === 0 ? none : null),
    };
  }
}
