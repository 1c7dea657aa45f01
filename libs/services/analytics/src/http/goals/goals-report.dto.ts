import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { Interval } from '@hearback/kernel';
import type { GoalReading, GoalsReport } from '../../application/goals/read-goals.js';
import { MAX_GOALS } from '../../application/goals/write-goals.js';
import { FIGURE_KINDS, type FigureUnit } from '../../domain/goals/figure.js';
import type { GoalVerdict } from '../../domain/goals/goal.js';
import { missingOf } from '../../domain/goals/missing.js';
import { BoundsDto } from '../bucket.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { GoalDto } from './goal.dto.js';
import { GOAL_VERDICTS, UNITS } from './key-figures.dto.js';

/** A goal with where its figure stands. */
export class GoalReadingDto {
  @ObjectField(() => GoalDto) readonly goal: GoalDto;

  @StringField({ nullable: true, example: 'Delivery', description: 'Name of the touchpoint; null: all, or unknown.' })
  readonly touchpoint: string | null;

  @EnumField(UNITS) readonly unit: FigureUnit;
  @StringField({ nullable: true, example: 'EUR' }) readonly currency: string | null;
  @IntegerField({ min: 0, example: 340 }) readonly n: number;
  @BooleanField({ description: 'At least 30 cases.' }) readonly reliable: boolean;

  @NumberField({ nullable: true, example: 89.1, description: 'Null below 5 cases.' })
  readonly value: number | null;

  @ObjectField(() => BoundsDto, { nullable: true }) readonly interval: Interval | null;
  @EnumField(GOAL_VERDICTS) readonly verdict: GoalVerdict;

  @BooleanField({ description: 'Its day is over.' })
  readonly overdue: boolean;

  @ObjectField(() => RefusalDto, { nullable: true, description: 'Why there is no value.' })
  readonly refusal: RefusalDto | null;

  static fromReading({ goal, touchpoint, currency, n, reliable, value, interval, verdict, overdue }: GoalReading) {
    return {
      goal: GoalDto.fromGoal(goal),
      touchpoint,
      unit: FIGURE_KINDS[goal.figure].unit,
      currency,
      n,
      reliable,
      value,
      interval: BoundsDto.fromInterval(interval),
      verdict,
      overdue,
      refusal: value === null ? RefusalDto.fromRefusal(missingOf(goal.figure, n)) : null,
    };
  }
}

/** All goals with where their figures stand. */
export class GoalsReportDto {
  @EnumField(['goals_report']) readonly object: 'goals_report';
  @StringField({ example: 'Europe/Paris' }) readonly time_zone: string;
  @TimestampField() readonly from: string;
  @TimestampField({ description: 'Exclusive.' }) readonly to: string;

  @NumberField({ min: 0, max: 1, example: 0.9833, description: 'Of each interval; the goals share 5 %.' })
  readonly confidence: number;

  @ListField(() => GoalReadingDto, { max: MAX_GOALS, description: 'The one that is due first at first.' })
  readonly goals: readonly GoalReadingDto[];

  static fromReport({ timeZone, from, to, confidence, goals }: GoalsReport): GoalsReportDto {
    return {
      object: 'goals_report',
      time_zone: timeZone,
      from: from.toISOString(),
      to: to.toISOString(),
      confidence,
      goals: goals.map((reading) => GoalReadingDto.fromReading(reading)),
    };
  }
}
