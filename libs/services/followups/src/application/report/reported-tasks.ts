import type { TenantTx } from '@hearback/database';
import type { Period } from '../../domain/report/local-period.js';
import type { ReportedTask } from '../../domain/report/reported-task.js';
import type { DeadlineResult } from '../../domain/task-times.js';

/** The first response of a task about a response. */
export interface TaskOfResponse {
  readonly responseId: string;
  readonly result: DeadlineResult;
}

/** Reads tasks for reports. Cancelled ones, and those about withdrawn responses, are in none. */
export abstract class ReportedTasks {
  /** The tasks opened in the period, and the currency that their cost is in. */
  abstract openedIn(
    tx: TenantTx,
    period: Period,
    touchpointId: string | null,
    now: Date,
  ): Promise<{ readonly tasks: readonly ReportedTask[]; readonly currency: string | null }>;
  /** The tasks about these responses. */
  abstract ofResponses(tx: TenantTx, responseIds: readonly string[], now: Date): Promise<readonly TaskOfResponse[]>;
}
