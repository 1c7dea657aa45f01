import { Injectable } from '@nestjs/common';
import { CustomerMessageReleased, newEvent, type NewEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { isClosed, type Actor, type Task } from '../../domain/task.js';
import { edit, recordFirstResponse } from '../../domain/task-actions.js';
import type { TaskChange } from '../../domain/task-change.js';
import { referencesOf, type OutMessage } from '../../domain/thread/thread-message.js';
import { auditedTask } from '../audited.js';
import { ClockKeeper } from '../clock-keeper.js';
import { StaffDirectory } from '../staff-directory.js';
import { StatusLinks } from '../status/status-links.js';
import { taskChanged } from '../task-events.js';
import { TaskStore } from '../task-store.js';
import { Correspondents, type Correspondent } from './correspondents.js';
import { ThreadStore } from './thread-store.js';

/**
 * Lets a message leave whose time has come, unless it was cancelled. A message of a person is the first response to the customer, if there
 * was none before.
 */
@Injectable()
export class ReleaseMessage {
  constructor(
    private readonly tasks: TaskStore,
    private readonly threads: ThreadStore,
    private readonly correspondents: Correspondents,
    private readonly staff: StaffDirectory,
    private readonly statusLinks: StatusLinks,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Takes the locks in the order of all who change messages: the task, then the message. */
  async execute(tx: Tx, tenantId: string, taskId: string, messageId: string): Promise<void> {
    const task = await this.tasks.lock(tx, tenantId, taskId);
    const message = await this.threads.lockOut(tx, tenantId, messageId);
    if (task === undefined || message === undefined || message.state !== 'sending') return;
    const at = this.clock.now();
    const released: NewEvent = await this.#released(tx, tenantId, task, message, at);
    await this.threads.changeOut(tx, tenantId, message.id, { state: 'released', releasedAt: at });
    const { task: acted, changes } = after(task, message, at);
    const followed = await this.clocks.follow(tx, tenantId, task, acted, at);
    const stored = await this.tasks.store(tx, tenantId, followed, changes);
    await this.clocks.retime(tx, tenantId, task, stored, at);
    await this.log.append(tx, [released, taskChanged(tenantId, stored, at), ...auditedTask(tenantId, stored, changes)]);
  }

  async #released(tx: Tx, tenantId: string, task: Task, message: OutMessage, at: Date): Promise<NewEvent> {
    const to = await this.correspondents.of(tx, tenantId, task);
    const thread = await this.threads.ofTask(tx, tenantId, task.id);
    const names = await this.staff.namesOf(tx, tenantId, message.memberId === null ? [] : [message.memberId]);
    const { inReplyTo, references } = referencesOf(thread);
    return newEvent(CustomerMessageReleased, {
      id: derivedId('customer-message-released', message.id),
      tenantId,
      time: at,
      payload: {
        message_id: message.id,
        task_id: task.id,
        ...recipientOf(message, to),
        language: to?.language ?? null,
        writer: message.writer,
        purpose: message.purpose,
        member_name: names.get(message.memberId ?? '') ?? null,
        subject: thread.findLast(({ direction, subject }) => direction === 'in' && subject !== null)?.subject ?? null,
        text: message.text,
        in_reply_to: inReplyTo,
        references: [...references],
        status_link_id: (await this.statusLinks.extend(tx, tenantId, task.id)).id,
        released_at: at.toISOString(),
      },
    });
  }
}

function recipientOf({ customerExternalId }: OutMessage, to: Correspondent | undefined) {
  return {
    customer_external_id: customerExternalId,
    address: customerExternalId === null ? (to?.address ?? null) : null,
  };
}

/** The task once the message has left. */
function after(task: Task, message: OutMessage, at: Date): { task: Task; changes: readonly TaskChange[] } {
  const actor: Actor =
    message.memberId === null ? { kind: 'timer', id: null } : { kind: 'staff', id: message.memberId };
  const changes: TaskChange[] = [{ kind: 'message_sent', at, actor, detail: { message_id: message.id } }];
  let acted = task;
  if (message.writer === 'person') {
    const answered = recordFirstResponse(acted, actor, at);
    if (answered.ok) [acted] = [answered.task, changes.push(...answered.changes)];
  }
  if (message.waits && !isClosed(task.status)) {
    const waiting = edit(acted, { status: 'waiting' }, actor, at);
    if (waiting.ok) [acted] = [waiting.task, changes.push(...waiting.changes)];
  }
  return { task: acted, changes };
}
