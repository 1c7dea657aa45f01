import type { Provider } from '@nestjs/common';
import { AnswerRecovery } from './application/recovery/answer-recovery.js';
import { ChangeRecoverySettings } from './application/recovery/change-recovery-settings.js';
import { PlanRecovery } from './application/recovery/plan-recovery.js';
import { RecoveryStore, RecoveryTimers } from './application/recovery/recovery-store.js';
import { ReadRecovery } from './application/recovery/read-recovery.js';
import { ReportRecovery } from './application/recovery/report-recovery.js';
import { SendRecovery } from './application/recovery/send-recovery.js';
import { JobRecoveryTimers, RecoveryWorker } from './events/job-recovery.js';
import { SqlRecoveryStore } from './persistence/recovery/sql-recovery-store.js';

/** The survey after the resolution of a task. */
export const RECOVERY_PROVIDERS: readonly Provider[] = [
  AnswerRecovery,
  ChangeRecoverySettings,
  PlanRecovery,
  ReadRecovery,
  ReportRecovery,
  SendRecovery,
  RecoveryWorker,
  { provide: RecoveryStore, useClass: SqlRecoveryStore },
  { provide: RecoveryTimers, useClass: JobRecoveryTimers },
];
