import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Ids } from '@hearback/kernel';
import { isSingleAddress } from '../domain/address.js';
import type { DeliveryResult } from '../domain/delivery.js';
import { mailFrom } from '../domain/sender.js';
import { MailDelivery } from './mail-delivery.js';
import { NotificationQueries } from './notification-queries.js';
import { notificationsErrors } from './notifications.errors.js';
import { SenderStore } from './senders.js';

/** What became of a test mail. */
export interface TestMailResult extends DeliveryResult {
  readonly address: string;
}

/** Sends a test mail to the caller and waits for the reply of the server. Throws `no-confirmed-address`. */
@Injectable()
export class SendTestMail {
  constructor(
    private readonly queries: NotificationQueries,
    private readonly delivery: MailDelivery,
    private readonly senders: SenderStore,
    private readonly ids: Ids,
  ) {}

  /** Waits for the server without a transaction; a retried request gets the stored reply and sends no second mail. */
  async execute({ tenantId }: UnitOfWork, { staffId }: Caller): Promise<TestMailResult> {
    const recipient = staffId === null ? undefined : await this.queries.recipient(tenantId, staffId);
    // As for all mails: not to addresses that nobody has confirmed, and never to several.
    if (!recipient?.confirmed || !recipient.active || !isSingleAddress(recipient.email))
      throw notificationsErrors.error('no-confirmed-address');
    const { email: address, language } = recipient;
    const mail = this.delivery.writeTest({ id: this.ids.next(), address, language: language ?? 'en' });
    // From the sender of the workspace, signed as its mails to customers are, so that the test is one of those.
    const sender = await this.senders.signingOf(tenantId);
    const from = sender === null ? {} : { from: mailFrom(sender, { name: sender.name, replyTo: sender.replyTo }) };
    return { ...(await this.delivery.send(tenantId, { ...mail, ...from })), address };
  }
}
