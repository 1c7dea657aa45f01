import type { Tx } from '@hearback/database';
import type { Playbook } from '../../domain/handling/playbook.js';

/** The playbooks of workspaces. */
export abstract class PlaybookStore {
  /** The playbooks of the workspace, in their order. */
  abstract list(tx: Tx, tenantId: string): Promise<readonly Playbook[]>;
  /** Replaces the playbooks of the workspace. What was ticked stays. */
  abstract replace(tx: Tx, tenantId: string, playbooks: readonly Playbook[]): Promise<void>;
}
