import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
} from '@hearback/http';
import { MIN_CUSTOMERS, type ChurnMonth } from '../../domain/orders/churn-months.js';
import type { CohortComparison } from '../../domain/orders/coming-back.js';
import { monthText } from '../../domain/orders/customer-orders.js';
import { rateOf } from '../../domain/response-rates.js';
import type { Cohort, RetentionAverage } from '../../domain/retention/cohorts.js';
import { IntervalDto } from '../measure.dto.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';

const MONTH = { pattern: /^\d{4}-\d\d$/, example: '2026-03', description: 'A month in the workspace’s time zone.' };
const COMPLETE =
  'Whether the month was over for the whole cohort. Others enter no average. By the rule `unbounded` only the first cell is.';

/** A month of a cohort. */
export class CohortCellDto {
  @IntegerField({ min: 0, example: 1, description: 'Months since the first order; 0 is its own month.' })
  readonly age: number;

  @ObjectField(() => RateDto, { description: 'Of the cohort, who ordered. Null values for fewer than 30 customers.' })
  readonly active: RateDto;

  @NumberField({
    nullable: true,
    min: 0,
    example: 0.9,
    description: 'Active as a share of those active a month before.',
  })
  readonly step: number | null;

  @BooleanField({ description: COMPLETE })
  readonly complete: boolean;
}

/** Customers who first ordered in one month. */
export class CohortDto {
  @StringField(MONTH)
  readonly month: string;

  @IntegerField({ min: 1, example: 212 })
  readonly customers: number;

  @ListField(() => CohortCellDto, { max: 300 })
  readonly cells: readonly CohortCellDto[];

  static fromCohort({ period, size, cells }: Cohort): CohortDto {
    return {
      month: monthText(period),
      customers: size,
      cells: cells.map(({ active, complete, step }, age) => ({
        age,
        active:
          size < MIN_CUSTOMERS
            ? { value: null, hits: active, n: size, interval: null }
            : RateDto.fromRate(rateOf(active, size)),
        step: size < MIN_CUSTOMERS ? null : step,
        complete,
      })),
    };
  }
}

/** All cohorts that are complete at an age. */
export class RetentionAverageDto {
  @IntegerField({ min: 0, example: 1 })
  readonly age: number;

  @IntegerField({ min: 0, example: 8 })
  readonly cohorts: number;

  @ObjectField(() => RateDto)
  readonly active: RateDto;

  static fromAverage({ age, cohorts, active, customers }: RetentionAverage): RetentionAverageDto {
    return { age, cohorts, active: RateDto.fromRate(rateOf(active, customers)) };
  }
}

/** The two newest complete cohorts compared with those before, about the month after the first order. */
export class CohortComparisonDto {
  @ObjectField(() => RateDto)
  readonly recent: RateDto;

  @ObjectField(() => RateDto)
  readonly before: RateDto;

  @ObjectField(() => IntervalDto, {
    nullable: true,
    description: 'Recent minus before, as shares; null below 30 customers.',
  })
  readonly difference: IntervalDto | null;

  @NumberField({ nullable: true, min: 0, max: 1, example: 0.21 })
  readonly p: number | null;

  @EnumField(['up', 'down', 'no_clear_change', 'too_few'])
  readonly verdict: CohortComparison['verdict'];

  static fromComparison({ recent, before, interval, p, verdict }: CohortComparison): CohortComparisonDto {
    return {
      recent: RateDto.fromRate(recent),
      before: RateDto.fromRate(before),
      difference: IntervalDto.fromInterval(interval, 'newcombe'),
      p,
      verdict,
    };
  }
}

/** Who left in a month. */
export class ChurnMonthDto {
  @StringField(MONTH)
  readonly month: string;

  @ObjectField(() => RateDto, {
    description:
      'Of the customers with an order in the 180 days before the month, who has none in the 180 days before its end.',
  })
  readonly lost: RateDto;

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;

  static fromMonth({ month, start, lost, refusal }: ChurnMonth): ChurnMonthDto {
    return {
      month: monthText(month),
      lost: refusal ? { value: null, hits: lost, n: start, interval: null } : RateDto.fromRate(rateOf(lost, start)),
      refusal: RefusalDto.fromRefusal(refusal),
    };
  }
}
