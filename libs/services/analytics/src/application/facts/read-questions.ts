import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock, type Page, type PageRequest } from '@hearback/kernel';
import { knownNumbers } from '../../domain/facts/known-numbers.js';
import {
  pictureOf,
  questionNumbers,
  type QuestionNumbers,
  type QuestionShape,
} from '../../domain/facts/question-numbers.js';
import { questionSplit, type GroupCell, type QuestionSplit } from '../../domain/facts/question-split.js';
import type { Dimension } from '../../domain/score-filter.js';
import { analyticsErrors } from '../analytics.errors.js';
import { checkFilter } from '../check-filter.js';
import { checkedFrame, dimensionOf, frameRequest, type PeriodRequest } from '../metric-request.js';
import { ReportLimits } from '../report-limits.js';
import { ScoreQueries, type Frame } from '../score-queries.js';
import {
  QuestionQueries,
  type AnsweredQuestion,
  type AnswerSelection,
  type ChoiceSelection,
} from './question-queries.js';

/** A survey, the period and the filters; `filter.question` keeps one question. */
export interface QuestionsRequest extends PeriodRequest {
  readonly surveyId: string;
}

/** What was chosen, ranked and counted in a survey. */
export interface QuestionsReport {
  readonly surveyId: string;
  readonly frame: Frame;
  /** In the order of the survey; questions without a picture (words, addresses, days) are left out. */
  readonly questions: readonly QuestionNumbers[];
  /** The one question by a dimension. */
  readonly split: (QuestionSplit & { readonly by: Dimension; readonly question: string }) | null;
}

/** Reads what was chosen, ranked and counted. */
@Injectable()
export class ReadQuestions {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scores: ScoreQueries,
    private readonly queries: QuestionQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /**
   * `by` splits the question of the filter. Throws `analytics.not-found` for an unknown survey, touchpoint or question, `anonymous-survey`,
   * and the errors of `frameRequest` and `dimensionOf`.
   */
  execute(request: QuestionsRequest, by?: string): Promise<QuestionsReport> {
    const dimension = by === undefined ? undefined : dimensionOf(by, 'by');
    return this.#read(request, async (tx, selection, frame) => {
      const { surveyId, filter } = selection;
      const shapes = (await this.queries.questions(tx, surveyId)).filter(({ kind }) => pictureOf(kind) !== undefined);
      const shape = shapes.find(({ question }) => question === filter.question);
      if (filter.question !== undefined && shape === undefined)
        throw analyticsErrors.error('not-found', 'The survey has no such question that can be counted.');
      const cells = await this.queries.cells(tx, selection, dimension);
      const split =
        dimension === undefined || shape === undefined
          ? null
          : { by: dimension, question: shape.question, ...this.#split(shape, cells) };
      const shown = shape === undefined ? shapes : [shape];
      const questions = shown.map((each) => knownNumbers(questionNumbers(each, cellsOf(each, cells))));
      return { surveyId, frame, questions, split };
    });
  }

  #split(shape: QuestionShape, cells: readonly GroupCell[]): QuestionSplit {
    const { groups, ...split } = questionSplit(shape, cells, this.limits.maxGroups);
    return { ...split, groups: groups.map(({ numbers, ...group }) => ({ ...group, numbers: knownNumbers(numbers) })) };
  }

  /** The responses behind a number; throws the same errors. */
  responses(request: QuestionsRequest, chosen: ChoiceSelection, page: PageRequest): Promise<Page<AnsweredQuestion>> {
    return this.#read(request, (tx, selection) => this.queries.responses(tx, selection, chosen, page));
  }

  #read<T>(
    { tenantId, surveyId, filter, ...period }: QuestionsRequest,
    work: (tx: TenantTx, selection: AnswerSelection, frame: Frame) => Promise<T>,
  ): Promise<T> {
    const wanted = frameRequest(period, 'month', this.clock.now(), this.limits.maxBuckets);
    return this.database.withTenant(tenantId, async (tx) => {
      await checkFilter(this.scores, tx, { ...filter, surveyId });
      const frame = checkedFrame(await this.scores.frame(tx, wanted), this.limits.maxBuckets);
      return work(tx, { surveyId, filter, generation: frame.generation, period: frame }, frame);
    });
  }
}

function cellsOf({ question }: QuestionShape, cells: readonly GroupCell[]): readonly GroupCell[] {
  return cells.filter((cell) => cell.question === question);
}
