import type { BatchTx, Tx } from '@hearback/database';
import type { Recovery, RecoverySettings } from '../../domain/recovery/recovery.js';

/** The surveys after resolutions, and the settings by which they are sent. */
export abstract class RecoveryStore {
  abstract settings(tx: Tx, tenantId: string): Promise<RecoverySettings>;
  abstract saveSettings(tx: Tx, tenantId: string, settings: RecoverySettings, at: Date): Promise<void>;
  /** Adds a survey; false: the resolution has one. */
  abstract add(tx: Tx, tenantId: string, recovery: Recovery): Promise<boolean>;
  /** The survey with this id, locked for update. Lock its task first. */
  abstract lock(tx: Tx, tenantId: string, id: string): Promise<Recovery | undefined>;
  abstract find(tx: Tx, tenantId: string, id: string): Promise<Recovery | undefined>;
  abstract update(tx: Tx, tenantId: string, recovery: Recovery): Promise<void>;
  /** Those of these invitations that are surveys after resolutions. */
  abstract among(tx: BatchTx, invitationIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The surveys of a task, oldest first. */
  abstract ofTask(tx: Tx, tenantId: string, taskId: string): Promise<readonly Recovery[]>;
  /** All surveys in the order of task and round, after this one. */
  abstract all(
    tx: Tx,
    tenantId: string,
    after: Pick<Recovery, 'taskId' | 'round'> | undefined,
    limit: number,
  ): Promise<readonly Recovery[]>;
  /** The surveys of resolutions in [from, to), oldest first. */
  abstract resolvedIn(tx: Tx, tenantId: string, from: Date, to: Date): Promise<readonly Recovery[]>;
  /** The surveys whose answers are about to be withdrawn lose them. */
  abstract forgetAnswers(tx: BatchTx, responseIds: readonly string[]): Promise<void>;
}

/** Has a survey sent at its time. */
export abstract class RecoveryTimers {
  abstract plan(tx: Tx, tenantId: string, recovery: Recovery): Promise<void>;
}
