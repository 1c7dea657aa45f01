import { EnumField, IntegerField, ListField, NumberField, StringField, TimestampField } from '@hearback/http';
import type { NamedRisk } from '../../application/churn/customer-risk-store.js';
import { RISK_BANDS, type RiskBand } from '../../domain/churn/risk-band.js';
import { RISK_FEATURES, type RiskFeature } from '../../domain/churn/risk-features.js';

/** A reason for a risk. */
export class RiskReasonDto {
  @EnumField(RISK_FEATURES)
  readonly feature: RiskFeature;

  @NumberField({
    example: 141,
    description:
      'What was seen: days, counts, `has_answered` and `open_task` 0 or 1, `last_score` −1 (worst) to 1 (best), `score_change` −2 to 2, `spending_trend` −1 to 1, `response_time` ln(1 + minutes).',
  })
  readonly value: number;

  @NumberField({
    min: -1,
    max: 1,
    example: 0.13,
    description: 'By how much the risk would fall if it were as with the average customer. Points do not add up.',
  })
  readonly points: number;
}

/** How likely a customer leaves in the next 180 days. */
export class RiskCustomerDto {
  @StringField({ example: 'C-1042' })
  readonly external_id: string;

  @NumberField({ min: 0, max: 1, example: 0.74 })
  readonly risk: number;

  @EnumField(RISK_BANDS)
  readonly band: RiskBand;

  @ListField(() => RiskReasonDto, { max: 3, description: 'The strongest first; below 0 it lowers the risk.' })
  readonly reasons: readonly RiskReasonDto[];

  @IntegerField({
    nullable: true,
    example: 61_200,
    description: 'Orders of the last 365 days in minor units of `currency`; null: they have no amount.',
  })
  readonly spent_minor: number | null;

  @StringField({ nullable: true, example: 'EUR' })
  readonly currency: string | null;

  @TimestampField()
  readonly computed_at: string;

  static fromRisk({ band, computedAt, currency, externalId, reasons, risk, spentMinor }: NamedRisk): RiskCustomerDto {
    return {
      external_id: externalId,
      risk,
      band,
      reasons: reasons.map(({ feature, points, value }) => ({ feature, value, points })),
      spent_minor: spentMinor,
      currency,
      computed_at: computedAt.toISOString(),
    };
  }
}

/** Customers by risk. */
export class RiskCustomersDto {
  @ListField(() => RiskCustomerDto, { max: 200, description: 'The highest risk first; not more than `limit`.' })
  readonly data: readonly RiskCustomerDto[];
}
