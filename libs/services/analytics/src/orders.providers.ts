import type { Provider } from '@nestjs/common';
import { CustomerEventStore } from './application/orders/customer-event-store.js';
import { RecordCustomerEvents } from './application/orders/record-customer-events.js';
import { CustomerEventsConsumer } from './events/orders/customer-events.consumer.js';
import { SqlCustomerEventStore } from './persistence/orders/sql-customer-event-store.js';

/** What customers did, and reports about it. */
export const ORDERS_PROVIDERS: readonly Provider[] = [
  CustomerEventsConsumer,
  RecordCustomerEvents,
  { provide: CustomerEventStore, useClass: SqlCustomerEventStore },
];
