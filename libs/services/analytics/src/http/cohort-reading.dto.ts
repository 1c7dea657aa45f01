import { BooleanField, IntegerField, ObjectField, StringField } from '@hearback/http';
import type { CohortDimension } from '../application/cohort-queries.js';
import type { CohortPart, CohortReading } from '../application/read-response-rates.js';
import type { Dispositions, ResponseRates } from '../domain/response-rates.js';
import { cohortValue } from './cohort-value.js';
import { RateDto } from './rate.dto.js';

const COUNT = { min: 0, example: 0 };

/** AAPOR’s final dispositions; they add up to the invited. */
export class DispositionsDto {
  @IntegerField({ ...COUNT, description: 'I: completed.' })
  readonly complete: number;

  @IntegerField({ ...COUNT, description: 'P: the primary question answered, not completed.' })
  readonly partial: number;

  @IntegerField({ ...COUNT, description: 'R: broken off before the primary question, withdrawn, or refused.' })
  readonly refused: number;

  @IntegerField({ ...COUNT, description: 'NC: sent, and nothing confirmed.' })
  readonly non_contact: number;

  @IntegerField({ ...COUNT, description: 'O: others; always 0.' })
  readonly other: number;

  @IntegerField({ ...COUNT, description: 'U: the mail bounced, so nobody knows whether the customer exists.' })
  readonly unknown: number;

  static fromDispositions({ I, P, R, NC, O, U }: Dispositions): DispositionsDto {
    return { complete: I, partial: P, refused: R, non_contact: NC, other: O, unknown: U };
  }
}

/** AAPOR’s outcome rates. */
export class RatesDto {
  @ObjectField(() => RateDto, { description: 'RR1: I / (I + P + R + NC + O + U).' })
  readonly rr1: RateDto;

  @ObjectField(() => RateDto, { description: 'RR2: (I + P) / (I + P + R + NC + O + U).' })
  readonly rr2: RateDto;

  @ObjectField(() => RateDto, { description: 'RR3: I / (I + P + R + NC + O + e·U).' })
  readonly rr3: RateDto;

  @ObjectField(() => RateDto, { description: 'RR4: (I + P) / (I + P + R + NC + O + e·U).' })
  readonly rr4: RateDto;

  @ObjectField(() => RateDto, { description: 'RR5: I / (I + P + R + NC + O).' })
  readonly rr5: RateDto;

  @ObjectField(() => RateDto, { description: 'RR6: (I + P) / (I + P + R + NC + O).' })
  readonly rr6: RateDto;

  @ObjectField(() => RateDto, { description: 'COOP1: I / (I + P + R + O).' })
  readonly cooperation: RateDto;

  @ObjectField(() => RateDto, { description: 'REF1: R / (I + P + R + NC + O + U).' })
  readonly refusal: RateDto;

  @ObjectField(() => RateDto, { description: 'CON1: (I + P + R + O) / (I + P + R + NC + O + U).' })
  readonly contact: RateDto;

  static fromRates(rates: ResponseRates): RatesDto {
    const { fromRate } = RateDto;
    return {
      rr1: fromRate(rates.rr1),
      rr2: fromRate(rates.rr2),
      rr3: fromRate(rates.rr3),
      rr4: fromRate(rates.rr4),
      rr5: fromRate(rates.rr5),
      rr6: fromRate(rates.rr6),
      cooperation: fromRate(rates.cooperation),
      refusal: fromRate(rates.refusal),
      contact: fromRate(rates.contact),
    };
  }
}

/** What happened to the invitations of a cohort. */
export class CohortReadingDto {
  @IntegerField({ ...COUNT, example: 1000, description: 'Invitations that were asked in the period.' })
  readonly invited: number;

  @IntegerField({ ...COUNT, description: 'Of them bounced, and not answered all the same.' })
  readonly bounced: number;

  @IntegerField({ ...COUNT, description: 'Of them begun, which is confirmed.' })
  readonly started: number;

  @IntegerField({ ...COUNT, description: 'Of them completed, withdrawn ones included.' })
  readonly completed: number;

  @IntegerField({
    ...COUNT,
    description: 'Of them opened, while nothing confirms that it was the customer; counted as not reached.',
  })
  readonly unconfirmed: number;

  @BooleanField({ description: 'Whether some invitations are still observed, so the numbers can change.' })
  readonly partial: boolean;

  @ObjectField(() => DispositionsDto)
  readonly dispositions: DispositionsDto;

  @ObjectField(() => RatesDto)
  readonly rates: RatesDto;

  @ObjectField(() => RateDto, { description: 'Completed of started.' })
  readonly completion: RateDto;

  static fromReading(reading: CohortReading): CohortReadingDto {
    const { invited, bounced, started, completed, unconfirmed, partial } = reading;
    return {
      invited,
      bounced,
      started,
      completed,
      unconfirmed,
      partial,
      dispositions: DispositionsDto.fromDispositions(reading.dispositions),
      rates: RatesDto.fromRates(reading.rates),
      completion: RateDto.fromRate(reading.completion),
    };
  }
}

/** The rates of a plan, survey, channel or segment. */
export class CohortPartDto extends CohortReadingDto {
  @StringField({
    nullable: true,
    example: 'email',
    description: 'A channel, or the id of a plan, survey or segment; null for customers without a segment.',
  })
  readonly value: string | null;

  @StringField({ nullable: true, example: 'After delivery' })
  readonly name: string | null;

  static fromPart(part: CohortPart, by: CohortDimension): CohortPartDto {
    return { value: cohortValue(by, part.value), name: part.name, ...CohortReadingDto.fromReading(part) };
  }
}
