import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { DriversReport } from '../../application/drivers/read-drivers.js';
import type { Driver } from '../../domain/drivers/drivers.js';
import type { Candidate } from '../../domain/drivers/driver-report.js';
import { IntervalDto } from '../measure.dto.js';
import { PeriodDto } from '../period.dto.js';
import { RefusalDto } from '../refusal.dto.js';

const KEY =
  '`question:<key>`, `row:<key>.<row>` of a matrix, `topic:<id>`: whether a comment names the topic (1 or 0), or `touchpoint:<id>.<metric>`: the customer’s latest score elsewhere in the period.';

/** What goes along with a score. */
export class DriverDto {
  @StringField({ example: 'question:fast', description: KEY })
  readonly key: string;

  @NumberField({
    min: 0,
    max: 1,
    example: 0.31,
    description: 'Of what all drivers explain together; the shares add up to 1.',
  })
  readonly share: number;

  @ObjectField(() => IntervalDto)
  readonly share_interval: IntervalDto;

  @NumberField({ min: 0, max: 1, example: 0.13, description: 'Share of R².' })
  readonly importance: number;

  @BooleanField({
    description: 'Whether it explains more than chance does in 95 % of draws. If not, take its share for 0.',
  })
  readonly clear: boolean;

  @NumberField({ min: -1, max: 1, example: 0.52, description: 'Pearson’s correlation with the score.' })
  readonly correlation: number;

  static fromDriver({ key, share, shareInterval, importance, clear, correlation }: Driver): DriverDto {
    return {
      key,
      share,
      share_interval: IntervalDto.fromInterval(shareInterval, 'bootstrap')!,
      importance,
      clear,
      correlation,
    };
  }
}

/** Something that can be compared with the score. */
export class DriverCandidateDto {
  @StringField({ example: 'question:fast', description: KEY })
  readonly key: string;

  @IntegerField({ min: 0, example: 194, description: 'Answers with the score that have it.' })
  readonly n: number;

  @NumberField({ nullable: true, example: 3.9, description: 'Its mean over them.' })
  readonly mean: number | null;

  static fromCandidate({ key, n, mean }: Candidate): DriverCandidateDto {
    return { key, n, mean };
  }
}

/** The drivers of a score, or why they cannot be known. */
export class DriversDto extends PeriodDto {
  @EnumField(['drivers_report'])
  readonly object: 'drivers_report';

  @PublicIdField('srv')
  readonly survey_id: string;

  @StringField({
    nullable: true,
    example: 'recommend',
    description: 'Key of the question whose score is explained; null: the survey has none.',
  })
  readonly outcome: string | null;

  @ListField('string', { max: 500, example: ['recommend'], description: 'Questions whose score could be explained.' })
  readonly outcomes: readonly string[];

  @IntegerField({ min: 0, example: 194, description: 'Answers with the score and all drivers.' })
  readonly n: number;

  @IntegerField({ min: 0, example: 9, description: 'Answers that lack one of the drivers.' })
  readonly left_out: number;

  @NumberField({
    nullable: true,
    min: 0,
    max: 1,
    example: 0.41,
    description: 'What the drivers explain together. Null with a refusal.',
  })
  readonly r_squared: number | null;

  @ObjectField(() => IntervalDto, { nullable: true })
  readonly r_squared_interval: IntervalDto | null;

  @EnumField(['shapley', 'relative_weights'], {
    nullable: true,
    description: 'Relative weights with more than 10 drivers.',
  })
  readonly method: 'shapley' | 'relative_weights' | null;

  @IntegerField({ nullable: true, min: 0, example: 500 })
  readonly resamples: number | null;

  @ListField(() => DriverDto, {
    max: 100,
    description: 'Largest first. They go along with the score; nothing says that they cause it.',
  })
  readonly drivers: readonly DriverDto[];

  @ListField(() => DriverCandidateDto, { max: 1_000, description: 'All that could be compared.' })
  readonly candidates: readonly DriverCandidateDto[];

  @ListField('string', { max: 100, example: ['question:fast'], description: 'What was compared, or was to be.' })
  readonly predictors: readonly string[];

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;

  @ListField('string', { max: 2, example: [], description: 'The two drivers that cannot be told apart; else empty.' })
  readonly pair: readonly string[];

  @NumberField({ nullable: true, min: -1, max: 1, example: 0.97, description: 'Their correlation.' })
  readonly pair_correlation: number | null;

  @TimestampField({ nullable: true, description: 'When enough answers will be here at the present pace.' })
  readonly expected_at: string | null;

  static fromReport(report: DriversReport): DriversDto {
    const { analysis, frame, surveyId, outcome, outcomes, n, leftOut, refusal, pair, expectedAt } = report;
    return {
      object: 'drivers_report',
      ...PeriodDto.fromFrame(frame),
      survey_id: publicId('srv', surveyId),
      outcome,
      outcomes,
      n,
      left_out: leftOut,
      r_squared: analysis?.rSquared ?? null,
      r_squared_interval: IntervalDto.fromInterval(analysis?.rSquaredInterval ?? null, 'bootstrap'),
      method: analysis?.method ?? null,
      resamples: analysis?.resamples ?? null,
      drivers: analysis?.drivers.map(DriverDto.fromDriver) ?? [],
      candidates: report.candidates.slice(0, 1_000).map(DriverCandidateDto.fromCandidate),
      predictors: report.predictors,
      refusal: RefusalDto.fromRefusal(refusal),
      pair: pair?.keys ?? [],
      pair_correlation: pair?.r ?? null,
      expected_at: expectedAt?.toISOString() ?? null,
    };
  }
}
