import {
  EnumField,
  IntegerField,
  ListField,
  ListQueryDto,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { TopicPreview } from '../../application/text/preview-topic.js';
import { MAX_TERMS, type Topic, type TopicBody } from '../../domain/text/topics/topic.js';

const NAME = { min: 1, max: 60, pattern: /^\S(.*\S)?$/, example: 'Return label' };

/** A word, a beginning of words (`print*`) or a phrase. */
export class TopicTermDto {
  @StringField({
    min: 1,
    max: 80,
    example: 'print*',
    description:
      'A word, the beginning of words with `*` at its end, or a phrase of at most five words. Case does not matter.',
  })
  readonly text: string;

  @StringField({
    nullable: true,
    optional: true,
    pattern: /^[a-z]{2}$/,
    min: 2,
    max: 2,
    example: 'en',
    description: 'Only in comments of this language (ISO 639-1); null: in all.',
  })
  readonly language?: string | null;
}

const TERMS = { max: MAX_TERMS, description: 'A comment is about the topic if one of these occurs in it.' };
const EXCEPT = {
  max: MAX_TERMS,
  description: 'Phrases inside of which no term counts, such as `price label` for `label`.',
};

/** Body of `POST /v1/topics/preview`. */
export class TopicRuleDto {
  @ListField(() => TopicTermDto, { ...TERMS, min: 1 })
  readonly terms: readonly TopicTermDto[];

  @ListField(() => TopicTermDto, { ...EXCEPT, optional: true })
  readonly except?: readonly TopicTermDto[];
}

/** Body of `POST /v1/topics`. */
export class CreateTopicDto extends TopicRuleDto {
  @StringField(NAME)
  readonly name: string;
}

/** A change of a topic; members that are left out stay as they are. */
export class ChangeTopicDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;

  @ListField(() => TopicTermDto, { ...TERMS, min: 1, optional: true })
  readonly terms?: readonly TopicTermDto[];

  @ListField(() => TopicTermDto, { ...EXCEPT, optional: true })
  readonly except?: readonly TopicTermDto[];
}

/** The query of a list of topics. */
export class TopicListQueryDto extends ListQueryDto {}

/** What customers write about. */
export class TopicDto {
  @EnumField(['topic'])
  readonly object: 'topic';

  @PublicIdField('top')
  readonly id: string;

  @StringField(NAME)
  readonly name: string;

  @ListField(() => TopicTermDto, TERMS)
  readonly terms: readonly TopicTermDto[];

  @ListField(() => TopicTermDto, EXCEPT)
  readonly except: readonly TopicTermDto[];

  @TimestampField()
  readonly created_at: string;

  @TimestampField()
  readonly updated_at: string;

  static fromTopic({ id, name, terms, except, createdAt, updatedAt }: Topic): TopicDto {
    return {
      object: 'topic',
      id: publicId('top', id),
      name,
      terms,
      except,
      created_at: createdAt.toISOString(),
      updated_at: updatedAt.toISOString(),
    };
  }
}

/** What a topic would find in the newest comments. */
export class TopicPreviewDto {
  @EnumField(['topic_preview'])
  readonly object: 'topic_preview';

  @IntegerField({ min: 0, example: 268, description: 'The comments of the last 90 days, at most the newest 5,000.' })
  readonly comments: number;

  @IntegerField({ min: 0, example: 52 })
  readonly hits: number;

  @ListField('string', { max: 5, example: ['Had to print a label. Who has a printer?'], description: 'Newest first.' })
  readonly examples: readonly string[];

  static fromPreview(preview: TopicPreview): TopicPreviewDto {
    return { object: 'topic_preview', ...preview };
  }
}

/** The rule of a body. */
export function toRule({ terms, except = [] }: TopicRuleDto): Pick<TopicBody, 'terms' | 'except'> {
  return { terms: terms.map(toTerm), except: except.map(toTerm) };
}

/** What to create. */
export function toTopicBody(dto: CreateTopicDto): TopicBody {
  return { name: dto.name, ...toRule(dto) };
}

/** What to change. */
export function toTopicChange({ name, terms, except }: ChangeTopicDto): Partial<TopicBody> {
  return { name, terms: terms?.map(toTerm), except: except?.map(toTerm) };
}

function toTerm({ text, language = null }: TopicTermDto) {
  return { text: text.trim(), language };
}
