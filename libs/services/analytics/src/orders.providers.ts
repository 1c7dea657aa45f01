import type { Provider, Type } from '@nestjs/common';
import { CustomerEventStore } from './application/orders/customer-event-store.js';
import { OrderQueries } from './application/orders/order-queries.js';
import { PrepareAttribution } from './application/orders/prepare-attribution.js';
import { ReadAttribution } from './application/orders/read-attribution.js';
import { AttributionController } from './http/orders/attribution.controller.js';
import { PrepareCustomerValue } from './application/orders/prepare-customer-value.js';
import { PrepareOrders } from './application/orders/prepare-orders.js';
import { ReadOrders } from './application/orders/read-orders.js';
import { RecordCustomerEvents } from './application/orders/record-customer-events.js';
import { CustomerEventsConsumer } from './events/orders/customer-events.consumer.js';
import { OrdersController } from './http/orders/orders.controller.js';
import { SqlOrderQueries } from './persistence/orders/sql-order-queries.js';
import { SqlCustomerEventStore } from './persistence/orders/sql-customer-event-store.js';

/** Reports about what customers did. */
export const ORDERS_CONTROLLERS: readonly Type[] = [AttributionController, OrdersController];

/** What customers did, and reports about it. */
export const ORDERS_PROVIDERS: readonly Provider[] = [
  CustomerEventsConsumer,
  RecordCustomerEvents,
  PrepareAttribution,
  PrepareCustomerValue,
  ReadAttribution,
  PrepareOrders,
  ReadOrders,
  { provide: OrderQueries, useClass: SqlOrderQueries },
  { provide: CustomerEventStore, useClass: SqlCustomerEventStore },
];
