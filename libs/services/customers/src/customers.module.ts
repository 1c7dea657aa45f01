import { Module } from '@nestjs/common';
import { ServiceModule, workspaceErasure, type ServiceDefinition } from '@hearback/process';
import { CustomerQueries } from './application/customer-queries.js';
import { CustomerStore } from './application/customer-store.js';
import { EventStore } from './application/event-store.js';
import { KnowCustomers } from './application/know-customers.js';
import { KnownCustomers } from './application/known-customers.js';
import { ListCustomers } from './application/list-customers.js';
import { PutCustomer } from './application/put-customer.js';
import { ListCustomerEvents, ReadCustomer } from './application/read-customer.js';
import { CountEvents } from './application/count-events.js';
import { RecordPageEvents } from './application/record-page-events.js';
import { WidgetEventsRoutes } from './http/widget-events.routes.js';
import { RecordEvents } from './application/record-events.js';
import { customersDefinition } from './customers.definition.js';
import { ResponsesConsumer } from './events/responses.consumer.js';
import { AttributesController } from './http/attributes.controller.js';
import { CustomersController } from './http/customers.controller.js';
import { EventsController } from './http/events.controller.js';
import { SqlCustomerQueries } from './persistence/sql-customer-queries.js';
import { SqlCustomerStore } from './persistence/sql-customer-store.js';
import { SqlKnownCustomers } from './persistence/sql-known-customers.js';
import { SqlEventStore } from './persistence/sql-event-store.js';

/** Profiles, identities, attributes, events. */
@Module({
  imports: [ServiceModule.forService(customersDefinition)],
  controllers: [CustomersController, EventsController, AttributesController],
  providers: [
    workspaceErasure('customers'),
    PutCustomer,
    ReadCustomer,
    ListCustomers,
    ListCustomerEvents,
    RecordEvents,
    RecordPageEvents,
    CountEvents,
    WidgetEventsRoutes,
    KnowCustomers,
    ResponsesConsumer,
    { provide: KnownCustomers, useClass: SqlKnownCustomers },
    { provide: CustomerStore, useClass: SqlCustomerStore },
    { provide: EventStore, useClass: SqlEventStore },
    { provide: CustomerQueries, useClass: SqlCustomerQueries },
  ],
})
export class CustomersModule {
  static readonly definition: ServiceDefinition = customersDefinition;
}
