import { EnumField, IntegerField, ListField, ObjectField } from '@hearback/http';
import type { OrdersContent } from '../../application/orders/prepare-orders.js';
import type { Conversion } from '../../domain/orders/conversion.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';

/** A conversion. */
export class ConversionDto {
  @EnumField(['visit_to_lead', 'visit_to_order', 'lead_to_order'], {
    description:
      'visit_to_lead: leads of visits, all recorded ones. visit_to_order, lead_to_order: of the known customers with a visit (a lead) in the period, who ordered within 30 days.',
  })
  readonly name: Conversion['name'];

  @ObjectField(() => RateDto)
  readonly rate: RateDto;

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;
}

/** From visits to orders. */
export class ConversionsDto {
  @IntegerField({ min: 0, example: 5120, description: 'Recorded visits; a visitor who comes twice is two.' })
  readonly visits: number;

  @IntegerField({ min: 0, example: 214 })
  readonly leads: number;

  @ListField(() => ConversionDto, { max: 3 })
  readonly rates: readonly ConversionDto[];

  static fromContent({ counts, each }: OrdersContent['conversion']): ConversionsDto {
    return {
      visits: counts.visits,
      leads: counts.leads,
      rates: each.map(({ name, rate, refusal }) => ({
        name,
        rate: RateDto.fromRate(rate),
        refusal: RefusalDto.fromRefusal(refusal),
      })),
    };
  }
}
