import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { dueRecovery } from '../../domain/recovery/recovery.js';
import { surveyRequested } from '../rules/act-events.js';
import { TaskStore } from '../task-store.js';
import { ToneGuard } from '../tone-guard.js';
import { RecoveryStore } from './recovery-store.js';

/** Asks for the survey after a resolution when its time has come: only if the task is still resolved and a person has written. */
@Injectable()
export class SendRecovery {
  constructor(
    private readonly recoveries: RecoveryStore,
    private readonly tasks: TaskStore,
    private readonly tone: ToneGuard,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** A second call changes nothing. */
  async execute(tx: BatchTx, tenantId: string, id: string): Promise<void> {
    const known = await this.recoveries.find(tx, tenantId, id);
    if (known === undefined) return;
    const task = await this.tasks.lock(tx, tenantId, known.taskId);
    const before = await this.recoveries.lock(tx, tenantId, id);
    if (before === undefined || before.state !== 'planned') return;
    const { customer, surveyId, taskId } = before;
    const message = { writer: 'automatic', customer, touchpointId: task?.touchpointId ?? null } as const;
    const tone = await this.tone.mayWrite(tx, tenantId, message);
    const after = dueRecovery(before, task, await this.recoveries.settings(tx, tenantId), tone);
    await this.recoveries.update(tx, tenantId, after);
    if (after.state !== 'requested' || customer === null) return;
    const base = { id: derivedId('recovery-requested', id), tenantId, time: this.clock.now() };
    const wanted = { invitationId: id, surveyId, customer, cause: 'recovery', taskId, ruleId: null } as const;
    await this.log.append(tx, [surveyRequested(base, wanted)]);
  }
}
