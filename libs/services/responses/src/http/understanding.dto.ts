import { ListField, NumberField, StringField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { Understanding } from '../application/response-queries.js';

/** How the comments of a response sound, and what they are about. */
export class UnderstandingDto {
  @StringField({ nullable: true, example: 'de', description: 'Language of its longest comment, ISO 639-1.' })
  readonly language: string | null;

  @StringField({
    nullable: true,
    example: 'negative',
    description: '`negative`, `neutral` or `positive`; null where no model knows the language. More may come.',
  })
  readonly sentiment: string | null;

  @NumberField({
    nullable: true,
    min: 0,
    max: 1,
    example: 0.81,
    description: 'Probability that it is right, 1 if a member of staff said so. Null where it was never measured.',
  })
  readonly confidence: number | null;

  @ListField('string', { max: 60, example: ['top_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] })
  readonly topics: readonly string[];

  static fromUnderstanding({ language, sentiment, confidence, topics }: Understanding): UnderstandingDto {
    return { language, sentiment, confidence, topics: topics.map((id) => publicId('top', id)) };
  }
}
