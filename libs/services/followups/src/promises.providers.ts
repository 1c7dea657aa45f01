import type { Provider } from '@nestjs/common';
import { ChangePromise } from './application/promises/change-promise.js';
import { FirePromiseTimer } from './application/promises/fire-promise-timer.js';
import { HandOverPromises } from './application/promises/hand-over-promises.js';
import { LockedPromises } from './application/promises/locked-promises.js';
import { MakePromise } from './application/promises/make-promise.js';
import { ObjectToPromise } from './application/promises/object-to-promise.js';
import { PendingPromises } from './application/promises/pending-promises.js';
import { PromiseChanges } from './application/promises/promise-changes.js';
import { PromiseNotices } from './application/promises/promise-notices.js';
import { PromiseQueries } from './application/promises/promise-queries.js';
import { PromiseStore } from './application/promises/promise-store.js';
import { PromiseTimers } from './application/promises/promise-timers.js';
import { ReportPromises } from './application/promises/report-promises.js';
import { JobPromiseTimers } from './events/job-promise-timers.js';
import { PromiseTimersWorker } from './events/promise-timers.worker.js';
import { SqlPromiseQueries } from './persistence/promises/sql-promise-queries.js';
import { SqlPromiseStore } from './persistence/promises/sql-promise-store.js';

/** Promises to customers. */
export const PROMISE_PROVIDERS: readonly Provider[] = [
  MakePromise,
  ChangePromise,
  ObjectToPromise,
  FirePromiseTimer,
  HandOverPromises,
  ReportPromises,
  LockedPromises,
  PendingPromises,
  PromiseChanges,
  PromiseNotices,
  PromiseTimersWorker,
  { provide: PromiseStore, useClass: SqlPromiseStore },
  { provide: PromiseQueries, useClass: SqlPromiseQueries },
  { provide: PromiseTimers, useClass: JobPromiseTimers },
];
