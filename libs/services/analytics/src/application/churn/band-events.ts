import { CustomerRiskChanged, newEvent, type NewEvent } from '@hearback/contracts';
import type { Ids } from '@hearback/kernel';
import type { BandChange } from './customer-risk-store.js';

/** Customers in one event. */
const EVENT_CUSTOMERS = 1_000;

/** The events that tell which customers are in another band. */
export function bandEvents(
  tenantId: string,
  changes: readonly BandChange[],
  computedAt: Date,
  ids: Ids,
): readonly NewEvent[] {
  const events: NewEvent[] = [];
  for (let first = 0; first < changes.length; first += EVENT_CUSTOMERS) {
    const part = changes.slice(first, first + EVENT_CUSTOMERS);
    const payload = {
      change_id: ids.next(),
      customers: part.map(({ customerId, band }) => ({ customer_id: customerId, band })),
      computed_at: computedAt.toISOString(),
    };
    events.push(newEvent(CustomerRiskChanged, { id: ids.next(), tenantId, time: computedAt, payload }) as NewEvent);
  }
  return events;
}
