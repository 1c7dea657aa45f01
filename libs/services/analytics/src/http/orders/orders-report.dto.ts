import { EnumField, IntegerField, ListField, ObjectField, TimestampField } from '@hearback/http';
import type { OrdersReading } from '../../application/orders/read-orders.js';
import type { RetentionRule } from '../../domain/retention/cohorts.js';
import { PeriodDto } from '../period.dto.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { ConversionsDto } from './conversion.dto.js';
import { ExpectedValueDto } from './expected-value.dto.js';
import { CurrencyOrdersDto } from './order-value.dto.js';
import { OrdersPartDto } from './orders-part.dto.js';
import { ChurnMonthDto, CohortComparisonDto, CohortDto, RetentionAverageDto } from './retention.dto.js';

/** What is known of orders: who comes back, who left, what an order and a customer are worth. */
export class OrdersReportDto extends PeriodDto {
  @EnumField(['orders_report'])
  readonly object: 'orders_report';

  @TimestampField({ description: 'The time of its numbers; it is prepared in the background.' })
  readonly computed_at: string;

  @IntegerField({ min: 1, example: 12, description: 'Closed months of the period; the one that runs is added.' })
  readonly months: number;

  @EnumField(['bounded', 'unbounded'])
  readonly rule: RetentionRule;

  @IntegerField({ min: 0, example: 1316, description: 'With an order in the period.' })
  readonly customers: number;

  @IntegerField({ min: 0, example: 2904 })
  readonly orders: number;

  @ObjectField(() => RateDto, { description: 'Of them, with two orders or more in the period.' })
  readonly repeat: RateDto;

  @ListField(() => CohortDto, { max: 25, description: 'Customers by the month of their first order ever.' })
  readonly cohorts: readonly CohortDto[];

  @ListField(() => RetentionAverageDto, { max: 25, description: 'Over the cohorts that are complete at each age.' })
  readonly averages: readonly RetentionAverageDto[];

  @ObjectField(() => CohortComparisonDto, { nullable: true })
  readonly comparison: CohortComparisonDto | null;

  @ListField(() => ChurnMonthDto, { max: 24, description: 'Closed months.' })
  readonly churn: readonly ChurnMonthDto[];

  @ListField(() => CurrencyOrdersDto, { max: 200, description: 'By currency, that of most orders first.' })
  readonly values: readonly CurrencyOrdersDto[];

  @ObjectField(() => ExpectedValueDto, { nullable: true, description: 'Null without an order that has an amount.' })
  readonly expected_value: ExpectedValueDto | null;

  @ObjectField(() => ConversionsDto)
  readonly conversion: ConversionsDto;

  @ListField(() => OrdersPartDto, { max: 24 })
  readonly parts: readonly OrdersPartDto[];

  @ObjectField(() => RefusalDto, { nullable: true, description: 'Fewer than 30 customers ordered in the period.' })
  readonly refusal: RefusalDto | null;

  static fromReading(
    { check, content, computedAt, expected, segments }: OrdersReading,
    rule: RetentionRule,
  ): OrdersReportDto {
    const { report, refunds, conversion, timeZone, from, to } = content;
    const { averages, cohorts, comparison } = report.retention[rule];
    const { refusal } = report;
    return {
      object: 'orders_report',
      time_zone: timeZone,
      from,
      to,
      computed_at: computedAt.toISOString(),
      months: report.months,
      rule,
      customers: report.customers,
      orders: report.orders,
      repeat: RateDto.fromRate(refusal ? { ...report.repeat, value: null, interval: null } : report.repeat),
      cohorts: cohorts.map((cohort) => CohortDto.fromCohort(cohort)),
      averages: averages.map((average) => RetentionAverageDto.fromAverage(average)),
      comparison: comparison && CohortComparisonDto.fromComparison(comparison),
      churn: report.churn.map((month) => ChurnMonthDto.fromMonth(month)),
      values: report.values.map((figures) => CurrencyOrdersDto.fromFigures(figures, refunds)),
      expected_value: expected && ExpectedValueDto.fromExpected(expected, check),
      conversion: ConversionsDto.fromContent(conversion),
      parts: report.parts.map((part) => OrdersPartDto.fromPart(part, segments)),
      refusal: RefusalDto.fromRefusal(refusal),
    };
  }
}
