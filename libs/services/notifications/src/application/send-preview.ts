import { Injectable } from '@nestjs/common';
import type { Caller } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { isSingleAddress, subjectLine } from '../domain/address.js';
import { mailFrom } from '../domain/sender.js';
import { MailDelivery } from './mail-delivery.js';
import { NotificationQueries } from './notification-queries.js';
import { notificationsErrors } from './notifications.errors.js';
import { PreviewStore } from './preview-store.js';
import { SenderStore } from './senders.js';
import type { TestMailResult } from './send-test-mail.js';

/** Sends a preview to the member of staff who looks at it, and to nobody else. */
@Injectable()
export class SendPreview {
  constructor(
    private readonly previews: PreviewStore,
    private readonly queries: NotificationQueries,
    private readonly delivery: MailDelivery,
    private readonly senders: SenderStore,
    private readonly clock: Clock,
  ) {}

  /** Waits for the server without a transaction. Throws `preview-not-found`, `no-confirmed-address`. */
  async execute({ tenantId, staffId }: Caller, id: string): Promise<TestMailResult> {
    const preview = await this.previews.find(tenantId, id, this.clock.now());
    if (preview === undefined) throw notificationsErrors.error('preview-not-found');
    const recipient = staffId === null ? undefined : await this.queries.recipient(tenantId, staffId);
    if (!recipient?.confirmed || !recipient.active || !isSingleAddress(recipient.email))
      throw notificationsErrors.error('no-confirmed-address');
    const { messageId, subject, text, html, fromName, replyTo } = preview.mail;
    const result = await this.delivery.send(tenantId, {
      messageId,
      subject: subjectLine(`[Test] ${subject}`),
      text,
      html,
      to: { address: recipient.email, name: '' },
      from: mailFrom(await this.senders.signingOf(tenantId), { name: fromName, replyTo }),
    });
    return { ...result, address: recipient.email };
  }
}
