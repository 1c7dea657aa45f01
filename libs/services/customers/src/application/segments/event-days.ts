import type { Tx } from '@hearback/database';

/** Counts events by calendar days of the workspace. Called while the customers and the rules are locked. */
export abstract class EventDays {
  /** Adds new events. */
  abstract add(tx: Tx, tenantId: string, eventIds: readonly string[]): Promise<void>;
  /** Counts all events of these customers again. */
  abstract recount(tx: Tx, tenantId: string, customerIds: readonly string[]): Promise<void>;
}
