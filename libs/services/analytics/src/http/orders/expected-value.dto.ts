import { IntegerField, NumberField, ObjectField, StringField } from '@hearback/http';
import { FORECAST_WEEKS, type ExpectedValue, type ForecastCheck } from '../../domain/orders/customer-value.js';
import type { BgNbd } from '../../domain/purchases/bg-nbd.js';
import { RefusalDto } from '../refusal.dto.js';
import { CURRENCY, MoneyIntervalDto } from './order-value.dto.js';

const PARAMETER = { example: 0.243 };

/** Parameters of BG/NBD; times are in weeks. */
export class BgNbdDto {
  @NumberField(PARAMETER) readonly r: number;
  @NumberField({ example: 4.414 }) readonly alpha: number;
  @NumberField({ example: 0.793 }) readonly a: number;
  @NumberField({ example: 2.426 }) readonly b: number;

  static fromModel({ r, alpha, a, b }: BgNbd): BgNbdDto {
    return { r, alpha, a, b };
  }
}

/** Parameters of Gamma–Gamma. */
export class GammaGammaDto {
  @NumberField({ example: 6.25 }) readonly p: number;
  @NumberField({ example: 3.74 }) readonly q: number;
  @NumberField({ example: 1544 }) readonly v: number;
}

/** The second half of the time, predicted from the first. */
export class ForecastCheckDto {
  @ObjectField(() => BgNbdDto, { description: 'Fitted to the first half.' })
  readonly model: BgNbdDto;

  @IntegerField({ min: 0, example: 2357 })
  readonly customers: number;

  @NumberField({ min: 0, example: 39 })
  readonly weeks: number;

  @NumberField({ min: 0, example: 1740.2, description: 'Purchases.' })
  readonly predicted: number;

  @IntegerField({ min: 0, example: 1882 })
  readonly actual: number;

  @NumberField({ min: 0, example: 0.78, description: 'Purchases per customer.' })
  readonly mean_absolute_error: number;

  static fromCheck({ model, meanAbsoluteError, ...check }: ForecastCheck): ForecastCheckDto {
    return { model: BgNbdDto.fromModel(model), ...check, mean_absolute_error: meanAbsoluteError };
  }
}

/** A mean of the next 52 weeks. */
export class ForecastDto {
  @NumberField({ min: 0, example: 1.2 })
  readonly value: number;

  @ObjectField(() => MoneyIntervalDto, { nullable: true })
  readonly interval: MoneyIntervalDto | null;

  static fromMean(mean: ExpectedValue['purchases']): ForecastDto | null {
    if (mean === null) return null;
    return { value: mean.value, interval: mean.interval && { ...mean.interval, level: 0.95, method: 'delta' } };
  }
}

/** Customer value of the variant BG/NBD with Gamma–Gamma: revenue that is expected in the next 52 weeks, per customer. */
export class ExpectedValueDto {
  @StringField(CURRENCY)
  readonly currency: string;

  @IntegerField({ min: FORECAST_WEEKS, max: FORECAST_WEEKS, example: FORECAST_WEEKS })
  readonly weeks: number;

  @IntegerField({ min: 0, example: 4338 })
  readonly customers: number;

  @IntegerField({ min: 0, example: 4338, description: 'A sample of them where there are more than 3,000.' })
  readonly fitted: number;

  @IntegerField({ min: 0, example: 2845, description: 'Of the fitted, who bought on two days or more.' })
  readonly repeaters: number;

  @ObjectField(() => ForecastDto, { nullable: true, description: 'Days with an order, per customer.' })
  readonly purchases: ForecastDto | null;

  @ObjectField(() => ForecastDto, { nullable: true, description: 'Minor units per customer, not discounted.' })
  readonly value: ForecastDto | null;

  @ObjectField(() => BgNbdDto, { nullable: true })
  readonly model: BgNbdDto | null;

  @ObjectField(() => GammaGammaDto, { nullable: true, description: 'Amounts are in minor units.' })
  readonly values: GammaGammaDto | null;

  @ObjectField(() => ForecastCheckDto, {
    nullable: true,
    description: 'Null if the first half of the time has too few repeat purchases.',
  })
  readonly check: ForecastCheckDto | null;

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;

  static fromExpected(expected: ExpectedValue, check: ForecastCheck | null): ExpectedValueDto {
    const { currency, customers, fitted, model, purchases, refusal, repeaters, value, values } = expected;
    return {
      currency,
      weeks: FORECAST_WEEKS,
      customers,
      fitted,
      repeaters,
      purchases: ForecastDto.fromMean(purchases),
      value: ForecastDto.fromMean(value),
      model: model && BgNbdDto.fromModel(model),
      values: values && { p: values.p, q: values.q, v: values.v },
      check: check && ForecastCheckDto.fromCheck(check),
      refusal: RefusalDto.fromRefusal(refusal),
    };
  }
}
