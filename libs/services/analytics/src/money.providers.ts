import { LiveFacts } from './application/money/live-facts.js';
import { ReadLiveMeasures } from './application/money/read-live-measures.js';
import { ReadScenarioPage } from './application/money/read-scenario-page.js';
import { ReadScenario } from './application/money/read-scenario.js';
import { ScenarioStore } from './application/money/scenario-store.js';
import { WriteScenarios } from './application/money/write-scenarios.js';
import { ClaimReportsController } from './http/money/claim-reports.controller.js';
import { ScenarioReportsController } from './http/money/scenario-reports.controller.js';
import { ScenariosController } from './http/money/scenarios.controller.js';
import { SqlLiveFacts } from './persistence/money/sql-live-facts.js';
import { TypeormScenarioStore } from './persistence/money/typeorm-scenario-store.js';

/** The routes of the ROI workbench. */
export const moneyControllers = [ScenariosController, ScenarioReportsController, ClaimReportsController];

/** What the ROI workbench is made of. */
export const moneyProviders = [
  ReadLiveMeasures,
  ReadScenario,
  ReadScenarioPage,
  WriteScenarios,
  { provide: LiveFacts, useClass: SqlLiveFacts },
  { provide: ScenarioStore, useClass: TypeormScenarioStore },
];
