import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { ToneReason, Writer } from '../../domain/thread/may-write.js';
import { CANCEL_WINDOW_MS, type OutMessage } from '../../domain/thread/thread-message.js';
import { followupsErrors } from '../followups.errors.js';
import { TaskStore } from '../task-store.js';
import { ToneGuard } from '../tone-guard.js';
import { Correspondents, type Correspondent } from './correspondents.js';
import { MessageSchedule } from './message-schedule.js';
import { ReplyAddresses } from './reply-addresses.js';
import { ThreadStore } from './thread-store.js';

/** A message to write to the customer of a task. */
export interface MessageToWrite {
  /** Of the message: a second call with the same id changes nothing. */
  readonly id: string;
  readonly taskId: string;
  readonly writer: Writer;
  /** Who sends it by hand; null for an automatic one. */
  readonly memberId: string | null;
  /** What it is for, as in `reply` or `promise_notice`. */
  readonly purpose: string;
  readonly text: string;
  /** Whether the task waits for the customer once it has left. */
  readonly waits?: boolean;
}

/** Why a message can reach nobody. */
export type NoWay = 'no-customer' | 'no-address' | 'suppressed';

/** The stored message, or why none is written. */
export type WrittenMessage =
  | { readonly kind: 'written'; readonly message: OutMessage }
  | { readonly kind: 'refused'; readonly reason: ToneReason | NoWay };

/**
 * Writes a message to the customer of a task. One of a person can be cancelled for ten seconds, an automatic one leaves at once; both
 * leave by a job. An automatic one is written only if the rules of tone let it.
 */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly tasks: TaskStore,
    private readonly threads: ThreadStore,
    private readonly correspondents: Correspondents,
    private readonly tone: ToneGuard,
    private readonly schedule: MessageSchedule,
    private readonly addresses: ReplyAddresses,
    private readonly clock: Clock,
  ) {}

  /** Runs in the caller's transaction. @throws `task-not-found` */
  async execute(tx: Tx, tenantId: string, wanted: MessageToWrite): Promise<WrittenMessage> {
    const { taskId, writer } = wanted;
    const task = await this.tasks.lock(tx, tenantId, taskId);
    if (task === undefined) throw followupsErrors.error('task-not-found');
    const to = await this.correspondents.of(tx, tenantId, task);
    const obstacle = noWayTo(to);
    if (to === undefined || obstacle !== null) return { kind: 'refused', reason: obstacle ?? 'no-customer' };
    const verdict = await this.tone.mayWrite(tx, tenantId, {
      writer,
      customer: to.externalId,
      touchpointId: task.touchpointId,
    });
    if (verdict !== 'write') return { kind: 'refused', reason: verdict };
    const message = this.#message(wanted, to);
    if (!(await this.threads.addOut(tx, tenantId, message))) {
      const stored = await this.threads.lockOut(tx, tenantId, message.id);
      return { kind: 'written', message: stored ?? message };
    }
    await this.addresses.open(tx, { tenantId, taskId });
    await this.schedule.plan(tx, tenantId, message);
    return { kind: 'written', message };
  }

  #message(
    { id, taskId, writer, memberId, purpose, text, waits = false }: MessageToWrite,
    to: Correspondent,
  ): OutMessage {
    const now = this.clock.now();
    return {
      id,
      taskId,
      customerExternalId: to.externalId,
      direction: 'out',
      channel: 'mail',
      writer,
      memberId,
      purpose,
      subject: null,
      text,
      mailMessageId: null,
      state: 'sending',
      waits,
      leavesAt: writer === 'person' ? new Date(now.getTime() + CANCEL_WINDOW_MS) : now,
      releasedAt: null,
      deliveredAt: null,
      failure: null,
      createdAt: now,
    };
  }
}

/** Why nothing can be sent to this correspondent; null: nothing is in the way that is known here. */
export function noWayTo(to: Correspondent | undefined): NoWay | null {
  if (to === undefined) return 'no-customer';
  if (to.address === null) return 'no-address';
  return to.isSuppressed ? 'suppressed' : null;
}
