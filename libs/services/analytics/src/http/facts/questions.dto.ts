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
import type { AnsweredQuestion } from '../../application/facts/question-queries.js';
import type { QuestionsReport } from '../../application/facts/read-questions.js';
import type { Association } from '../../domain/association.js';
import { dimensionName, groupValue } from '../group-value.js';
import { PeriodDto } from '../period.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { QuestionNumbersDto } from './question-numbers.dto.js';

/** Whether answers differ between groups. */
export class AssociationDto {
  @IntegerField({ min: 1, example: 1500 })
  readonly n: number;

  @NumberField({ min: 0, example: 385.12 })
  readonly chi_squared: number;

  @IntegerField({ min: 1, example: 12 })
  readonly degrees_of_freedom: number;

  @NumberField({ min: 0, max: 1, example: 0.0001 })
  readonly p: number;

  @NumberField({ min: 0, max: 1, example: 0.168, description: 'Cramér’s V, from 0 (nothing in common) to 1.' })
  readonly cramers_v: number;

  static fromAssociation(found: Association | null): AssociationDto | null {
    if (found === null) return null;
    const { n, chiSquared: chi_squared, degreesOfFreedom: degrees_of_freedom, p, cramersV: cramers_v } = found;
    return { n, chi_squared, degrees_of_freedom, p, cramers_v };
  }
}

/** The question of one group. */
export class QuestionGroupDto {
  @StringField({ nullable: true, example: 'email', description: 'Null: answers without one.' })
  readonly value: string | null;

  @ObjectField(() => QuestionNumbersDto)
  readonly numbers: QuestionNumbersDto;
}

/** A question by who answered. */
export class QuestionSplitDto {
  @StringField({ example: 'channel' })
  readonly by: string;

  @StringField({ example: 'why' })
  readonly question: string;

  @ListField(() => QuestionGroupDto, { max: 1_000, description: 'Largest first.' })
  readonly groups: readonly QuestionGroupDto[];

  @IntegerField({ min: 0, example: 0, description: 'Groups left out because there are too many.' })
  readonly groups_omitted: number;

  @ObjectField(() => AssociationDto, { nullable: true, description: 'Null with a refusal.' })
  readonly association: AssociationDto | null;

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;
}

/** What was chosen, ranked and counted in a survey. */
export class QuestionsDto extends PeriodDto {
  @EnumField(['questions_report'])
  readonly object: 'questions_report';

  @PublicIdField('srv')
  readonly survey_id: string;

  @ListField(() => QuestionNumbersDto, {
    max: 500,
    description: 'In the order of the survey. Words, addresses and days have no numbers and are left out.',
  })
  readonly questions: readonly QuestionNumbersDto[];

  @ObjectField(() => QuestionSplitDto, { nullable: true, description: 'Null without `question` and `by`.' })
  readonly split: QuestionSplitDto | null;

  static fromReport({ surveyId, frame, questions, split }: QuestionsReport): QuestionsDto {
    return {
      object: 'questions_report',
      ...PeriodDto.fromFrame(frame),
      survey_id: publicId('srv', surveyId),
      questions: questions.map(QuestionNumbersDto.fromNumbers),
      split: split && {
        by: dimensionName(split.by),
        question: split.question,
        groups: split.groups.map(({ value, numbers }) => ({
          value: groupValue(split.by, value),
          numbers: QuestionNumbersDto.fromNumbers(numbers),
        })),
        groups_omitted: split.omitted,
        association: AssociationDto.fromAssociation(split.association),
        refusal: RefusalDto.fromRefusal(split.refusal),
      },
    };
  }
}

/** A response behind a number of a question. */
export class AnsweredQuestionDto {
  @PublicIdField('rsp')
  readonly id: string;

  @TimestampField()
  readonly submitted_at: string;

  static fromAnswered({ responseId, answeredAt }: AnsweredQuestion): AnsweredQuestionDto {
    return { id: publicId('rsp', responseId), submitted_at: answeredAt.toISOString() };
  }
}
