import type { TenantTx } from '@hearback/database';
import type { QuestionShape } from '../../domain/facts/question-numbers.js';
import type { DriverCase } from '../../domain/drivers/driver-report.js';
import type { AnswerSelection } from '../facts/question-queries.js';

/** Reads answers with all that may go along with their scores. */
export abstract class DriverQueries {
  /**
   * The latest answers that have a number for the question of the filter, at most `limit`. Keys of predictors: `question:<key>` (scores, stars,
   * moods, numbers), `row:<key>.<row>` (the place of the choice in a matrix), `topic:<id>` (1 if a comment names the topic, else 0; see
   * `topicValues`), `touchpoint:<id>.<metric>` (the customer's latest score at another touchpoint in the period). Ids are public ones.
   */
  abstract cases(
    tx: TenantTx,
    selection: AnswerSelection & { readonly outcome: string },
    shapes: readonly QuestionShape[],
    limit: number,
  ): Promise<readonly DriverCase[]>;
}
