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
import { publicId, type Interval } from '@hearback/kernel';
import type { JudgedGoal, KeyFiguresReport } from '../../application/goals/read-key-figures.js';
import { FIGURE_KINDS, KEY_FIGURES, type Figure, type FigureUnit } from '../../domain/goals/figure.js';
import type { GoalVerdict } from '../../domain/goals/goal.js';
import type { FigureReading, KeyFigure } from '../../domain/goals/key-figures.js';
import { BoundsDto } from '../bucket.dto.js';
import { RefusalDto } from '../refusal.dto.js';

export const UNITS = ['percent', 'points', 'money', 'minutes'] as const;
export const GOAL_VERDICTS = ['reached', 'not_reached', 'cannot_tell'] as const;

/** A figure of one period. */
export class FigureReadingDto {
  @IntegerField({ min: 0, example: 340 }) readonly n: number;

  @NumberField({ nullable: true, example: 89.1, description: 'Null below 5 cases.' })
  readonly value: number | null;

  @ObjectField(() => BoundsDto, { nullable: true, description: '95 %.' })
  readonly interval: Interval | null;

  static fromReading({ n, value, interval }: FigureReading): FigureReadingDto {
    return { n, value, interval: BoundsDto.fromInterval(interval) };
  }
}

/** A change since the baseline. */
export class FigureChangeDto {
  @NumberField({ example: 4.2 }) readonly value: number;

  @ObjectField(() => BoundsDto, { description: 'Widened for the number of comparisons.' })
  readonly interval: Interval;

  @NumberField({ min: 0, max: 1, example: 0.03, description: 'Adjusted by Holm.' })
  readonly adjusted_p: number;
}

/** The goal of a key figure. */
export class FigureGoalDto {
  @PublicIdField('gol') readonly id: string;
  @NumberField({ example: 85 }) readonly target: number;
  @StringField({ example: '2026-12-31' }) readonly by: string;

  @EnumField(GOAL_VERDICTS, { description: 'Told only if the interval lies on one side of the target.' })
  readonly verdict: GoalVerdict;

  static fromGoal({ goal, verdict }: JudgedGoal): FigureGoalDto {
    return { id: publicId('gol', goal.id), target: goal.target, by: goal.by, verdict };
  }
}

/** A key figure with its change since the baseline and its goal. */
export class KeyFigureDto {
  @EnumField(KEY_FIGURES, {
    description:
      'csat, nps: all touchpoints. retention: of the customers with an order in the baseline, who ordered again. customer_value: revenue so far of who ordered. service_cost: of a resolved task. conversion: of known visitors whose 30 days since the visit ended in the period, who ordered in them. order_value: of an order. first_response, resolution: medians.',
  })
  readonly figure: Figure;

  @EnumField(UNITS, { description: '`money`: minor units of the currency.' })
  readonly unit: FigureUnit;

  @StringField({ nullable: true, example: 'EUR' }) readonly currency: string | null;
  @StringField({ nullable: true, example: 'nps.v1' }) readonly method_version: string | null;
  @ObjectField(() => FigureReadingDto) readonly now: FigureReadingDto;
  @ObjectField(() => FigureReadingDto, { nullable: true }) readonly baseline: FigureReadingDto | null;

  @IntegerField({ min: 0, example: 0, description: 'Further cases until the value is reliable.' })
  readonly cases_needed: number;

  @ObjectField(() => FigureChangeDto, { nullable: true, description: 'Null with fewer than 5 cases on a side.' })
  readonly difference: FigureChangeDto | null;

  @EnumField(['better', 'worse', 'no_clear_change', 'too_few'])
  readonly verdict: KeyFigure['verdict'];

  @ObjectField(() => FigureGoalDto, { nullable: true }) readonly goal: FigureGoalDto | null;
  @ObjectField(() => RefusalDto, { nullable: true }) readonly refusal: RefusalDto | null;

  static fromFigure(figure: KeyFigure, goal: JudgedGoal | undefined): KeyFigureDto {
    const { difference } = figure;
    return {
      figure: figure.figure,
      unit: FIGURE_KINDS[figure.figure].unit,
      currency: figure.currency,
      method_version: figure.method,
      now: FigureReadingDto.fromReading(figure.now),
      baseline: figure.baseline && FigureReadingDto.fromReading(figure.baseline),
      cases_needed: Math.max(0, 30 - figure.now.n),
      difference: difference && {
        value: difference.value,
        interval: difference.interval,
        adjusted_p: difference.p,
      },
      verdict: figure.verdict,
      goal: goal === undefined ? null : FigureGoalDto.fromGoal(goal),
      refusal: RefusalDto.fromRefusal(figure.refusal),
    };
  }
}

/** The period that a page of figures is about. */
export class FiguresBasisDto {
  @StringField({ example: 'Europe/Paris' }) readonly time_zone: string;
  @TimestampField() readonly from: string;
  @TimestampField({ description: 'Exclusive.' }) readonly to: string;
  @TimestampField() readonly baseline_from: string;
  @TimestampField({ description: 'Exclusive.' }) readonly baseline_to: string;

  @TimestampField({ description: 'When the numbers were computed.' })
  readonly computed_at: string;

  static fromReport({ content, computedAt }: KeyFiguresReport): FiguresBasisDto {
    return {
      time_zone: content.timeZone,
      from: content.from,
      to: content.to,
      baseline_from: content.baseline.from,
      baseline_to: content.baseline.to,
      computed_at: computedAt.toISOString(),
    };
  }
}

/** The key figures of a workspace. */
export class KeyFiguresDto extends FiguresBasisDto {
  @EnumField(['key_figures']) readonly object: 'key_figures';

  @IntegerField({ min: 0, example: 6, description: 'Comparisons that share a level of 5 %.' })
  readonly comparisons: number;

  @ListField(() => KeyFigureDto, { max: KEY_FIGURES.length })
  readonly figures: readonly KeyFigureDto[];

  static override fromReport(report: KeyFiguresReport): KeyFiguresDto {
    return {
      object: 'key_figures',
      ...FiguresBasisDto.fromReport(report),
      comparisons: report.comparisons,
      figures: report.figures.map((figure) => KeyFigureDto.fromFigure(figure, report.goals.get(figure.figure))),
    };
  }
}
