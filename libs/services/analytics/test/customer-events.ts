import { randomUUID } from 'node:crypto';
import type { EventRecordedV1 } from '@hearback/contracts';

/** An order of a new customer as the customers service tells of it, with what a test sets. */
export function recorded(more: Partial<EventRecordedV1> = {}): EventRecordedV1 {
  return {
    event_id: randomUUID(),
    customer_id: randomUUID(),
    external_id: 'C-1',
    kind: 'order',
    occurred_at: '2026-03-02T10:00:00.000Z',
    amount: { minor: 4_900, currency: 'EUR' },
    properties: {},
    ...more,
  };
}
