import { Injectable } from '@nestjs/common';
import { MessageReceived, newEvent, type NewEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { TaskChange } from '../../domain/task-change.js';
import { edit } from '../../domain/task-actions.js';
import type { Actor, Task } from '../../domain/task.js';
import { isAnswer, type InMessage } from '../../domain/thread/thread-message.js';
import { auditedTask } from '../audited.js';
import { ClockKeeper } from '../clock-keeper.js';
import { taskChanged } from '../task-events.js';
import { TaskStore } from '../task-store.js';
import { ThreadStore } from './thread-store.js';

/** A message that came in for a task. `messageKey` is the key by which a second delivery is known. */
export type ReceivedMessage = Omit<InMessage, 'id' | 'direction' | 'createdAt'>;

/** What became of a message: stored now, known from an earlier delivery, or for no task of the workspace. */
export type Receipt = { readonly kind: 'stored' | 'known'; readonly task: Task } | { readonly kind: 'no-task' };

const CUSTOMER: Actor = { kind: 'customer', id: null };

/**
 * Stores a message of the customer, once per key. Only a reply of the customer, of whom nothing is doubted, resumes a task that waits.
 */
@Injectable()
export class ReceiveMessage {
  constructor(
    private readonly tasks: TaskStore,
    private readonly threads: ThreadStore,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Runs in the caller's transaction: acknowledge the message after its commit. */
  async execute(tx: Tx, tenantId: string, received: ReceivedMessage): Promise<Receipt> {
    const task = await this.tasks.lock(tx, tenantId, received.taskId);
    if (task === undefined) return { kind: 'no-task' };
    const at = this.clock.now();
    const message: InMessage = { ...received, id: this.ids.next(), direction: 'in', createdAt: at };
    if (!(await this.threads.addIn(tx, tenantId, message))) return { kind: 'known', task };
    const resumed =
      isAnswer(message) && task.status === 'waiting' ? edit(task, { status: 'open' }, CUSTOMER, at) : null;
    const entry: TaskChange = { kind: 'message_received', at, actor: CUSTOMER, detail: { message_id: message.id } };
    const changes = [entry, ...(resumed?.ok ? resumed.changes : [])];
    const after = await this.clocks.follow(tx, tenantId, task, resumed?.ok ? resumed.task : task, at);
    const stored = await this.tasks.store(tx, tenantId, after, changes);
    await this.clocks.retime(tx, tenantId, task, stored, at);
    const event = messageReceived(tenantId, stored, message);
    await this.log.append(tx, [event, taskChanged(tenantId, stored, at), ...auditedTask(tenantId, stored, changes)]);
    return { kind: 'stored', task: stored };
  }
}

/** What staff are told of the text: its beginning, in characters. */
const EXCERPT = 300;

function messageReceived(tenantId: string, task: Task, message: InMessage): NewEvent {
  return newEvent(MessageReceived, {
    id: derivedId('message-received', message.id),
    tenantId,
    time: message.createdAt,
    payload: {
      message_id: message.id,
      task_id: task.id,
      title: task.title,
      assignee_id: task.assigneeId,
      customer_external_id: message.customerExternalId,
      channel: message.channel,
      kind: message.kind,
      warning: message.warning,
      excerpt: [...message.text].slice(0, EXCERPT).join(''),
      received_at: message.createdAt.toISOString(),
      due_at: task.dueAt.toISOString(),
    },
  });
}
