import type { OneTenantTx } from '@hearback/database';
import type { Sale } from '../../domain/orders/attribution-report.js';
import type { ConversionCounts } from '../../domain/orders/conversion.js';
import type { CustomerOrders } from '../../domain/orders/customer-orders.js';
import type { Period } from '../../domain/period.js';

/** Days and months of a workspace at a time. */
export interface LocalCalendar {
  /** IANA name. */
  readonly timeZone: string;
  /** Days since 1970-01-01 in the zone. */
  readonly today: number;
}

/** Reads what customers ordered. Profiles that were merged are one customer. */
export abstract class OrderQueries {
  abstract calendar(tx: OneTenantTx, now: Date): Promise<LocalCalendar>;
  /** The first instants of these days since 1970. */
  abstract starts(tx: OneTenantTx, days: readonly number[]): Promise<readonly Date[]>;
  /** All customers with an order until `now`, those who ordered first at first. Orders that only a web page tells of are left out. */
  abstract customers(tx: OneTenantTx, now: Date): Promise<readonly CustomerOrders[]>;
  /** How many orders these are. */
  abstract count(tx: OneTenantTx, now: Date): Promise<number>;
  /** Refunds (events of the kind `refund`) of a period, by currency. */
  abstract refunds(
    tx: OneTenantTx,
    period: Period,
  ): Promise<readonly { readonly currency: string; readonly refunds: number; readonly minor: number }[]>;
  /** Visits, leads, and who ordered after them. */
  abstract conversions(tx: OneTenantTx, period: Period, now: Date): Promise<ConversionCounts>;
  /** The orders of a period with the contacts of their customers in so many days before each. */
  abstract sales(tx: OneTenantTx, period: Period, windowDays: number): Promise<readonly Sale[]>;
  /** Names of segments by id. */
  abstract segments(tx: OneTenantTx): Promise<ReadonlyMap<string, string>>;
}
