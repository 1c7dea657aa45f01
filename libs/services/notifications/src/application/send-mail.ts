import { Injectable } from '@nestjs/common';
import { DeliveryFailed, newEvent, NotificationDelivered, type NewEvent } from '@hearback/contracts';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { isSingleAddress } from '../domain/address.js';
import type { DeliveryResult } from '../domain/delivery.js';
import { MailStore, type MailAttempt, type SealedMail } from './mail-store.js';
import type { Mail } from './mailer.js';
import { MailDelivery } from './mail-delivery.js';

/** One attempt to send a mail. */
export interface SendMailCommand {
  readonly tenantId: string;
  readonly mailId: string;
  /** From 1. */
  readonly attempt: number;
  readonly isLast: boolean;
}

/** Work for the transaction that completes the job. */
export type Completion = (tx: BatchTx) => Promise<void>;

/** Makes one attempt to send a mail: fixes its content, sends it, and publishes the result. */
@Injectable()
export class SendMail {
  constructor(
    private readonly database: BatchDatabase,
    private readonly mails: MailStore,
    private readonly delivery: MailDelivery,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Throws, after recording the attempt, if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, mailId, attempt, isLast }: SendMailCommand): Promise<Completion | undefined> {
    const sealed = await this.database.withTenants([tenantId], (tx) =>
      this.mails.seal(tx, tenantId, mailId, this.clock.now()),
    );
    if (sealed === undefined) return undefined;
    const mail = this.delivery.write(sealed);
    const result = await this.deliver(sealed, mail);
    const { messageId, subject, to } = mail;
    const mailAttempt = { ...result, number: attempt, at: this.clock.now(), messageId, subject, address: to.address };
    if (result.outcome === 'temporary' && !isLast) {
      await this.database.withTenants([tenantId], (tx) => this.mails.recordAttempt(tx, sealed, mailAttempt));
      throw new Error(`the mail server did not accept the mail yet: ${result.reply}`);
    }
    return (tx) => this.complete(tx, sealed, mailAttempt);
  }

  private async deliver(sealed: SealedMail, mail: Mail): Promise<DeliveryResult> {
    if (!sealed.recipient.active) {
      return { outcome: 'permanent', code: null, reply: 'the recipient is no longer an active member of staff' };
    }
    if (!sealed.recipient.confirmed) {
      return { outcome: 'permanent', code: null, reply: 'the owner of the address has not confirmed it' };
    }
    if (!isSingleAddress(mail.to.address)) {
      return { outcome: 'permanent', code: null, reply: 'the address of the recipient is not a single plain address' };
    }
    return this.delivery.send(sealed.tenantId, mail);
  }

  private async complete(tx: BatchTx, sealed: SealedMail, mailAttempt: MailAttempt): Promise<void> {
    const delivered = mailAttempt.outcome === 'delivered';
    await this.mails.recordAttempt(tx, sealed, mailAttempt);
    await this.mails.finish(tx, sealed, delivered ? 'delivered' : 'failed', mailAttempt.at);
    const toEvent = delivered ? deliveredEvent : failedEvent;
    await this.log.append(
      tx,
      sealed.notifications.map((notification) => toEvent(sealed.tenantId, notification, mailAttempt)),
    );
  }
}

type SentNotification = Pick<SealedMail['notifications'][number], 'id' | 'kind'>;

function deliveredEvent(tenantId: string, { id, kind }: SentNotification, { at }: MailAttempt): NewEvent {
  return newEvent(NotificationDelivered, {
    id: derivedId('notification-delivered', id),
    tenantId,
    time: at,
    payload: { notification_id: id, kind, delivered_at: at.toISOString() },
  });
}

function failedEvent(tenantId: string, { id, kind }: SentNotification, { at, reply }: MailAttempt): NewEvent {
  return newEvent(DeliveryFailed, {
    id: derivedId('delivery-failed', id),
    tenantId,
    time: at,
    payload: { notification_id: id, kind, reason: reply, failed_at: at.toISOString() },
  });
}
