import { BooleanField, EnumField, NumberField, ObjectField, StringField } from '@hearback/http';
import type { ReplyTone } from '../../application/text/read-reply-tone.js';

/** Body of `POST /v1/reply-tones`. */
export class ReadReplyToneDto {
  @StringField({ min: 1, max: 20_000, example: 'Thank you for telling us. The courier comes on Friday before ten.' })
  readonly text: string;

  @StringField({
    min: 2,
    max: 35,
    optional: true,
    example: 'en',
    description: 'Language that it is meant to be in (BCP 47), for texts too short to tell. Default: `en`.',
  })
  readonly language?: string;
}

/** A sentence that may sound unhappy. */
export class HarshSentenceDto {
  @StringField({ example: 'What you write is a terrible waste of our time.' })
  readonly sentence: string;

  @NumberField({ min: 0, max: 1, example: 0.91, description: 'The probability that the model gives.' })
  readonly confidence: number;
}

/** Whether a reply may sound unhappy. */
export class ReplyToneDto {
  @EnumField(['reply_tone'])
  readonly object: 'reply_tone';

  @StringField({ example: 'en', description: 'ISO 639-1.' })
  readonly language: string;

  @BooleanField({
    example: true,
    description: 'Whether a model of this language was measured, so that it can be told.',
  })
  readonly known: boolean;

  @ObjectField(() => HarshSentenceDto, {
    nullable: true,
    description: 'The sentence that most clearly sounds unhappy; null: none does, or it is not known.',
  })
  readonly harsh: HarshSentenceDto | null;

  static fromTone({ language, isKnown, harsh }: ReplyTone): ReplyToneDto {
    return { object: 'reply_tone', language, known: isKnown, harsh };
  }
}
