import { ServiceModule, type ServiceDefinition } from '@hearback/runtime';
import { Module } from '@nestjs/common';
import { CustomerCopies } from './application/customer-copies.js';
import { ResponseIntake } from './application/response-intake.js';
import { ResponseStore } from './application/response-store.js';
import { StoreResponses } from './application/store-responses.js';
import { SubmitResponse } from './application/submit-response.js';
import { SurveyCopies } from './application/survey-copies.js';
import { SurveyDirectory } from './application/survey-directory.js';
import { CustomerConsumer } from './events/customer.consumer.js';
import { SurveyConsumer } from './events/survey.consumer.js';
import { IntakeRoutes } from './http/intake-routes.js';
import { responsesSchema } from './persistence/responses-schema.js';
import { SqlCustomerCopies } from './persistence/sql-customer-copies.js';
import { SqlResponseStore } from './persistence/sql-response-store.js';
import { SqlSurveyCopies } from './persistence/sql-survey-copies.js';
import { ResponsesConfig } from './responses.config.js';

const definition: ServiceDefinition = { name: 'responses', schema: responsesSchema, config: ResponsesConfig };

/** The service that owns accepted answers. */
@Module({
  imports: [ServiceModule.forService(definition)],
  providers: [
    SurveyDirectory,
    StoreResponses,
    ResponseIntake,
    SubmitResponse,
    { provide: SurveyCopies, useClass: SqlSurveyCopies },
    { provide: CustomerCopies, useClass: SqlCustomerCopies },
    { provide: ResponseStore, useClass: SqlResponseStore },
    SurveyConsumer,
    CustomerConsumer,
    IntakeRoutes,
  ],
})
export class ResponsesModule {
  static readonly definition = definition;
}
