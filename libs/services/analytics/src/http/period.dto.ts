import { StringField, TimestampField } from '@hearback/http';
import type { RatesReport } from '../application/read-response-rates.js';

/** The period that a report of customers who were asked is about. */
export class PeriodDto {
  @StringField({ example: 'Europe/Paris' })
  readonly time_zone: string;

  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  static fromFrame({ timeZone, from, to }: Pick<RatesReport['frame'], 'timeZone' | 'from' | 'to'>): PeriodDto {
    return { time_zone: timeZone, from: from.toISOString(), to: to.toISOString() };
  }
}
