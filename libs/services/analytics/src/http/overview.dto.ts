import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { OverviewReport } from '../application/read-overview.js';
import type { Verdict } from '../domain/comparison.js';
import { METRICS, type Metric } from '../domain/method.js';
import type { OverviewScore } from '../domain/overview.js';
import { BoundsDto, VERDICTS } from './bucket.dto.js';
import { TouchpointRefDto } from './touchpoint-ref.dto.js';
import { JudgedPeriodDto } from './trend.dto.js';

const WHERE = { nullable: true, description: 'Null for answers without a touchpoint.' };

/** A score of the overview: one metric and method at one touchpoint. */
export class OverviewScoreDto extends JudgedPeriodDto {
  @EnumField(METRICS)
  readonly metric: Metric;

  @ObjectField(() => TouchpointRefDto, WHERE)
  readonly touchpoint: TouchpointRefDto | null;

  static fromScore(score: OverviewScore, report: OverviewReport): OverviewScoreDto {
    const { frame, touchpoints } = report;
    const { method, touchpointId, now, before, mde, comparison } = score;
    const previous = { from: frame.previousFrom, to: frame.from, measure: before, comparison };
    return {
      metric: method.metric,
      touchpoint: TouchpointRefDto.fromId(touchpointId, touchpoints),
      ...JudgedPeriodDto.fromCompared(
        { from: frame.from, to: frame.to, measure: now, partial: report.partial, mde, previous },
        method,
        report,
      ),
    };
  }
}

/** A clear change. */
export class OverviewChangeDto {
  @EnumField(METRICS)
  readonly metric: Metric;

  @ObjectField(() => TouchpointRefDto, WHERE)
  readonly touchpoint: TouchpointRefDto | null;

  @StringField({ example: 'nps.v1' })
  readonly method_version: string;

  @EnumField(['up', 'down'])
  readonly verdict: 'up' | 'down';

  @NumberField({ nullable: true, example: 78 })
  readonly before: number | null;

  @NumberField({ nullable: true, example: 61 })
  readonly now: number | null;

  @IntegerField({ min: 0, example: 134 })
  readonly n: number;

  @NumberField({ nullable: true, example: -17 })
  readonly difference: number | null;

  @ObjectField(() => BoundsDto, { nullable: true, description: 'Of the difference; excludes 0.' })
  readonly interval: BoundsDto | null;

  static fromScore(score: OverviewScore, { touchpoints }: OverviewReport): OverviewChangeDto {
    const { method, touchpointId, now, before, comparison } = score;
    return {
      metric: method.metric,
      touchpoint: TouchpointRefDto.fromId(touchpointId, touchpoints),
      method_version: method.version,
      verdict: comparison.verdict === 'up' ? 'up' : 'down',
      before: before.value,
      now: now.value,
      n: now.n,
      difference: comparison.difference,
      interval: BoundsDto.fromInterval(comparison.interval),
    };
  }
}

/** How many scores have which verdict. */
export class VerdictCountsDto implements Readonly<Record<Verdict, number>> {
  @IntegerField({ min: 0, example: 1 })
  readonly up: number;

  @IntegerField({ min: 0, example: 1 })
  readonly down: number;

  @IntegerField({ min: 0, example: 5 })
  readonly no_clear_change: number;

  @IntegerField({ min: 0, example: 2 })
  readonly too_few: number;

  static fromScores(scores: readonly OverviewScore[]): VerdictCountsDto {
    const of = (verdict: Verdict) => scores.filter(({ comparison }) => comparison.verdict === verdict).length;
    const [up, down, no_clear_change, too_few] = VERDICTS.map(of) as [number, number, number, number];
    return { up, down, no_clear_change, too_few };
  }
}

/** All scores of a workspace, compared with the period before, as one picture. */
export class OverviewDto {
  @EnumField(['metric_overview'])
  readonly object: 'metric_overview';

  @StringField({ example: 'Europe/Paris' })
  readonly time_zone: string;

  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @TimestampField({ description: 'Start of the period before, which ends at `from`.' })
  readonly previous_from: string;

  @NumberField({ example: 0.05, description: 'The probability of any false verdict in this reply.' })
  readonly level: number;

  @IntegerField({ min: 0, example: 8, description: 'Scores that are compared; they share the level.' })
  readonly comparisons: number;

  @ObjectField(() => VerdictCountsDto)
  readonly verdicts: VerdictCountsDto;

  @ListField(() => OverviewChangeDto, {
    max: 1_000,
    description: 'The clear changes only: what got worse first, each by the size of the change.',
  })
  readonly changes: readonly OverviewChangeDto[];

  @ListField(() => OverviewScoreDto, { max: 1_000, description: 'By metric; those with the most answers first.' })
  readonly scores: readonly OverviewScoreDto[];

  @IntegerField({ min: 0, example: 0, description: 'Number of scores left out because there are too many.' })
  readonly scores_omitted: number;

  @IntegerField({
    min: 0,
    nullable: true,
    example: 14,
    description:
      'Mailed surveys that were opened in the period, while nothing confirms that it was the customer; in no number. Null with a filter by what only answers have.',
  })
  readonly unconfirmed: number | null;

  static fromReport(report: OverviewReport): OverviewDto {
    const { frame, level, comparisons, scores, changes, omitted } = report;
    return {
      object: 'metric_overview',
      time_zone: frame.timeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      previous_from: frame.previousFrom.toISOString(),
      level,
      comparisons,
      verdicts: VerdictCountsDto.fromScores(scores),
      changes: changes.map((score) => OverviewChangeDto.fromScore(score, report)),
      scores: scores.map((score) => OverviewScoreDto.fromScore(score, report)),
      scores_omitted: omitted,
      unconfirmed: report.unconfirmed,
    };
  }
}
