import { EnumField, IntegerField, ListField, ObjectField, StringField, TimestampField } from '@hearback/http';
import type { ChurnReading } from '../../application/churn/read-churn.js';
import { INACTIVE_DAYS } from '../../domain/orders/churn-months.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { CalibrationDto, DriftMonthDto, FairnessTableDto } from './churn-part.dto.js';

/** Active customers by band of risk. */
export class RiskBandsDto {
  @IntegerField({ min: 0, example: 86, description: '50 % or more.' })
  readonly high: number;

  @IntegerField({ min: 0, example: 310, description: '25 % or more.' })
  readonly medium: number;

  @IntegerField({ min: 0, example: 1914 })
  readonly low: number;
}

/** Who may leave, and whether that is right. */
export class ChurnReportDto {
  @EnumField(['churn_report'])
  readonly object: 'churn_report';

  @StringField({ example: 'Europe/Berlin' })
  readonly time_zone: string;

  @TimestampField()
  readonly computed_at: string;

  @IntegerField({ min: 1, example: INACTIVE_DAYS, description: 'Who has no order for so many days has left.' })
  readonly days: number;

  @TimestampField({
    nullable: true,
    description:
      'The start of the month from which it is known who left; the model knows nothing later. Null without one.',
  })
  readonly cut_at: string | null;

  @TimestampField({ description: 'When the next month is known, and the model is learnt anew.' })
  readonly next_at: string;

  @IntegerField({
    min: 0,
    example: 2310,
    description: 'Customers it learnt from: with an order in the days before the cut, at most 20,000.',
  })
  readonly customers: number;

  @IntegerField({ min: 0, example: 412, description: 'Of them, who left.' })
  readonly left: number;

  @ObjectField(() => RateDto, {
    nullable: true,
    description: 'Of customers not learnt from and marked (50 % or more), who left.',
  })
  readonly precision: RateDto | null;

  @ObjectField(() => RateDto, { nullable: true, description: 'Of customers not learnt from who left, who was marked.' })
  readonly recall: RateDto | null;

  @ObjectField(() => CalibrationDto, { nullable: true })
  readonly calibration: CalibrationDto | null;

  @ListField(() => DriftMonthDto, { max: 12, description: 'The months since the cut.' })
  readonly drift: readonly DriftMonthDto[];

  @ListField(() => FairnessTableDto, { max: 200 })
  readonly fairness: readonly FairnessTableDto[];

  @ObjectField(() => RiskBandsDto, { nullable: true, description: 'Customers who are active today.' })
  readonly bands: RiskBandsDto | null;

  @ObjectField(() => RefusalDto, {
    nullable: true,
    description: 'No orders, too short a history, or fewer than 100 customers who left or who stayed.',
  })
  readonly refusal: RefusalDto | null;

  static fromReading({ computedAt, content, cutAt, nextAt }: ChurnReading): ChurnReportDto {
    const { report, timeZone } = content;
    return {
      object: 'churn_report',
      time_zone: timeZone,
      computed_at: computedAt.toISOString(),
      days: INACTIVE_DAYS,
      cut_at: cutAt?.toISOString() ?? null,
      next_at: nextAt.toISOString(),
      customers: report.customers,
      left: report.left,
      precision: report.precision && RateDto.fromRate(report.precision),
      recall: report.recall && RateDto.fromRate(report.recall),
      calibration: report.calibration && CalibrationDto.fromCalibration(report.calibration),
      drift: report.drift.map((month) => DriftMonthDto.fromMonth(month)),
      fairness: report.fairness.map((table) => FairnessTableDto.fromTable(table)),
      bands: report.bands,
      refusal: RefusalDto.fromRefusal(report.refusal),
    };
  }
}
