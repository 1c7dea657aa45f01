import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { OutMessage } from '../../domain/thread/thread-message.js';
import { taskChanged } from '../task-events.js';
import { TaskStore } from '../task-store.js';
import { ThreadStore, type OutChange } from './thread-store.js';

/** What became of the mail of a message. */
export type MailOutcome =
  | { readonly kind: 'delivered'; readonly at: Date; readonly mailMessageId: string }
  | { readonly kind: 'failed'; readonly at: Date; readonly cause: string };

/** Notes on a message what became of its mail. A mail that was delivered can still come back; one that failed stays failed. */
@Injectable()
export class SettleMessage {
  constructor(
    private readonly tasks: TaskStore,
    private readonly threads: ThreadStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, tenantId: string, taskId: string, messageId: string, outcome: MailOutcome): Promise<void> {
    const task = await this.tasks.lock(tx, tenantId, taskId);
    const message = await this.threads.lockOut(tx, tenantId, messageId);
    if (task === undefined || message === undefined) return;
    const change = changeBy(message, outcome);
    if (change === undefined) return;
    await this.threads.changeOut(tx, tenantId, messageId, change);
    const stored = await this.tasks.store(tx, tenantId, task, []);
    await this.log.append(tx, [taskChanged(tenantId, stored, this.clock.now())]);
  }
}

function changeBy({ state }: OutMessage, outcome: MailOutcome): OutChange | undefined {
  if (state === 'failed' || state === 'cancelled') return undefined;
  if (outcome.kind === 'failed') return { state: 'failed', failure: outcome.cause };
  if (state === 'delivered') return undefined;
  return { state: 'delivered', deliveredAt: outcome.at, mailMessageId: outcome.mailMessageId };
}
