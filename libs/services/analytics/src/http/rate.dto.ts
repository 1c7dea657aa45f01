import { IntegerField, NumberField, ObjectField } from '@hearback/http';
import type { Rate } from '../domain/response-rates.js';
import { IntervalDto } from './measure.dto.js';

/** A share with the values needed to judge it. */
export class RateDto {
  @NumberField({ nullable: true, min: 0, max: 1, example: 0.23, description: 'From 0 to 1; null if n is 0.' })
  readonly value: number | null;

  @IntegerField({ min: 0, example: 230 })
  readonly hits: number;

  @NumberField({ min: 0, example: 1000, description: 'The denominator; with an e below 1 not always a whole number.' })
  readonly n: number;

  @ObjectField(() => IntervalDto, { nullable: true, description: 'In the unit of the value; null if n is 0.' })
  readonly interval: IntervalDto | null;

  static fromRate({ value, hits, n, interval }: Rate): RateDto {
    return { value, hits, n, interval: IntervalDto.fromInterval(interval, 'wilson') };
  }
}
