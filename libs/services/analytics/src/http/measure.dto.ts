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
import type { Measure } from '../domain/measure.js';
import type { Method } from '../domain/method.js';
import type { Interval } from '../domain/scores.js';

/** An interval with its level and the name of its formula. */
export class IntervalDto {
  @NumberField({ example: 14.0511 })
  readonly low: number;

  @NumberField({ example: 44.2013 })
  readonly high: number;

  @NumberField({ example: 0.95 })
  readonly level: number;

  @EnumField(['adjusted_wald', 'wilson', 'wald', 'newcombe', 'student_t'])
  readonly method: 'adjusted_wald' | 'wilson' | 'wald' | 'newcombe' | 'student_t';

  static fromInterval(interval: Interval | null, method: IntervalDto['method']): IntervalDto | null {
    return interval === null ? null : { low: interval.low, high: interval.high, level: 0.95, method };
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

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly interval: IntervalDto | null;

  @ObjectField(() => MeanDto, { nullable: true })
  readonly mean: MeanDto | null;

  @NumberField({ nullable: true, example: 20, description: 'CSAT: per cent in the highest score.' })
  readonly top_box: number | null;

  @NumberField({ nullable: true, example: 50, description: 'CES: per cent easy minus per cent hard.' })
  readonly net: number | null;

  @NumberField({
    nullable: true,
    example: 30.9,
    description: 'Minimum detectable change between two periods of n answers each, with 80 % power at 5 %.',
  })
  readonly mde: number | null;

  @BooleanField({ description: 'At least 30 answers.' })
  readonly reliable: boolean;

  @StringField({
    nullable: true,
    example: 'nps.v1',
    description: 'Method version: how the question was asked and counted; null without answers.',
  })
  readonly method_version: string | null;

  static fromMeasure(measure: Measure, method: Method | null): MeasureDto {
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
      mde: measure.detectableChange,
      reliable: measure.reliable,
      method_version: method?.version ?? null,
    };
  }
}

/** A difference between two numbers. */
export class DifferenceDto {
  @NumberField({
    nullable: true,
    example: 15,
    description: 'Later minus earlier, or segment minus rest; null if a side is empty.',
  })
  readonly value: number | null;

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly interval: IntervalDto | null;

  @NumberField({ nullable: true, example: 1.45 })
  readonly z: number | null;

  @NumberField({ nullable: true, example: 0.146, description: 'Two-sided.' })
  readonly p: number | null;

  @EnumField(['unpooled_z', 'pooled_z'])
  readonly test: 'unpooled_z' | 'pooled_z';

  static fromComparison(comparison: Comparison): DifferenceDto {
    return {
      value: comparison.difference,
      interval: IntervalDto.fromInterval(comparison.interval, comparison.intervalMethod),
      z: comparison.z,
      p: comparison.p,
      test: comparison.test,
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
}
