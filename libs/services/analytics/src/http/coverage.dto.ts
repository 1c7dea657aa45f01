import {
  EnumField,
  IntegerField,
  IntersectionType,
  ListField,
  NumberField,
  ObjectField,
  StringField,
} from '@hearback/http';
import type { CoverageReading, CoverageReport, CoverageSegment } from '../application/read-coverage.js';
import { cohortValue } from './cohort-value.js';
import { PeriodDto } from './period.dto.js';
import { RateDto } from './rate.dto.js';

/** The NPS of those who answered, and of all who were asked, whatever the silent ones think. */
export class CoverageNpsDto {
  @NumberField({ example: 30, description: 'In points, of those who gave a score.' })
  readonly value: number;

  @IntegerField({ min: 1, example: 100, description: 'Customers who gave a score, each with the newest.' })
  readonly n: number;

  @IntegerField({ min: 0, example: 50 })
  readonly promoters: number;

  @IntegerField({ min: 0, example: 30 })
  readonly passives: number;

  @IntegerField({ min: 0, example: 20 })
  readonly detractors: number;

  @NumberField({ example: -48, description: 'If all others were detractors.' })
  readonly low: number;

  @NumberField({ example: 72, description: 'If all others were promoters.' })
  readonly high: number;
}

/** Who answered of the customers who were asked. A customer counts once. */
export class CoverageReadingDto {
  @IntegerField({ min: 0, example: 250, description: 'Customers who were asked in the period.' })
  readonly asked: number;

  @IntegerField({ min: 0, example: 100, description: 'Of them those who answered at least the primary question.' })
  readonly answered: number;

  @IntegerField({ min: 0, example: 150 })
  readonly silent: number;

  @ObjectField(() => RateDto, { description: 'Silent of asked.' })
  readonly silence: RateDto;

  @ObjectField(() => CoverageNpsDto, { nullable: true, description: 'Null if nobody gave an NPS score.' })
  readonly nps: CoverageNpsDto | null;

  static fromReading({ asked, answered, silent, silence, nps }: CoverageReading): CoverageReadingDto {
    return { asked, answered, silent, silence: RateDto.fromRate(silence), nps: npsOf(nps) };
  }
}

/** A segment of the customers who were asked. */
export class CoverageSegmentDto extends CoverageReadingDto {
  @StringField({
    nullable: true,
    example: 'seg_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
    description: 'The segment of the customers when they were asked; null for those in none.',
  })
  readonly segment: string | null;

  @StringField({ nullable: true, example: 'Regular customers' })
  readonly name: string | null;

  static fromSegment({ value, name, ...reading }: CoverageSegment): CoverageSegmentDto {
    return { segment: cohortValue('segment', value), name, ...CoverageReadingDto.fromReading(reading) };
  }
}

/** The coverage of the customers who were asked in a period. */
export class CoverageDto extends IntersectionType(PeriodDto, CoverageReadingDto) {
  @EnumField(['coverage'])
  readonly object: 'coverage';

  @ListField(() => CoverageSegmentDto, { max: 1_000, description: 'The most silent first.' })
  readonly segments: readonly CoverageSegmentDto[];

  @IntegerField({ min: 0, example: 0, description: 'Number of segments left out because there are too many.' })
  readonly segments_omitted: number;

  static fromReport({ frame, segments, segmentsOmitted, ...reading }: CoverageReport): CoverageDto {
    return {
      object: 'coverage',
      ...PeriodDto.fromFrame(frame),
      ...CoverageReadingDto.fromReading(reading),
      segments: segments.map(CoverageSegmentDto.fromSegment),
      segments_omitted: segmentsOmitted,
    };
  }
}

function npsOf(nps: CoverageReading['nps']): CoverageNpsDto | null {
  if (nps === null || nps.bounds === null) return null;
  const { answered, bounds, detractors, passives, promoters, value } = nps;
  return { value, n: answered, promoters, passives, detractors, ...bounds };
}
