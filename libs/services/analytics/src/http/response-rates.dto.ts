import {
  EnumField,
  IntegerField,
  IntersectionType,
  ListField,
  NumberField,
  ObjectField,
  StringField,
} from '@hearback/http';
import { COHORT_DIMENSIONS, type CohortDimension } from '../application/cohort-queries.js';
import type { RatesReport } from '../application/read-response-rates.js';
import { explainRates } from '../domain/rates-explanation.js';
import { CohortPartDto, CohortReadingDto } from './cohort-reading.dto.js';
import { ExplainedStepDto } from './explanation.dto.js';
import { PeriodDto } from './period.dto.js';
import { RateDto } from './rate.dto.js';

/** Invitations that were not sent for one reason. */
export class NotAskedDto {
  @StringField({ example: 'wait-period' })
  readonly reason: string;

  @IntegerField({ min: 1, example: 214 })
  readonly invitations: number;
}

/** Surveys that web pages showed to known customers: a denominator of its own. */
export class ExposuresDto {
  @IntegerField({ min: 0, example: 400, description: 'Times that a page showed a survey to a signed-in customer.' })
  readonly shown: number;

  @IntegerField({ min: 0, example: 60, description: 'Of them answered by the customer within 14 days.' })
  readonly answered: number;

  @ObjectField(() => RateDto)
  readonly rate: RateDto;
}

/** The response rates of a period. */
export class ResponseRatesDto extends IntersectionType(PeriodDto, CohortReadingDto) {
  @EnumField(['response_rates'])
  readonly object: 'response_rates';

  @NumberField({ min: 0, max: 1, example: 1, description: 'The e of RR3 and RR4.' })
  readonly e: number;

  @EnumField(COHORT_DIMENSIONS, { nullable: true, example: 'channel' })
  readonly by: CohortDimension | null;

  @ListField(() => CohortPartDto, {
    max: 1_000,
    description: 'Empty without `by`; largest first. A customer can be in several segments, so segments do not add up.',
  })
  readonly parts: readonly CohortPartDto[];

  @IntegerField({ min: 0, example: 0, description: 'Number of parts left out because there are too many.' })
  readonly parts_omitted: number;

  @ListField(() => NotAskedDto, {
    max: 1_000,
    nullable: true,
    description:
      'Customers who were left out in the period, by reason; they are in no denominator. Null with a filter by channel or segment, which they have none of.',
  })
  readonly not_asked: readonly NotAskedDto[] | null;

  @ObjectField(() => ExposuresDto, {
    nullable: true,
    description: 'Null with a filter by plan, segment or another channel than `widget`.',
  })
  readonly exposures: ExposuresDto | null;

  static fromReport(report: RatesReport): ResponseRatesDto {
    const { by, exposures, frame } = report;
    return {
      object: 'response_rates',
      ...PeriodDto.fromFrame(frame),
      e: report.eligible,
      ...CohortReadingDto.fromReading(report),
      by,
      parts: by === null ? [] : report.parts.map((part) => CohortPartDto.fromPart(part, by)),
      parts_omitted: report.partsOmitted,
      not_asked: report.notAsked,
      exposures: exposures && { ...exposures, rate: RateDto.fromRate(exposures.rate) },
    };
  }
}

/** How response rates are computed. */
export class RatesExplanationDto extends PeriodDto {
  @EnumField(['response_rates_explanation'])
  readonly object: 'response_rates_explanation';

  @StringField()
  readonly definition: string;

  @ObjectField(() => CohortReadingDto)
  readonly measure: CohortReadingDto;

  @ListField(() => ExplainedStepDto, { max: 20 })
  readonly steps: readonly ExplainedStepDto[];

  @ListField('string', { max: 20, example: ['AAPOR 2023'] })
  readonly sources: readonly string[];

  static fromReport(report: RatesReport): RatesExplanationDto {
    const { completion, eligible, frame, rates } = report;
    return {
      object: 'response_rates_explanation',
      ...PeriodDto.fromFrame(frame),
      measure: CohortReadingDto.fromReading(report),
      ...explainRates(report, rates, completion, eligible),
    };
  }
}
