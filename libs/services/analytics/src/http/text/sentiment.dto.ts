import { BooleanField, EnumField, ListField, NumberField, PublicIdField, StringField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { StatedUnderstanding } from '../../application/text/state-sentiment.js';
import { SENTIMENTS, type Sentiment } from '../../domain/text/sentiment-model.js';

/** Body of `PUT /v1/sentiments/{response_id}`. */
export class StateSentimentDto {
  @EnumField(SENTIMENTS, {
    nullable: true,
    example: 'negative',
    description: 'How the comment sounds; null takes back what was said, so that the model’s estimate holds again.',
  })
  readonly sentiment: Sentiment | null;
}

/** How the comments of a response sound, and what they are about. */
export class SentimentDto {
  @EnumField(['sentiment'])
  readonly object: 'sentiment';

  @PublicIdField('rsp')
  readonly response_id: string;

  @StringField({ nullable: true, example: 'de', description: 'Language that it is written in, ISO 639-1.' })
  readonly language: string | null;

  @EnumField(SENTIMENTS, { nullable: true, description: 'Null where no model knows the language.' })
  readonly sentiment: Sentiment | null;

  @NumberField({
    nullable: true,
    min: 0,
    max: 1,
    example: 0.81,
    description:
      'Probability that it is right: of texts with .8, about 80 in 100 are. Null where it was never measured.',
  })
  readonly confidence: number | null;

  @BooleanField({ description: 'Whether a member of staff said so.', example: false })
  readonly stated: boolean;

  @ListField('string', { max: 60, example: ['top_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] })
  readonly topics: readonly string[];

  static fromUnderstanding(of: StatedUnderstanding): SentimentDto {
    return {
      object: 'sentiment',
      response_id: publicId('rsp', of.responseId),
      language: of.language,
      sentiment: of.sentiment === null ? null : (SENTIMENTS[of.sentiment] ?? null),
      confidence: of.confidence,
      stated: of.stated !== null,
      topics: of.topics.map((id) => publicId('top', id)),
    };
  }
}
