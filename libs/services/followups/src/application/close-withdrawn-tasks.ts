import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import { closeWithdrawn } from '../domain/response-changes.js';
import { Complaints } from './complaints.js';
import { ClockKeeper } from './clock-keeper.js';
import { RecoveryStore } from './recovery/recovery-store.js';
import { ResponseFactsStore } from './response-facts-store.js';
import { TaskStore, type ResponseRef } from './task-store.js';

/** A response that was deleted: its import was undone or, without one, its customer withdrew it. */
export interface Withdrawal extends ResponseRef {
  readonly importId: string | null;
  readonly at: Date;
}

/** Closes the open tasks about withdrawn responses, and deletes the copies of the responses. Surveys after resolutions lose withdrawn answers. */
@Injectable()
export class CloseWithdrawnTasks {
  constructor(
    private readonly tasks: TaskStore,
    private readonly clocks: ClockKeeper,
    private readonly facts: ResponseFactsStore,
    private readonly recoveries: RecoveryStore,
    private readonly complaints: Complaints,
    private readonly log: EventLog,
  ) {}

  async execute(tx: BatchTx, withdrawals: readonly Withdrawal[]): Promise<void> {
    const events: NewEvent[] = [];
    const byResponse = new Map(withdrawals.map((withdrawal) => [withdrawal.responseId, withdrawal]));
    for (const { tenantId, taskId, responseId } of await this.tasks.openOf(tx, withdrawals)) {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      const withdrawal = byResponse.get(responseId);
      if (task === undefined || withdrawal === undefined) continue;
      const result = closeWithdrawn(task, withdrawal.importId, withdrawal.at);
      if (!result.ok || result.changes.length === 0) continue;
      const after = await this.clocks.follow(tx, tenantId, task, result.task, withdrawal.at);
      const stored = await this.tasks.store(tx, tenantId, after, result.changes);
      await this.clocks.retime(tx, tenantId, task, stored, withdrawal.at);
      events.push(...(await this.complaints.changed(tx, tenantId, stored, withdrawal.at)));
    }
    if (events.length > 0) await this.log.append(tx, events);
    await this.recoveries.forgetAnswers(
      tx,
      withdrawals.map(({ responseId }) => responseId),
    );
    await this.facts.withdraw(tx, withdrawals);
  }
}
