import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { TopicDetail } from '../../application/text/read-topics.js';
import { tooFew } from '../../domain/refusal.js';
import { MIN_SHOWN, shareOf } from '../../domain/text/topics/topic-report.js';
import { PeriodDto } from '../period.dto.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { TopicDto } from './topic.dto.js';

/** A week of a topic. */
export class TopicWeekDto {
  @TimestampField()
  readonly from: string;

  @ObjectField(() => RateDto)
  readonly share: RateDto;
}

/** A phrase that marks a topic. */
export class PhraseDto {
  @StringField({ example: 'no printer' })
  readonly phrase: string;

  @IntegerField({ min: 8, example: 23, description: 'Comments about the topic that have it.' })
  readonly n: number;

  @NumberField({ min: 0, example: 9.4, description: 'How many times more often than in all comments.' })
  readonly lift: number;
}

/** What somebody wrote. */
export class QuoteDto {
  @PublicIdField('rsp')
  readonly response_id: string;

  @StringField({ example: 'Had to print a label. Who has a printer?' })
  readonly text: string;

  @TimestampField()
  readonly answered_at: string;
}

/** A topic in detail. */
export class TopicDetailDto extends PeriodDto {
  @EnumField(['topic_detail'])
  readonly object: 'topic_detail';

  @ObjectField(() => TopicDto)
  readonly topic: TopicDto;

  @ListField(() => TopicWeekDto, { max: 12, description: 'The last 12 weeks, from Monday; the last may still run.' })
  readonly weeks: readonly TopicWeekDto[];

  @ListField(() => PhraseDto, { max: 5, description: 'Of the comments of 90 days.' })
  readonly phrases: readonly PhraseDto[];

  @TimestampField({ description: 'When `phrases` was computed.' })
  readonly computed_at: string;

  @ListField(() => QuoteDto, { max: 5, description: 'The newest of the period; empty with a `refusal`.' })
  readonly quotes: readonly QuoteDto[];

  @ObjectField(() => RefusalDto, { nullable: true, description: 'Why nobody is quoted.' })
  readonly refusal: RefusalDto | null;

  static fromDetail({ frame, topic, weeks, phrases, computedAt, responses, quotes }: TopicDetail): TopicDetailDto {
    const message = `Quotes are shown from ${MIN_SHOWN} people on; ${responses} wrote about it.`;
    const refusal = responses < MIN_SHOWN ? tooFew('too_few_people', MIN_SHOWN, responses, message) : null;
    return {
      object: 'topic_detail',
      ...PeriodDto.fromFrame(frame),
      topic: TopicDto.fromTopic(topic),
      weeks: weeks.map(({ start, hits, comments }) => {
        return { from: start.toISOString(), share: RateDto.fromRate(shareOf(hits, comments)) };
      }),
      phrases,
      computed_at: computedAt.toISOString(),
      quotes: quotes.map(({ responseId, text, answeredAt }) => {
        return { response_id: publicId('rsp', responseId), text, answered_at: answeredAt.toISOString() };
      }),
      refusal: RefusalDto.fromRefusal(refusal),
    };
  }
}
