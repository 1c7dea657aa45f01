import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { QuestionShape } from '../../domain/facts/question-numbers.js';
import type { GroupCell } from '../../domain/facts/question-split.js';
import type { Period } from '../../domain/period.js';
import type { Dimension, ScoreFilter } from '../../domain/score-filter.js';

/** Selects the answers of a survey in a period. */
export interface AnswerSelection {
  readonly surveyId: string;
  /** Its survey is left out; a question keeps only that. */
  readonly filter: ScoreFilter;
  readonly generation: number;
  readonly period: Period;
}

/** What was chosen in the responses of a list. */
export interface ChoiceSelection {
  readonly question: string;
  readonly row?: string;
  readonly choice?: string;
  /** Inclusive lowest and exclusive highest number, or place in a ranking. */
  readonly min?: number;
  readonly max?: number;
}

/** A response behind a number of a question. */
export interface AnsweredQuestion {
  readonly responseId: string;
  readonly answeredAt: Date;
}

/** Reads what was chosen, ranked and counted. What is excluded or withdrawn is left out. */
export abstract class QuestionQueries {
  /** The questions of the survey in their order. */
  abstract questions(tx: TenantTx, surveyId: string): Promise<readonly QuestionShape[]>;
  /** Counts by question, choice and group; without `by` the group is null. */
  abstract cells(tx: TenantTx, selection: AnswerSelection, by?: Dimension): Promise<readonly GroupCell[]>;
  /** Responses in the order (answeredAt, responseId). */
  abstract responses(
    tx: TenantTx,
    selection: AnswerSelection,
    chosen: ChoiceSelection,
    page: PageRequest,
  ): Promise<Page<AnsweredQuestion>>;
}
