import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock, type Interval } from '@hearback/kernel';
import { judgeGoal, type Goal, type GoalVerdict } from '../../domain/goals/goal.js';
import { levelOfEach } from '../../domain/judgement.js';
import { MIN_RELIABLE_ANSWERS, MIN_VERDICT_ANSWERS } from '../../domain/measure.js';
import { valueOf } from '../../domain/goals/sample.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { CopyQueries } from '../copy-queries.js';
import { GoalStore } from './goal-store.js';
import type { FigureDays } from './key-figures-content.js';
import { ReadKeyFigures } from './read-key-figures.js';
import { ReadSamples } from './read-samples.js';

/** A goal with where its figure stands. */
export interface GoalReading {
  readonly goal: Goal;
  readonly touchpoint: string | null;
  readonly n: number;
  readonly reliable: boolean;
  /** Null below 5 cases, as the interval is. */
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly currency: string | null;
  readonly verdict: GoalVerdict;
  /** The day by which it should be reached is over. */
  readonly overdue: boolean;
}

/** All goals of a workspace. */
export interface GoalsReport {
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
  /** Of all intervals and verdicts together. */
  readonly confidence: number;
  readonly goals: readonly GoalReading[];
}

/** Reads whether goals are reached, by the last so many days. */
@Injectable()
export class ReadGoals {
  constructor(
    private readonly database: TenantDatabase,
    private readonly goals: GoalStore,
    private readonly figures: ReadKeyFigures,
    private readonly samples: ReadSamples,
    private readonly prepared: PreparedReports,
    private readonly copies: CopyQueries,
    private readonly clock: Clock,
  ) {}

  execute(tenantId: string, days: FigureDays): Promise<GoalsReport> {
    const now = this.clock.now();
    return this.database.withTenant(tenantId, async (tx) => {
      const goals = await this.goals.all(tx);
      const frame = await this.figures.lastDays(tx, days, now);
      const level = levelOfEach(goals.length);
      const { content } = await this.prepared.read(tx, this.figures, days === 28 ? '' : String(days));
      const names = await this.copies.touchpoints(tx);
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: frame.timeZone, dateStyle: 'short' }).format(now);
      const readings: GoalReading[] = [];
      for (const goal of goals) {
        const { figure, touchpointId } = goal;
        const { generation, alignment } = frame;
        const request = { figures: [figure], touchpointId, period: frame, generation, alignment };
        const own = await this.samples.execute(tx, request);
        // Figures of orders are those that were prepared.
        const sample =
          (own.has(figure) ? own.get(figure) : content.samples.find((each) => each.figure === figure)?.now) ?? null;
        const { verdict, interval } = judgeGoal(goal, sample, level);
        const n = sample?.n ?? 0;
        readings.push({
          goal,
          touchpoint: touchpointId === null ? null : (names.get(touchpointId)?.name ?? null),
          n,
          reliable: n >= MIN_RELIABLE_ANSWERS,
          value: sample === null || n < MIN_VERDICT_ANSWERS ? null : valueOf(sample),
          interval,
          currency: sample?.kind === 'mean' ? sample.currency : null,
          verdict,
          overdue: goal.by < today,
        });
      }
      return { timeZone: frame.timeZone, from: frame.from, to: frame.to, confidence: 1 - level, goals: readings };
    });
  }
}
