import type { Static, TObject } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import type { JobContract } from './job.js';
import type { ScheduleRule } from './next-run.js';

/** A schedule to be set. */
export interface NewSchedule<S extends TObject = TObject> {
  readonly tenantId: string;
  /** Identifies the schedule within (tenant, queue). */
  readonly name: string;
  readonly rule: ScheduleRule;
  /** IANA name, for example `Europe/Vienna`. */
  readonly timeZone: string;
  /** The payload of its jobs. */
  readonly payload: Static<S>;
}

/** Recurring jobs. */
export abstract class Schedules {
  /**
   * Creates or changes a schedule in the caller's transaction. Its next run changes only if its rule or time zone does. After
   * a downtime, missed runs are replaced by a single one, and no run is enqueued while the previous one waits.
   */
  abstract set<S extends TObject>(tx: Tx, contract: JobContract<S>, schedule: NewSchedule<S>): Promise<void>;
  /** Removes a schedule, if it exists. A job that it has enqueued is kept. */
  abstract remove(tx: Tx, contract: JobContract, schedule: { tenantId: string; name: string }): Promise<void>;
}
