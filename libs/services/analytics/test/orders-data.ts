import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { derivedId } from '@hearback/kernel';
import type { CustomerEventFact } from '../src/application/orders/customer-event-store.js';

const DAY = 86_400_000;

function linesOf(file: string): readonly (readonly number[])[] {
  const [, ...lines] = gunzipSync(readFileSync(new URL(`./data/${file}`, import.meta.url)))
    .toString()
    .trim()
    .split('\n');
  return lines.map((line) => line.split(',').map(Number));
}

/** An order at noon (UTC). */
export function order(
  tenantId: string,
  customer: string,
  place: number,
  at: Date,
  minor: number,
  currency: string,
): CustomerEventFact {
  return {
    tenantId,
    eventId: derivedId('test.order', tenantId, `${customer}/${place}`),
    customerId: derivedId('test.customer', tenantId, customer),
    kind: 'order',
    occurredAt: at.toISOString(),
    amountMinor: minor,
    currency,
    channel: null,
    isFromPage: false,
    customerKey: derivedId('test.key', tenantId, customer),
  };
}

/** The orders of the shop, in pounds, from 2010-12-01 to 2011-12-09. */
export function onlineRetail(tenantId: string): readonly CustomerEventFact[] {
  return linesOf('online-retail.csv.gz').map(([customer, day, revenue], place) =>
    order(
      tenantId,
      String(customer),
      place,
      new Date(Date.UTC(2010, 11, 1, 12) + day! * DAY),
      Math.round(100 * revenue!),
      'GBP',
    ),
  );
}

/**
 * Orders with the repeats, last days and mean values of CDNOW, in dollars; `end` is the 30th of June 1998 of the data. The data do not say when those
 * between the first and the last were, which no model reads.
 */
export function cdnow(tenantId: string, end: Date): readonly CustomerEventFact[] {
  return linesOf('cdnow.csv.gz').flatMap(([repeats, last, observed, mean, later], customer) => {
    const first = -273 - observed!;
    const between = Array.from({ length: Math.max(0, repeats! - 1) }, (_, i) => first + 1 + i);
    const after = Array.from({ length: later! }, (_, i) => -272 + i);
    const days = [first, ...between, ...(repeats! > 0 ? [first + last!] : []), ...after];
    return days.map((day, place) =>
      order(
        tenantId,
        `cdnow ${customer}`,
        place,
        new Date(end.getTime() + day * DAY),
        place === 0 ? 2_000 : Math.round(100 * mean!),
        'USD',
      ),
    );
  });
}
