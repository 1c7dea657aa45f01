import type { Static, TObject } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import type { JobContract } from './job.js';
import type { ScheduleRule } from './next-run.js';

/** A job that comes again and again. */
export interface NewSchedule<S extends TObject = TObject> {
  readonly tenantId: string;
  /** Known by this inside (tenant, queue). */
  readonly name: string;
  readonly rule: ScheduleRule;
  /** IANA name, for example `Europe/Vienna`. */
  readonly timeZone: string;
  /** The payload of each of its jobs. */
  readonly payload: Static<S>;
}

/** What repeats. */
export abstract class Schedules {
  /**
   * Makes or changes a schedule in the caller's transaction. Its next run is kept where rule and time zone are as they
   * were. Runs that a stand-still missed are made up for by one, and none is added while the one before still waits.
   */
  abstract set<S extends TObject>(tx: Tx, contract: JobContract<S>, schedule: NewSchedule<S>): Promise<void>;
  /** Ends a schedule; nothing happens where there is none. A job that it has put on the queue stays there. */
  abstract remove(tx: Tx, contract: JobContract, schedule: { tenantId: string; name: string }): Promise<void>;
}
