import { Injectable } from '@nestjs/common';
import { CustomerMessageDelivered, CustomerMessageFailed, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { SettleMessage } from '../application/thread/settle-message.js';

/** Notes on the messages of threads what became of their mails. */
@Injectable()
export class MessageResultsConsumer {
  constructor(private readonly settle: SettleMessage) {}

  @Subscribe(CustomerMessageDelivered)
  delivered(events: readonly EventOf<typeof CustomerMessageDelivered>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof CustomerMessageDelivered>(events, async ({ tenantId, payload }) => {
      const { task_id: taskId, message_id: messageId, mail_message_id: mailMessageId, delivered_at: at } = payload;
      const outcome = { kind: 'delivered', at: new Date(at), mailMessageId } as const;
      await this.settle.execute(tx, tenantId, taskId, messageId, outcome);
      return done();
    });
  }

  @Subscribe(CustomerMessageFailed)
  failed(events: readonly EventOf<typeof CustomerMessageFailed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof CustomerMessageFailed>(events, async ({ tenantId, payload }) => {
      const { task_id: taskId, message_id: messageId, cause, failed_at: at } = payload;
      await this.settle.execute(tx, tenantId, taskId, messageId, { kind: 'failed', at: new Date(at), cause });
      return done();
    });
  }
}
