import type { Provider } from '@nestjs/common';
import { FigureQueries } from './application/goals/figure-queries.js';
import { GoalStore } from './application/goals/goal-store.js';
import { ReadGoals } from './application/goals/read-goals.js';
import { ReadKeyFigures } from './application/goals/read-key-figures.js';
import { ReadSamples } from './application/goals/read-samples.js';
import { WriteGoals } from './application/goals/write-goals.js';
import { SqlFigureQueries } from './persistence/goals/sql-figure-queries.js';
import { TypeormGoalStore } from './persistence/goals/typeorm-goal-store.js';

/** Key figures and their goals. */
export const GOALS_PROVIDERS: readonly Provider[] = [
  ReadGoals,
  ReadKeyFigures,
  ReadSamples,
  WriteGoals,
  { provide: FigureQueries, useClass: SqlFigureQueries },
  { provide: GoalStore, useClass: TypeormGoalStore },
];
