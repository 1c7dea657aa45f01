import type { Tx } from '@hearback/database';
import type { WorkSettings } from '../../domain/handling/work-settings.js';

/** Cost of work and limits of goodwill of workspaces. */
export abstract class WorkSettingsStore {
  /** The settings; `NO_SETTINGS` for a workspace that has none. */
  abstract read(tx: Tx, tenantId: string): Promise<WorkSettings>;
  /** The settings, locked until the end of the transaction, so that two cannot spend one budget. */
  abstract lock(tx: Tx, tenantId: string): Promise<WorkSettings>;
  abstract save(tx: Tx, tenantId: string, settings: WorkSettings): Promise<void>;
}
