import type { Provider } from '@nestjs/common';
import { PreparedReportStore } from './application/prepared/prepared-report-store.js';
import { PreparedReports } from './application/prepared/prepared-reports.js';
import { AfterMerge } from './events/prepared/after-merge.js';
import { PreparedReportsWorker } from './events/prepared/prepared-reports.worker.js';
import { Computations } from './application/computations/computations.js';
import { ThreadComputations } from './threads/thread-computations.js';
import { SqlPreparedReportStore } from './persistence/prepared/sql-prepared-report-store.js';

/** Reports that are computed in the background. */
export const PREPARED_PROVIDERS: readonly Provider[] = [
  AfterMerge,
  PreparedReports,
  PreparedReportsWorker,
  { provide: Computations, useClass: ThreadComputations },
  { provide: PreparedReportStore, useClass: SqlPreparedReportStore },
];
