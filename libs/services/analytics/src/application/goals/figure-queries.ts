import type { OneTenantTx } from '@hearback/database';
import type { Period } from '../../domain/period.js';

/** How tasks that were opened in a period went. Cancelled ones are left out. */
export interface TaskFacts {
  /** Minutes of the clock from the opening to the first answer of a person. */
  readonly firstResponse: readonly number[];
  /** To the first resolution. */
  readonly resolution: readonly number[];
  /** Cost of resolved tasks in minor units, of the currency of most of them. */
  readonly costs: readonly number[];
  readonly currency: string | null;
}

/** Reads what key figures count of tasks. */
export abstract class FigureQueries {
  /** `touchpointId`: undefined for all. */
  abstract tasks(tx: OneTenantTx, period: Period, touchpointId: string | undefined): Promise<TaskFacts>;
}
