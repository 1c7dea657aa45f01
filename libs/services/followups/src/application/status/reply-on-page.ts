import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { TaskStore } from '../task-store.js';
import { Correspondents } from '../thread/correspondents.js';
import { ReceiveMessage } from '../thread/receive-message.js';
import type { LinkedTask } from './status-links.js';

/** Stores what a customer writes on the status page as a message of the thread, once per form. */
@Injectable()
export class ReplyOnPage {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tasks: TaskStore,
    private readonly correspondents: Correspondents,
    private readonly receive: ReceiveMessage,
  ) {}

  /** `form`: the UUID of the form that was submitted. */
  async execute({ tenantId, taskId }: LinkedTask, form: string, text: string): Promise<void> {
    await this.database.withTenant(tenantId, async (tx) => {
      const task = await this.tasks.find(tx, tenantId, taskId);
      const customer = task === undefined ? undefined : await this.correspondents.of(tx, tenantId, task);
      await this.receive.execute(tx, tenantId, {
        taskId,
        customerExternalId: customer?.externalId ?? null,
        channel: 'page',
        kind: 'reply',
        subject: null,
        text,
        quoted: null,
        senderName: null,
        senderAddress: null,
        warning: null,
        attachments: [],
        authentication: null,
        mailMessageId: null,
        messageKey: `page:${form}`,
      });
    });
  }
}
