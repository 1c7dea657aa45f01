import type { Tx } from '@hearback/database';

/** A message to be stored. */
export interface NewMessage {
  readonly tenantId: string;
  readonly id: string;
  /** The event of the log; null: a test. */
  readonly eventId: string | null;
  readonly type: string;
  readonly body: string;
}

/** A delivery to be stored. */
export interface NewDelivery {
  readonly tenantId: string;
  readonly id: string;
  readonly endpointId: string;
  readonly messageId: string;
  readonly status: 'pending' | 'dropped';
}

/** A receiver that may be told of something. */
export interface Receiver {
  readonly tenantId: string;
  readonly id: string;
  readonly eventTypes: readonly string[];
  readonly isPaused: boolean;
  /** Until when somebody sends to it, who looks for further messages before ending. */
  readonly leasedUntil: Date | null;
  readonly isFailing: boolean;
  /** Messages of the last hour, counted up to the ceiling. */
  readonly recent: number;
}

/** Stores what is to be sent. */
export abstract class WebhookOutbox {
  /**
   * The receivers of the workspaces that are not disabled, without chats. Their rows are locked in share mode: a sender that gives back the
   * lease of one waits for this transaction, and then sees what it has stored.
   */
  abstract receivers(tx: Tx, tenantIds: readonly string[], at: Date): Promise<readonly Receiver[]>;
  /** Adds messages and deliveries, except those that exist. Returns the ids of the deliveries that are new. */
  abstract add(
    tx: Tx,
    messages: readonly NewMessage[],
    deliveries: readonly NewDelivery[],
    at: Date,
  ): Promise<ReadonlySet<string>>;
}

/** A run in which what is due at a receiver is sent. */
export interface WebhookRun {
  readonly tenantId: string;
  readonly endpointId: string;
  readonly dueAt: Date;
  /** The last attempt failed: it is worked on apart from those that work. */
  readonly isFailing: boolean;
  /** Runs with the same one are one run. */
  readonly key: string;
}

/** Schedules runs. */
export abstract class WebhookRuns {
  abstract plan(tx: Tx, runs: readonly WebhookRun[]): Promise<void>;
  /** Old messages of the workspace are removed every day, or no longer. */
  abstract cleanUpDaily(tx: Tx, tenantId: string, isNeeded: boolean): Promise<void>;
}
