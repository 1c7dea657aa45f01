import { type Interval } from '@hearback/kernel';
import {
  BooleanField,
  TimestampField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  RecordField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { Comparison } from '../domain/comparison.js';
import { MIN_RELIABLE_ANSWERS, type Measure } from '../domain/measure.js';
import type { Method } from '../domain/method.js';

/** How intervals are computed; `order_statistics`: between two of the ordered answers; `bootstrap`: by resampling the answers. */
const INTERVAL_METHODS = [
  'adjusted_wald',
  'wilson',
  'agresti_caffo',
  'student_t',
  'newcombe',
  'normal',
  'order_statistics',
  'bootstrap',
] as const;

/** An interval with its level and the name of its formula. */
export class IntervalDto {
  @NumberField({ example: 14.0511 })
  readonly low: number;

  @NumberField({ example: 44.2013 })
  readonly high: number;

  @NumberField({ example: 0.95, description: 'Confidence; for one of several comparisons more than 0.95.' })
  readonly level: number;

  @EnumField(INTERVAL_METHODS)
  readonly method: (typeof INTERVAL_METHODS)[number];

  static fromInterval(
    interval: Interval | null,
    method: IntervalDto['method'],
    level: number | null = 0.95,
  ): IntervalDto | null {
    return interval === null || level === null ? null : { low: interval.low, high: interval.high, level, method };
  }
}

/** Mean of the raw scores. */
export class MeanDto {
  @NumberField({ example: 8.7, description: 'In units of the scale.' })
  readonly value: number;

  @NumberField({ nullable: true, example: 1.2, description: 'Standard deviation with n − 1; null below two answers.' })
  readonly standard_deviation: number | null;

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly interval: IntervalDto | null;

  @NumberField({ example: 87, description: 'The mean mapped to 0 to 100.' })
  readonly mapped: number;
}

/** A number with the values needed to judge it. */
export class MeasureDto {
  @NumberField({
    nullable: true,
    example: 30,
    description: 'NPS in points, CSAT top-2-box and CES easy share in per cent; null without answers.',
  })
  readonly value: number | null;

  @IntegerField({ min: 0, example: 100, description: 'Number of answers.' })
  readonly n: number;

  @RecordField({
    of: ['integer'],
    example: { promoters: 50, passives: 30, detractors: 20 },
    description: 'Answers by kind; they add up to n.',
  })
  readonly counts: Readonly<Record<string, number>>;

  @ListField('integer', {
    min: 11,
    max: 11,
    item: { min: 0 },
    example: [5, 1, 1, 2, 3, 4, 4, 10, 20, 25, 25],
    description: 'Answers by score, from 0 to 10.',
  })
  readonly scores: readonly number[];

  @NumberField({ nullable: true, example: 7.81 })
  readonly standard_error: number | null;

  @ObjectField(() => IntervalDto, { nullable: true, description: 'Contains the value; null without answers.' })
  readonly interval: IntervalDto | null;

  @ObjectField(() => MeanDto, { nullable: true })
  readonly mean: MeanDto | null;

  @NumberField({ nullable: true, example: 20, description: 'CSAT: per cent in the highest score.' })
  readonly top_box: number | null;

  @NumberField({ nullable: true, example: 50, description: 'CES: per cent easy minus per cent hard.' })
  readonly net: number | null;

  @NumberField({
    nullable: true,
    example: 33.6,
    description:
      'Minimum detectable change: the smallest fall between two periods of n answers each that gets a verdict with 80 % power at the level used here (the smallest rise, if such a fall would leave the scale; null if both would, and below 5 answers).',
  })
  readonly mde: number | null;

  @BooleanField({ description: 'At least 30 answers.' })
  readonly reliable: boolean;

  @IntegerField({
    nullable: true,
    min: 0,
    example: 0,
    description:
      'Further answers needed. Below 30: until the number is reliable. From 30 on, where it is compared: until a change of this size is clear with 80 % power, with the other side as it is; 0 with a verdict; null if more than 20 usual periods would be needed or the other side has fewer than 5.',
  })
  readonly answers_needed: number | null;

  @StringField({
    nullable: true,
    example: 'nps.v1',
    description: 'Method version: how the question was asked and counted; null without answers.',
  })
  readonly method_version: string | null;

  static fromMeasure(measure: Measure, method: Method | null, mde: number | null): MeasureDto {
    const { mean } = measure;
    return {
      value: measure.value,
      n: measure.n,
      counts: measure.kinds,
      scores: measure.scores,
      standard_error: measure.standardError,
      interval: IntervalDto.fromInterval(measure.interval, measure.intervalMethod),
      mean:
        mean === null
          ? null
          : {
              value: mean.mean,
              standard_deviation: mean.standardDeviation,
              interval: IntervalDto.fromInterval(mean.interval, 'student_t'),
              mapped: mean.mapped,
            },
      top_box: method?.metric === 'csat' ? measure.secondaryValue : null,
      net: method?.metric === 'ces' ? measure.secondaryValue : null,
      mde,
      reliable: measure.reliable,
      answers_needed: Math.max(0, MIN_RELIABLE_ANSWERS - measure.n),
      method_version: method?.version ?? null,
    };
  }
}

/** A difference between two numbers; with fewer than 5 answers on a side everything in it is null. */
export class DifferenceDto {
  @NumberField({ nullable: true, example: 15, description: 'Later minus earlier, or segment minus rest.' })
  readonly value: number | null;

  @ObjectField(() => IntervalDto, {
    nullable: true,
    description:
      'At the level of this comparison: 95 % for a single one, more if several share 5 % or the period runs.',
  })
  readonly interval: IntervalDto | null;

  @NumberField({
    nullable: true,
    example: 0.146,
    description: 'Two-sided p of the exact test of “no change”: all ways to exchange the answers of both sides.',
  })
  readonly p: number | null;

  @NumberField({
    nullable: true,
    example: 0.146,
    description:
      'p corrected for the number of comparisons (Holm) and for looking while the period runs; a verdict needs less than 0.05 and an interval without 0.',
  })
  readonly adjusted_p: number | null;

  @EnumField(['exact', 'normal'], {
    nullable: true,
    description: 'Whether p is enumerated, or approximated because both sides are large.',
  })
  readonly test: 'exact' | 'normal' | null;

  @NumberField({
    nullable: true,
    example: 28.1,
    description:
      'Where `answers_needed` is null: the smallest change that this comparison shows with 80 % power once the period has its usual number of answers.',
  })
  readonly mde: number | null;

  static fromComparison(comparison: Comparison): DifferenceDto {
    return {
      value: comparison.difference,
      interval: IntervalDto.fromInterval(comparison.interval, comparison.intervalMethod, comparison.confidence),
      p: comparison.p,
      adjusted_p: comparison.adjustedP,
      test: comparison.test,
      mde: comparison.detectable,
    };
  }
}

/** The period of comparison. */
export class PreviousDto {
  @TimestampField()
  readonly from: string;

  @TimestampField()
  readonly to: string;

  @NumberField({ nullable: true, example: 30 })
  readonly value: number | null;

  @IntegerField({ min: 0, example: 100 })
  readonly n: number;

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly interval: IntervalDto | null;
}
