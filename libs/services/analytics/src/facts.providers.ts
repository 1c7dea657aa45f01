import type { Provider } from '@nestjs/common';
import { DimensionQueries } from './application/change/dimension-queries.js';
import { HeatQueries } from './application/change/heat-queries.js';
import { ReadChange } from './application/change/read-change.js';
import { ReadDimensions } from './application/change/read-dimensions.js';
import { DriverQueries } from './application/drivers/driver-queries.js';
import { ReadDrivers } from './application/drivers/read-drivers.js';
import { AnswerStore } from './application/facts/answer-store.js';
import { QuestionQueries } from './application/facts/question-queries.js';
import { ReadQuestions } from './application/facts/read-questions.js';
import { ChangeController } from './http/change/change.controller.js';
import { DimensionsController } from './http/change/dimensions.controller.js';
import { HeatController } from './http/change/heat.controller.js';
import { DriversController } from './http/drivers/drivers.controller.js';
import { QuestionsController } from './http/facts/questions.controller.js';
import { SqlDimensionQueries } from './persistence/change/sql-dimension-queries.js';
import { SqlHeatQueries } from './persistence/change/sql-heat-queries.js';
import { SqlDriverQueries } from './persistence/drivers/sql-driver-queries.js';
import { SqlAnswerStore } from './persistence/facts/sql-answer-store.js';
import { SqlQuestionQueries } from './persistence/facts/sql-question-queries.js';

/** What was chosen, ranked and counted, what goes along with a score, and why a score changed. */
export const FACTS_PROVIDERS: readonly Provider[] = [
  ReadChange,
  ReadDimensions,
  ReadDrivers,
  ReadQuestions,
  { provide: AnswerStore, useClass: SqlAnswerStore },
  { provide: DimensionQueries, useClass: SqlDimensionQueries },
  { provide: DriverQueries, useClass: SqlDriverQueries },
  { provide: HeatQueries, useClass: SqlHeatQueries },
  { provide: QuestionQueries, useClass: SqlQuestionQueries },
];

export const FACTS_CONTROLLERS = [
  ChangeController,
  DimensionsController,
  DriversController,
  HeatController,
  QuestionsController,
];
