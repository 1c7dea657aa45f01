import { EnumField, IntegerField, ListField, NumberField, ObjectField, StringField } from '@hearback/http';
import type { ChangeReport } from '../../application/change/read-change.js';
import type { ChangedSegment } from '../../domain/change/change-split.js';
import { MIN_VERDICT_ANSWERS, type Reading } from '../../domain/measure.js';
import { METRICS, type Metric } from '../../domain/method.js';
import type { Dimension } from '../../domain/score-filter.js';
import { dimensionName, groupValue } from '../group-value.js';
import { IntervalDto } from '../measure.dto.js';
import { PeriodDto } from '../period.dto.js';
import { RefusalDto } from '../refusal.dto.js';

/** A value with what is needed to judge it. */
export class ReadingDto {
  @IntegerField({ min: 0, example: 134 })
  readonly n: number;

  @NumberField({ nullable: true, example: 61, description: 'Points (NPS) or per cent; null below 5.' })
  readonly value: number | null;

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly interval: IntervalDto | null;

  static fromReading({ n, value, interval, intervalMethod }: Reading): ReadingDto {
    const isShown = n >= MIN_VERDICT_ANSWERS;
    return {
      n,
      value: isShown ? value : null,
      interval: IntervalDto.fromInterval(isShown ? interval : null, intervalMethod),
    };
  }
}

/** What a segment added to the change. */
export class ChangedSegmentDto {
  @StringField({ nullable: true, example: 'email', description: 'Null: answers without one.' })
  readonly segment: string | null;

  @ObjectField(() => ReadingDto)
  readonly earlier: ReadingDto;

  @ObjectField(() => ReadingDto)
  readonly later: ReadingDto;

  @NumberField({ example: -3.2, description: 'By scoring otherwise.' })
  readonly within: number;

  @NumberField({ example: 0.4, description: 'By answering more or less often.' })
  readonly mix: number;

  static fromSegment({ value, earlier, later, within, mix }: ChangedSegment, by: Dimension): ChangedSegmentDto {
    return {
      segment: groupValue(by, value),
      earlier: ReadingDto.fromReading(earlier),
      later: ReadingDto.fromReading(later),
      within,
      mix,
    };
  }
}

/** Why a metric changed: how people scored, and who answered. */
export class ChangeDto extends PeriodDto {
  @EnumField(['change_report'])
  readonly object: 'change_report';

  @EnumField(METRICS)
  readonly metric: Metric;

  @StringField({ example: 'nps.v1', description: 'The method with most answers; others are left out.' })
  readonly method_version: string;

  @StringField({ example: 'channel' })
  readonly by: string;

  @ObjectField(() => ReadingDto)
  readonly earlier: ReadingDto;

  @ObjectField(() => ReadingDto)
  readonly later: ReadingDto;

  @NumberField({ nullable: true, example: -17, description: 'Later minus earlier; null with a refusal.' })
  readonly delta: number | null;

  @NumberField({
    nullable: true,
    example: -16,
    description: 'Σ mean share × change of the value: people scored differently.',
  })
  readonly within: number | null;

  @ObjectField(() => IntervalDto, { nullable: true, description: 'With the shares as they are.' })
  readonly within_interval: IntervalDto | null;

  @NumberField({
    nullable: true,
    example: -1,
    description: 'Σ change of the share × mean value: different people answered.',
  })
  readonly mix: number | null;

  @ListField(() => ChangedSegmentDto, {
    max: 1_000,
    description: 'The largest contribution first; all add up to delta.',
  })
  readonly segments: readonly ChangedSegmentDto[];

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;

  static fromReport(report: ChangeReport): ChangeDto {
    const { metric, method, frame, by, earlier, later, delta, within, withinInterval, mix, segments, refusal } = report;
    return {
      object: 'change_report',
      ...PeriodDto.fromFrame(frame),
      metric,
      method_version: method.version,
      by: dimensionName(by),
      earlier: ReadingDto.fromReading(earlier),
      later: ReadingDto.fromReading(later),
      delta,
      within,
      within_interval: IntervalDto.fromInterval(withinInterval, 'normal'),
      mix,
      segments: segments.slice(0, 1_000).map((segment) => ChangedSegmentDto.fromSegment(segment, by)),
      refusal: RefusalDto.fromRefusal(refusal),
    };
  }
}
