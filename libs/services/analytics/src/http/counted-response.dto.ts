import { publicId } from '@hearback/kernel';
import { TimestampField, IntegerField, ListField, PublicIdField, StringField } from '@hearback/http';
import type { CountedResponse } from '../application/score-queries.js';

/** An answer behind a number. */
export class CountedAnswerDto {
  @StringField({ example: 'recommend' })
  readonly question: string;

  @StringField({ example: 'nps.v1' })
  readonly method_version: string;

  @IntegerField({ min: 0, max: 10, example: 9 })
  readonly score: number;
}

/** A response behind a number. */
export class CountedResponseDto {
  @PublicIdField('rsp')
  readonly id: string;

  @PublicIdField('srv')
  readonly survey_id: string;

  @TimestampField()
  readonly submitted_at: string;

  @ListField(() => CountedAnswerDto, { max: 500 })
  readonly answers: readonly CountedAnswerDto[];

  static fromResponse({ responseId, surveyId, answeredAt, answers }: CountedResponse): CountedResponseDto {
    return {
      id: publicId('rsp', responseId),
      survey_id: publicId('srv', surveyId),
      submitted_at: answeredAt.toISOString(),
      answers: answers.map(({ question, method, score }) => ({ question, method_version: method, score })),
    };
  }
}
