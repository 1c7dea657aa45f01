import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { Recovery, RecoverySettings } from '../../domain/recovery/recovery.js';
import { followupsErrors } from '../followups.errors.js';
import { TaskStore } from '../task-store.js';
import { RecoveryStore } from './recovery-store.js';

/** Reads the surveys after the resolutions of a task, and the settings by which they are sent. */
@Injectable()
export class ReadRecovery {
  constructor(
    private readonly database: TenantDatabase,
    private readonly recoveries: RecoveryStore,
    private readonly tasks: TaskStore,
  ) {}

  settings(tenantId: string): Promise<RecoverySettings> {
    return this.database.withTenant(tenantId, (tx) => this.recoveries.settings(tx, tenantId));
  }

  /** Oldest first; none for a task that was resolved while no survey was sent. @throws `task-not-found` */
  ofTask(tenantId: string, taskId: string): Promise<readonly Recovery[]> {
    return this.database.withTenant(tenantId, async (tx) => {
      const task = await this.tasks.find(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      return this.recoveries.ofTask(tx, tenantId, taskId);
    });
  }
}
