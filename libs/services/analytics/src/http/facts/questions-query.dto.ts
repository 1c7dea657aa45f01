import { IntegerField, NumberField, PublicIdField, StringField, type ListQueryDto, EnumField } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import type { ChoiceSelection } from '../../application/facts/question-queries.js';
import type { QuestionsRequest } from '../../application/facts/read-questions.js';
import { AnswersQueryDto } from '../metric-query.dto.js';

const KEY = { min: 1, max: 64 };

/** The survey, the period and the filters of a report of questions. */
export class SurveyAnswersQueryDto extends AnswersQueryDto {
  @PublicIdField('srv', { description: 'The survey.' })
  readonly survey_id: string;

  static toQuestions(dto: SurveyAnswersQueryDto, tenantId: string, question?: string): QuestionsRequest {
    const surveyId = parsePublicId('srv', dto.survey_id) ?? dto.survey_id;
    const filter = { ...AnswersQueryDto.toAnswersFilter(dto), question };
    return { tenantId, from: dto.from, to: dto.to, surveyId, filter };
  }
}

/** The query of a report of questions. */
export class QuestionsQueryDto extends SurveyAnswersQueryDto {
  @StringField({ ...KEY, optional: true, example: 'why', description: 'Only this question. `by` needs it.' })
  readonly question?: string;

  @StringField({
    optional: true,
    min: 1,
    max: 80,
    example: 'channel',
    description:
      'Also split the question by `touchpoint`, `channel`, `language`, `attribute:<key>`, `segment:<id>` or `topic:<id>`, and test whether the answers differ.',
  })
  readonly by?: string;
}

/** The query of the responses behind a number of a question. */
export class AnsweredQuestionsQueryDto extends SurveyAnswersQueryDto {
  @StringField({ ...KEY, example: 'why', description: 'Key of the question.' })
  readonly question: string;

  @StringField({ ...KEY, optional: true, example: 'price', description: 'Key of the row of a matrix.' })
  readonly row?: string;

  @StringField({
    min: 1,
    max: 70,
    optional: true,
    example: 'late',
    description: 'Key of the choice; `other:` for free text, `yes` or `no` for a consent.',
  })
  readonly choice?: string;

  @NumberField({ optional: true, example: 4, description: 'Lowest number, or place in a ranking.' })
  readonly min?: number;

  @NumberField({ optional: true, example: 5, description: 'Numbers, or places, below this.' })
  readonly max?: number;

  @IntegerField({ min: 1, max: 100, optional: true, description: 'Items on a page.', example: 25 })
  readonly limit: ListQueryDto['limit'] = 25;

  @StringField({ min: 1, max: 500, optional: true, description: '`next_cursor` of the previous page.' })
  readonly cursor?: ListQueryDto['cursor'];

  @EnumField(['asc', 'desc'], { optional: true, description: 'By time of the answer.', example: 'desc' })
  readonly order: ListQueryDto['order'] = 'desc';

  static toChosen({ question, row, choice, min, max }: AnsweredQuestionsQueryDto): ChoiceSelection {
    return { question, row, choice, min, max };
  }
}
