import { ExportFiles, ExportRoutes, ExportTickets } from '@hearback/http';
import { Module } from '@nestjs/common';
import { ServiceModule, workspaceErasure, type ServiceDefinition } from '@hearback/process';
import { ERASURE_PROVIDERS } from './erasure.providers.js';
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
import { ListStore } from './application/lists/list-store.js';
import { UploadList } from './application/lists/upload-list.js';
import { CustomerListsController } from './http/lists/customer-lists.controller.js';
import { CustomerListsRoutes } from './http/lists/customer-lists.routes.js';
import { SqlListStore } from './persistence/lists/sql-list-store.js';
import { BeginRuns } from './application/segments/begin-runs.js';
import { ContactStore } from './application/segments/contact-store.js';
import { EvaluateCustomers } from './application/segments/evaluate-customers.js';
import { EventDays } from './application/segments/event-days.js';
import { MembershipStore } from './application/segments/membership-store.js';
import { PreviewSegment } from './application/segments/preview-segment.js';
import { RecordRisks } from './application/segments/record-risks.js';
import { RiskStore } from './application/segments/risk-store.js';
import { RecordContacts } from './application/segments/record-contacts.js';
import { SegmentQueries } from './application/segments/segment-queries.js';
import { SegmentRuns } from './application/segments/segment-runs.js';
import { SegmentStore } from './application/segments/segment-store.js';
import { WorkOnRun } from './application/segments/work-on-run.js';
import { WriteSegments } from './application/segments/write-segments.js';
import { InvitationsConsumer } from './events/invitations.consumer.js';
import { JobSegmentRuns } from './events/job-segment-runs.js';
import { SegmentsWorker } from './events/segments.worker.js';
import { WorkspacesConsumer } from './events/workspaces.consumer.js';
import { SegmentsController } from './http/segments/segments.controller.js';
import { SqlRiskStore } from './persistence/segments/sql-risk-store.js';
import { SqlContactStore } from './persistence/segments/sql-contact-store.js';
import { SqlEventDays } from './persistence/segments/sql-event-days.js';
import { SqlMembershipStore } from './persistence/segments/sql-membership-store.js';
import { SqlSegmentQueries } from './persistence/segments/sql-segment-queries.js';
import { SqlSegmentStore } from './persistence/segments/sql-segment-store.js';
import { customersDefinition } from './customers.definition.js';
import { RuleAttributesConsumer } from './events/rule-attributes.consumer.js';
import { RisksConsumer } from './events/risks.consumer.js';
import { ResponsesConsumer } from './events/responses.consumer.js';
import { AttributesController } from './http/attributes.controller.js';
import { CustomersController } from './http/customers.controller.js';
import { EventsController } from './http/events.controller.js';
import { ChoicesController } from './http/preferences/choices.controller.js';
import { BreachReportsController } from './http/privacy/breach-reports.controller.js';
import { DataCopiesController } from './http/privacy/data-copies.controller.js';
import { ErasuresController } from './http/erasure/erasures.controller.js';
import { PrivacyRequestsController } from './http/privacy/privacy-requests.controller.js';
import { ChoicesExport } from './application/choices-export.js';
import { SqlChoicesExport } from './persistence/sql-choices-export.js';
import { CustomersExport } from './http/customers-export.js';
import { SqlCustomerQueries } from './persistence/sql-customer-queries.js';
import { SqlCustomerStore } from './persistence/sql-customer-store.js';
import { SqlKnownCustomers } from './persistence/sql-known-customers.js';
import { IMPORT_CONTROLLERS, IMPORT_PROVIDERS } from './imports.providers.js';
import { WHOLE_CONTROLLERS, WHOLE_PROVIDERS } from './whole-customer.providers.js';
import { PREFERENCE_PROVIDERS } from './preferences.providers.js';
import { SqlEventStore } from './persistence/sql-event-store.js';

const SEGMENTS = [
  EvaluateCustomers,
  WriteSegments,
  PreviewSegment,
  BeginRuns,
  WorkOnRun,
  RecordContacts,
  RecordRisks,
  RisksConsumer,
  WorkspacesConsumer,
  InvitationsConsumer,
  SegmentsWorker,
  UploadList,
  CustomerListsRoutes,
  { provide: ListStore, useClass: SqlListStore },
  { provide: SegmentStore, useClass: SqlSegmentStore },
  { provide: SegmentQueries, useClass: SqlSegmentQueries },
  { provide: SegmentRuns, useClass: JobSegmentRuns },
  { provide: MembershipStore, useClass: SqlMembershipStore },
  { provide: EventDays, useClass: SqlEventDays },
  { provide: RiskStore, useClass: SqlRiskStore },
  { provide: ContactStore, useClass: SqlContactStore },
];

/** Profiles, identities, attributes, events. */
@Module({
  imports: [ServiceModule.forService(customersDefinition)],
  controllers: [
    SegmentsController,
    CustomerListsController,
    CustomersController,
    ChoicesController,
    PrivacyRequestsController,
    ...WHOLE_CONTROLLERS,
    ...IMPORT_CONTROLLERS,
    DataCopiesController,
    BreachReportsController,
    ErasuresController,
    EventsController,
    AttributesController,
  ],
  providers: [
    workspaceErasure('customers'),
    ...ERASURE_PROVIDERS,
    ExportTickets,
    ExportRoutes,
    { provide: ExportFiles, useClass: CustomersExport },
    { provide: ChoicesExport, useClass: SqlChoicesExport },
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
    RuleAttributesConsumer,
    ...SEGMENTS,
    ...PREFERENCE_PROVIDERS,
    ...WHOLE_PROVIDERS,
    ...IMPORT_PROVIDERS,
    { provide: KnownCustomers, useClass: SqlKnownCustomers },
    { provide: CustomerStore, useClass: SqlCustomerStore },
    { provide: EventStore, useClass: SqlEventStore },
    { provide: CustomerQueries, useClass: SqlCustomerQueries },
  ],
})
export class CustomersModule {
  static readonly definition: ServiceDefinition = customersDefinition;
}
