import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { driverReport, expectedDay, type DriverReport } from '../../domain/drivers/driver-report.js';
import type { QuestionShape } from '../../domain/facts/question-numbers.js';
import { elapsedOf } from '../../domain/period.js';
import { analyticsErrors } from '../analytics.errors.js';
import { checkFilter } from '../check-filter.js';
import { QuestionQueries } from '../facts/question-queries.js';
import type { QuestionsRequest } from '../facts/read-questions.js';
import { checkedFrame, frameRequest } from '../metric-request.js';
import { ScoreQueries, type Frame } from '../score-queries.js';
import { DriverQueries } from './driver-queries.js';

/** The drivers of a question of a survey. */
export interface DriversReport extends DriverReport {
  readonly surveyId: string;
  readonly frame: Frame;
  /** Key of the question whose score is explained; null if the survey has none. */
  readonly outcome: string | null;
  /** Questions whose score could be explained. */
  readonly outcomes: readonly string[];
  /** When enough answers will be there at the present pace; null if that is not what is missing. */
  readonly expectedAt: Date | null;
}

/** More answers than this change no rank, and take longer to resample than anybody waits. */
export const MAX_CASES = 2_000;

/** Longest period in months, as a trend by month has. */
const MAX_MONTHS = 240;

const RATED = ['nps', 'csat', 'ces', 'stars', 'emoji', 'number'];

/** Reads what goes along with a score. */
@Injectable()
export class ReadDrivers {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scores: ScoreQueries,
    private readonly questions: QuestionQueries,
    private readonly drivers: DriverQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * `filter.question` names the score; default: the first one of the survey. `predictors` are keys as the report names them. Throws
   * `analytics.not-found` for an unknown survey, touchpoint or question, `anonymous-survey`, and the errors of `frameRequest`.
   */
  execute(
    { tenantId, surveyId, filter, ...period }: QuestionsRequest,
    predictors?: readonly string[],
  ): Promise<DriversReport> {
    const now = this.clock.now();
    const wanted = frameRequest(period, 'month', now, MAX_MONTHS);
    return this.database.withTenant(tenantId, async (tx) => {
      await checkFilter(this.scores, tx, { ...filter, surveyId });
      const frame = checkedFrame(await this.scores.frame(tx, wanted), MAX_MONTHS);
      const shapes = await this.questions.questions(tx, surveyId);
      const outcomes = outcomesOf(shapes);
      const outcome = filter.question ?? outcomes[0] ?? null;
      if (filter.question !== undefined && !outcomes.includes(filter.question))
        throw analyticsErrors.error('not-found', 'The survey has no such question with a score or a number.');
      const selection = { surveyId, filter, generation: frame.generation, period: frame };
      const cases = outcome === null ? [] : await this.drivers.cases(tx, { ...selection, outcome }, shapes, MAX_CASES);
      const report = driverReport(cases, predictors);
      const days = ((elapsedOf(frame, now) ?? 1) * (frame.to.getTime() - frame.from.getTime())) / 86_400_000;
      return { ...report, surveyId, frame, outcome, outcomes, expectedAt: expectedDay(report.refusal, days, now) };
    });
  }
}

/** Scores first, in the order of the survey. */
function outcomesOf(shapes: readonly QuestionShape[]): readonly string[] {
  const of = (kinds: readonly string[]) =>
    shapes.filter(({ kind }) => kinds.includes(kind)).map(({ question }) => question);
  return [...of(RATED.slice(0, 3)), ...of(RATED.slice(3))];
}
