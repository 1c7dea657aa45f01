import { EnumField, IntegerField, NumberField, ObjectField, StringField, TimestampField } from '@hearback/http';
import type { DetectableChange } from '../application/detect-change.js';
import { METRICS, type Metric } from '../domain/method.js';
import { PeriodQueryDto } from './metric-query.dto.js';

/** The query of a detectable change. */
export class DetectableChangeQueryDto extends PeriodQueryDto {
  @IntegerField({ min: 1, max: 1_000_000, example: 298, description: 'Number of further answers.' })
  readonly answers: number;
}

/** The answers that later ones are compared with. */
export class EarlierAnswersDto {
  @StringField({ example: 'nps.v1', description: 'The method version with the most answers in the period.' })
  readonly method_version: string;

  @IntegerField({ min: 1, example: 301 })
  readonly n: number;

  @NumberField({ nullable: true, example: 30 })
  readonly value: number | null;
}

/** The smallest change that so many further answers could show. */
export class DetectableChangeDto {
  @EnumField(['detectable_change'])
  readonly object: 'detectable_change';

  @EnumField(METRICS)
  readonly metric: Metric;

  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @ObjectField(() => EarlierAnswersDto, { nullable: true, description: 'Null without answers in the period.' })
  readonly earlier: EarlierAnswersDto | null;

  @IntegerField({ min: 1, example: 298 })
  readonly answers: number;

  @NumberField({
    nullable: true,
    example: 18,
    description:
      'In points or per cent: the smallest fall that gets a verdict with 80 % power (the smallest rise, if such a fall would leave the scale). Null below 5 answers on a side, and if both would.',
  })
  readonly change: number | null;

  @NumberField({ example: 0.05, description: 'The probability of a false verdict.' })
  readonly level: number;

  static fromChange({ metric, frame, earlier, answers, change, level }: DetectableChange): DetectableChangeDto {
    return {
      object: 'detectable_change',
      metric,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      earlier: earlier && { method_version: earlier.method.version, n: earlier.n, value: earlier.value },
      answers,
      change,
      level,
    };
  }
}
