import { EnumField, IntegerField, NumberField, ObjectField, StringField } from '@hearback/http';
import type { CurrencyFigures } from '../../domain/orders/order-figures.js';
import type { Ratio } from '../../domain/orders/ratio.js';
import { tooFew } from '../../domain/refusal.js';
import { RefusalDto } from '../refusal.dto.js';

const MIN_ORDERS = 30;
export const CURRENCY = { pattern: /^[A-Z]{3}$/, example: 'EUR', description: 'ISO 4217.' };

/** The interval of an amount. */
export class MoneyIntervalDto {
  @NumberField({ example: 4621.4 })
  readonly low: number;

  @NumberField({ example: 5180.9 })
  readonly high: number;

  @NumberField({ example: 0.95 })
  readonly level: number;

  @EnumField(['bootstrap', 'linearised', 'delta'], {
    description:
      'bootstrap: customers drawn anew (1,000 times, seeded); linearised: variance of a ratio estimator; delta: from the likelihood of a model.',
  })
  readonly method: 'bootstrap' | 'linearised' | 'delta';
}

/** An amount with the values needed to judge it. */
export class MoneyDto {
  @NumberField({ nullable: true, example: 4890.12, description: 'Minor units, not rounded; null with a refusal.' })
  readonly value: number | null;

  @IntegerField({ min: 0, example: 1204, description: 'What it is divided by: orders, or customers.' })
  readonly n: number;

  @IntegerField({ min: 0, example: 610, description: 'Whose orders they are.' })
  readonly customers: number;

  @ObjectField(() => MoneyIntervalDto, { nullable: true })
  readonly interval: MoneyIntervalDto | null;

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;

  static fromRatio({ value, count: n, customers, interval, method }: Ratio): MoneyDto {
    if (n < MIN_ORDERS || interval === null) {
      const refusal = tooFew('too_few_orders', MIN_ORDERS, n, `${MIN_ORDERS} are needed; ${n} are here.`);
      return { value: null, n, customers, interval: null, refusal: RefusalDto.fromRefusal(refusal) };
    }
    return { value, n, customers, interval: { ...interval, level: 0.95, method }, refusal: null };
  }
}

/** Orders of one currency; amounts of two are never added. */
export class CurrencyOrdersDto {
  @StringField(CURRENCY)
  readonly currency: string;

  @NumberField({ example: 588_767_450, description: 'Minor units of all orders, refunds not subtracted.' })
  readonly revenue: number;

  @IntegerField({ min: 0, example: 12 })
  readonly refunds: number;

  @NumberField({
    min: 0,
    example: 61_200,
    description: 'Minor units of the refunds (events of the kind `refund`, and orders of an amount below zero).',
  })
  readonly refunded: number;

  @ObjectField(() => MoneyDto, { description: 'Average order value: revenue / orders.' })
  readonly order_value: MoneyDto;

  @ObjectField(() => MoneyDto, {
    description: 'Customer value of the variant historic revenue: revenue of the period / customers who ordered in it.',
  })
  readonly historic_value: MoneyDto;

  static fromFigures(
    { currency, orderValue, customerValue }: CurrencyFigures,
    refunds: readonly { readonly currency: string; readonly refunds: number; readonly minor: number }[],
  ): CurrencyOrdersDto {
    const own = refunds.find((refund) => refund.currency === currency);
    return {
      currency,
      revenue: orderValue.sum,
      refunds: own?.refunds ?? 0,
      refunded: own?.minor ?? 0,
      order_value: MoneyDto.fromRatio(orderValue),
      historic_value: MoneyDto.fromRatio(customerValue),
    };
  }
}
