import { StringField } from '@hearback/http';
import { SurveyAnswersQueryDto } from '../facts/questions-query.dto.js';

/** The query of drivers. */
export class DriversQueryDto extends SurveyAnswersQueryDto {
  @StringField({
    min: 1,
    max: 64,
    optional: true,
    example: 'recommend',
    description: 'Key of the question whose score is explained. Default: the first score of the survey.',
  })
  readonly outcome?: string;

  @StringField({
    min: 1,
    max: 2_000,
    optional: true,
    example: 'question:fast,question:friendly',
    description:
      'Keys of the drivers, separated by commas, as `candidates` names them. Default: those that at least half of the answers have, at most 8.',
  })
  readonly predictors?: string;

  /** The keys of the predictors; undefined: the usual ones. */
  static toPredictors({ predictors }: DriversQueryDto): readonly string[] | undefined {
    const keys = predictors?.split(',').filter((key) => key !== '');
    return keys && [...new Set(keys)];
  }
}
