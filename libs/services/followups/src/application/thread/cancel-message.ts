import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { OutMessage } from '../../domain/thread/thread-message.js';
import { followupsErrors } from '../followups.errors.js';
import { TaskStore } from '../task-store.js';
import { MessageSchedule } from './message-schedule.js';
import { ThreadStore } from './thread-store.js';

/** Cancels a message before it leaves. To edit one is to cancel it and to write another. */
@Injectable()
export class CancelMessage {
  constructor(
    private readonly tasks: TaskStore,
    private readonly threads: ThreadStore,
    private readonly schedule: MessageSchedule,
    private readonly clock: Clock,
  ) {}

  /**
   * Under the locks of the job that lets it leave: either it is cancelled or it leaves. Cancelling it again changes nothing.
   * @throws `task-not-found`, `message-not-found`, `message-left`
   */
  async execute(unit: UnitOfWork, taskId: string, messageId: string): Promise<OutMessage> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      // First, in the order in which the job takes its locks; what is rejected below is on the plan again.
      await this.schedule.cancel(tx, tenantId, messageId);
      if ((await this.tasks.lock(tx, tenantId, taskId)) === undefined) throw followupsErrors.error('task-not-found');
      const message = await this.threads.lockOut(tx, tenantId, messageId);
      if (message === undefined || message.taskId !== taskId) throw followupsErrors.error('message-not-found');
      if (message.state === 'cancelled') return message;
      // Its time decides, not whether the job has come round to it: what was shown as sent is sent.
      if (message.state !== 'sending' || message.leavesAt <= this.clock.now())
        throw followupsErrors.error('message-left');
      await this.threads.changeOut(tx, tenantId, messageId, { state: 'cancelled' });
      return { ...message, state: 'cancelled' };
    });
  }
}
