import type { Tx } from '@hearback/database';

/** Has the clocks of a workspace follow its opening hours. */
export abstract class HoursChanges {
  /** Other hours apply since this time: after the commit, page by page, the clocks of open tasks are moved to them. */
  abstract announce(tx: Tx, tenantId: string, since: Date): Promise<void>;
  /** Goes on after the task with this id. */
  abstract proceed(tx: Tx, tenantId: string, since: Date, afterId: string): Promise<void>;
}
