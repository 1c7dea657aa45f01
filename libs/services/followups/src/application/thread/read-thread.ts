import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { ToneReason } from '../../domain/thread/may-write.js';
import type { ThreadMessage } from '../../domain/thread/thread-message.js';
import { followupsErrors } from '../followups.errors.js';
import { StaffDirectory } from '../staff-directory.js';
import { TaskStore } from '../task-store.js';
import { ToneGuard } from '../tone-guard.js';
import { Correspondents, type Correspondent } from './correspondents.js';
import { ReplyAddresses } from './reply-addresses.js';
import { ThreadStore } from './thread-store.js';
import { noWayTo, type NoWay } from './write-message.js';

/** What staff see of a thread. */
export interface Thread {
  /** Undefined: no customer is known. */
  readonly customer: Correspondent | undefined;
  /** Why the customer cannot be written to; null: nothing is in the way. */
  readonly noWay: NoWay | null;
  /** Why a program may not write to the customer now; null: it may. */
  readonly tone: ToneReason | null;
  /** Whether the customer can answer by mail. */
  readonly canAnswerByMail: boolean;
  /** Oldest first, without cancelled ones. */
  readonly messages: readonly ThreadMessage[];
  /** Names of members by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads the thread of a task. */
@Injectable()
export class ReadThread {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tasks: TaskStore,
    private readonly threads: ThreadStore,
    private readonly correspondents: Correspondents,
    private readonly addresses: ReplyAddresses,
    private readonly tone: ToneGuard,
    private readonly staff: StaffDirectory,
  ) {}

  /** @throws `task-not-found` */
  execute(tenantId: string, taskId: string): Promise<Thread> {
    return this.database.withTenant(tenantId, async (tx) => {
      const task = await this.tasks.find(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const customer = await this.correspondents.of(tx, tenantId, task);
      const all = await this.threads.ofTask(tx, tenantId, taskId);
      const messages = all.filter((message) => message.direction === 'in' || message.state !== 'cancelled');
      const members = messages.flatMap((message) => (message.direction === 'out' ? (message.memberId ?? []) : []));
      const names = await this.staff.namesOf(tx, tenantId, [...new Set(members)]);
      const verdict =
        customer === undefined
          ? 'write'
          : await this.tone.mayWrite(tx, tenantId, {
              writer: 'automatic',
              customer: customer.externalId,
              touchpointId: task.touchpointId,
            });
      const tone = verdict === 'write' ? null : verdict;
      return { customer, noWay: noWayTo(customer), tone, canAnswerByMail: this.addresses.areOpen, messages, names };
    });
  }
}
