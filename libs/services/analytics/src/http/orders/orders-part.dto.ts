import { EnumField, IntegerField, ListField, ObjectField, StringField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { OrdersPart } from '../../domain/orders/orders-report.js';
import type { Rate } from '../../domain/response-rates.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { CurrencyOrdersDto } from './order-value.dto.js';
import { ChurnMonthDto } from './retention.dto.js';

/** The customers of one exposure to automation, or of one segment. What differs between parts is not caused by what divides them. */
export class OrdersPartDto {
  @EnumField(['exposure', 'segment'])
  readonly dimension: OrdersPart['dimension'];

  @StringField({
    example: 'automatic',
    description: 'Of exposure: none, automatic, person or both, by who replied to the customer; of segment: its id.',
  })
  readonly value: string;

  @StringField({ nullable: true, example: 'Regulars', description: 'Of a segment.' })
  readonly name: string | null;

  @IntegerField({ min: 0, example: 210, description: 'With an order in the period.' })
  readonly customers: number;

  @IntegerField({ min: 0, example: 412 })
  readonly orders: number;

  @ObjectField(() => RateDto, { description: 'Who ordered in the month after the first order.' })
  readonly next_month: RateDto;

  @ObjectField(() => RateDto, { description: 'With two orders or more in the period.' })
  readonly repeat: RateDto;

  @ObjectField(() => ChurnMonthDto, { nullable: true, description: 'Of the last closed month.' })
  readonly churn: ChurnMonthDto | null;

  @ListField(() => CurrencyOrdersDto, { max: 200 })
  readonly values: readonly CurrencyOrdersDto[];

  @ObjectField(() => RefusalDto, { nullable: true, description: 'Fewer than 30 customers: no figures are shown.' })
  readonly refusal: RefusalDto | null;

  static fromPart(part: OrdersPart, names: ReadonlyMap<string, string>): OrdersPartDto {
    const { churn, customers, dimension, nextMonth, orders, refusal, repeat, value, values } = part;
    const shown = (rate: Rate) => RateDto.fromRate(refusal ? { ...rate, value: null, interval: null } : rate);
    return {
      dimension,
      value: dimension === 'segment' ? publicId('seg', value) : value,
      name: dimension === 'segment' ? (names.get(value) ?? null) : null,
      customers,
      orders,
      next_month: shown(nextMonth),
      repeat: shown(repeat),
      churn: refusal || churn === null ? null : ChurnMonthDto.fromMonth(churn),
      values: refusal ? [] : values.map((figures) => CurrencyOrdersDto.fromFigures(figures, [])),
      refusal: RefusalDto.fromRefusal(refusal),
    };
  }
}
