import type { Provider, Type } from '@nestjs/common';
import { ChangeProfiling } from './application/churn/change-profiling.js';
import { CustomerRiskStore } from './application/churn/customer-risk-store.js';
import { PrepareChurn } from './application/churn/prepare-churn.js';
import { ReadChurn } from './application/churn/read-churn.js';
import { FairnessQueries } from './application/fairness/fairness-queries.js';
import { ReadFairness } from './application/fairness/read-fairness.js';
import { RiskCustomerStore } from './application/churn/risk-customer-store.js';
import { RiskCustomersConsumer } from './events/churn/risk-customers.consumer.js';
import { ChurnController } from './http/churn/churn.controller.js';
import { FairnessController } from './http/fairness/fairness.controller.js';
import { SqlCustomerRiskStore } from './persistence/churn/sql-customer-risk-store.js';
import { SqlRiskCustomerStore } from './persistence/churn/sql-risk-customer-store.js';
import { SqlFairnessQueries } from './persistence/fairness/sql-fairness-queries.js';

/** Who may leave, and whether groups are treated alike. */
export const CHURN_CONTROLLERS: readonly Type[] = [ChurnController, FairnessController];

/** How likely customers leave, and whether that is right and fair. */
export const CHURN_PROVIDERS: readonly Provider[] = [
  ChangeProfiling,
  PrepareChurn,
  ReadChurn,
  ReadFairness,
  RiskCustomersConsumer,
  { provide: CustomerRiskStore, useClass: SqlCustomerRiskStore },
  { provide: FairnessQueries, useClass: SqlFairnessQueries },
  { provide: RiskCustomerStore, useClass: SqlRiskCustomerStore },
];
