import type { Tx } from '@hearback/database';
import type { GivenThisMonth, Goodwill } from '../../domain/handling/goodwill.js';

/** What customers were given. */
export abstract class GoodwillStore {
  /** What was given for a task, oldest first, with what was cancelled. */
  abstract ofTask(tx: Tx, tenantId: string, taskId: string): Promise<readonly Goodwill[]>;
  /** What was given in the calendar month of `at` in this time zone, in this currency. */
  abstract givenInMonth(
    tx: Tx,
    tenantId: string,
    month: { readonly at: Date; readonly timeZone: string; readonly currency: string; readonly giverId: string },
  ): Promise<GivenThisMonth>;
  abstract add(tx: Tx, tenantId: string, goodwill: Goodwill): Promise<void>;
  /** Cancels what was given, if it stands; whether it did. */
  abstract cancel(tx: Tx, tenantId: string, id: string, at: Date): Promise<boolean>;
}
