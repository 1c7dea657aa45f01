import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { plannedRecovery } from '../../domain/recovery/recovery.js';
import type { Task } from '../../domain/task.js';
import { ResponseFactsStore } from '../response-facts-store.js';
import { RecoveryStore, RecoveryTimers } from './recovery-store.js';

/** Plans the survey after a resolution, once for each, if the workspace sends one. */
@Injectable()
export class PlanRecovery {
  constructor(
    private readonly recoveries: RecoveryStore,
    private readonly timers: RecoveryTimers,
    private readonly facts: ResponseFactsStore,
  ) {}

  /** `task`: as resolved and stored in this transaction. */
  async execute(tx: Tx, tenantId: string, task: Task, at: Date): Promise<void> {
    const settings = await this.recoveries.settings(tx, tenantId);
    if (!settings.enabled || task.responseId === null) return;
    const facts = (await this.facts.find(tx, tenantId, [task.responseId])).get(task.responseId);
    const recovery = plannedRecovery(task, facts?.customer ?? null, settings, at);
    if (recovery === undefined || !(await this.recoveries.add(tx, tenantId, recovery))) return;
    if (recovery.state === 'planned') await this.timers.plan(tx, tenantId, recovery);
  }
}
