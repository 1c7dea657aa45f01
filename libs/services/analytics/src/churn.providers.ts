import type { Provider, Type } from '@nestjs/common';
import { ChangeProfiling } from './application/churn/change-profiling.js';
import { CustomerRiskStore } from './application/churn/customer-risk-store.js';
import { PrepareChurn } from './application/churn/prepare-churn.js';
import { ReadChurn } from './application/churn/read-churn.js';
import { RiskCustomerStore } from './application/churn/risk-customer-store.js';
import { RiskCustomersConsumer } from './events/churn/risk-customers.consumer.js';
import { ChurnController } from './http/churn/churn.controller.js';
import { SqlCustomerRiskStore } from './persistence/churn/sql-customer-risk-store.js';
import { SqlRiskCustomerStore } from './persistence/churn/sql-risk-customer-store.js';

/** Who may leave. */
export const CHURN_CONTROLLERS: readonly Type[] = [ChurnController];

/** How likely customers leave, and whether that is right. */
export const CHURN_PROVIDERS: readonly Provider[] = [
  ChangeProfiling,
  PrepareChurn,
  ReadChurn,
  RiskCustomersConsumer,
  { provide: CustomerRiskStore, useClass: SqlCustomerRiskStore },
  { provide: RiskCustomerStore, useClass: SqlRiskCustomerStore },
];
