import { type Interval } from '@hearback/kernel';
import {
  BooleanField,
  TimestampField,
  IntegerField,
  NumberField,
  ObjectField,
  RecordField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { ComparedBucket } from '../application/judged-trend.js';
import type { Verdict } from '../domain/comparison.js';
import { MIN_RELIABLE_ANSWERS } from '../domain/measure.js';
import type { Method } from '../domain/method.js';

/** The verdicts on a change. */
export const VERDICTS = ['up', 'down', 'no_clear_change', 'too_few'] as const;

/** The ends of an interval; its formula is that of the series' total. */
export class BoundsDto {
  @NumberField({ example: 14.0511 })
  readonly low: number;

  @NumberField({ example: 44.2013 })
  readonly high: number;

  static fromInterval(interval: Interval | null): BoundsDto | null {
    return interval === null ? null : { low: interval.low, high: interval.high };
  }
}

/** A difference from the bucket before; with fewer than 5 answers on a side everything in it is null. */
export class BucketDifferenceDto {
  @NumberField({ nullable: true, example: 15 })
  readonly value: number | null;

  @ObjectField(() => BoundsDto, {
    nullable: true,
    description:
      'At the level of this comparison: 1 − `level` / `comparisons` of the series, more while the bucket runs.',
  })
  readonly interval: BoundsDto | null;

  @NumberField({ nullable: true, example: 0.146, description: 'Two-sided, of the exact test.' })
  readonly p: number | null;

  @NumberField({
    nullable: true,
    example: 1,
    description: 'Corrected for the number of comparisons and for looking while the bucket runs.',
  })
  readonly adjusted_p: number | null;

  @NumberField({
    nullable: true,
    example: 28.1,
    description: 'Where `answers_needed` is null: the smallest change that this comparison can show.',
  })
  readonly mde: number | null;
}

/** The number of a bucket. Request the bucket's period for the other values that the total of the series has. */
export class BucketDto {
  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @NumberField({ nullable: true, example: 30, description: 'Null without answers.' })
  readonly value: number | null;

  @IntegerField({ min: 0, example: 100 })
  readonly n: number;

  @RecordField({ of: ['integer'], example: { promoters: 50, passives: 30, detractors: 20 } })
  readonly counts: Readonly<Record<string, number>>;

  @ObjectField(() => BoundsDto, { nullable: true, description: '95 %.' })
  readonly interval: BoundsDto | null;

  @BooleanField({ description: 'The bucket still runs, or the period contains only a part of it.' })
  readonly partial: boolean;

  @BooleanField({ description: 'At least 30 answers.' })
  readonly reliable: boolean;

  @NumberField({ nullable: true, example: 33.6, description: 'At the level of one of the comparisons.' })
  readonly mde: number | null;

  @EnumField(VERDICTS, { nullable: true, description: 'Compared with the bucket before.' })
  readonly verdict: Verdict | null;

  @ObjectField(() => BucketDifferenceDto, { nullable: true })
  readonly difference: BucketDifferenceDto | null;

  @IntegerField({ nullable: true, min: 0, example: 0, description: 'As in the total of the series.' })
  readonly answers_needed: number | null;

  @StringField({ nullable: true, example: 'nps.v1' })
  readonly method_version: string | null;

  /** `textOf` formats an instant; it is shared, because all series of a report have the same instants. */
  static fromCompared(bucket: ComparedBucket, method: Method | null, textOf: (instant: Date) => string): BucketDto {
    const { from, to, reading, comparison } = bucket;
    return {
      from: textOf(from),
      to: textOf(to),
      value: reading.value,
      n: reading.n,
      counts: reading.kinds,
      interval: BoundsDto.fromInterval(reading.interval),
      partial: bucket.partial,
      reliable: reading.reliable,
      mde: bucket.mde,
      verdict: comparison?.verdict ?? null,
      difference:
        comparison === null
          ? null
          : {
              value: comparison.difference,
              interval: BoundsDto.fromInterval(comparison.interval),
              p: comparison.p,
              adjusted_p: comparison.adjustedP,
              mde: comparison.detectable,
            },
      answers_needed: comparison === null ? Math.max(0, MIN_RELIABLE_ANSWERS - reading.n) : comparison.answersNeeded,
      method_version: method?.version ?? null,
    };
  }
}
