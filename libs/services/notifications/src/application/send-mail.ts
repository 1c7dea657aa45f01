import { Injectable } from '@nestjs/common';
import { DeliveryFailed, newEvent, NotificationDelivered, type NewEvent } from '@hearback/contracts';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { isSingleAddress } from '../domain/address.js';
import type { DeliveryResult } from '../domain/delivery.js';
import { MailStore, type MailAttempt, type SealedMail } from './mail-store.js';
import type { Mail } from './mailer.js';
import { PostOffice } from './post-office.js';

/** A try to send a mail: which one, and whether it is the last. */
export interface SendOrder {
  readonly tenantId: string;
  readonly mailId: string;
  /** 1 at the first. */
  readonly attempt: number;
  readonly isLast: boolean;
}

/** What is to be done in the transaction that takes the order off the queue. */
export type Completion = (tx: BatchTx) => Promise<void>;

/** Sends one mail once: fixes its content, hands it over, and says what came of it. */
@Injectable()
export class SendMail {
  constructor(
    private readonly database: BatchDatabase,
    private readonly mails: MailStore,
    private readonly office: PostOffice,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Throws, after recording the try, where the server may take the mail later. */
  async execute({ tenantId, mailId, attempt, isLast }: SendOrder): Promise<Completion | undefined> {
    const sealed = await this.database.withTenants([tenantId], (tx) =>
      this.mails.seal(tx, tenantId, mailId, this.clock.now()),
    );
    if (sealed === undefined) return undefined;
    const mail = this.office.write(sealed);
    const result = await this.handOver(sealed, mail);
    const { messageId, subject, to } = mail;
    const tried = { ...result, number: attempt, at: this.clock.now(), messageId, subject, address: to.address };
    if (result.outcome === 'temporary' && !isLast) {
      await this.database.withTenants([tenantId], (tx) => this.mails.attempted(tx, sealed, tried));
      throw new Error(`the mail was not taken yet: ${result.reply}`);
    }
    return (tx) => this.complete(tx, sealed, tried);
  }

  private async handOver(sealed: SealedMail, mail: Mail): Promise<DeliveryResult> {
    if (!sealed.recipient.active) {
      return { outcome: 'permanent', code: null, reply: 'the recipient is no active member of staff any more' };
    }
    if (!isSingleAddress(mail.to.address)) {
      return { outcome: 'permanent', code: null, reply: 'the address of the recipient is not one plain address' };
    }
    return this.office.send(mail);
  }

  private async complete(tx: BatchTx, sealed: SealedMail, tried: MailAttempt): Promise<void> {
    const delivered = tried.outcome === 'delivered';
    await this.mails.attempted(tx, sealed, tried);
    await this.mails.finish(tx, sealed, delivered ? 'delivered' : 'failed', tried.at);
    const toEvent = delivered ? deliveredEvent : failedEvent;
    await this.log.append(
      tx,
      sealed.notifications.map((notification) => toEvent(sealed.tenantId, notification, tried)),
    );
  }
}

type Told = Pick<SealedMail['notifications'][number], 'id' | 'kind'>;

function deliveredEvent(tenantId: string, { id, kind }: Told, { at }: MailAttempt): NewEvent {
  return newEvent(NotificationDelivered, {
    id: derivedId('notification-delivered', id),
    tenantId,
    time: at,
    payload: { notification_id: id, kind, delivered_at: at.toISOString() },
  });
}

function failedEvent(tenantId: string, { id, kind }: Told, { at, reply }: MailAttempt): NewEvent {
  return newEvent(DeliveryFailed, {
    id: derivedId('delivery-failed', id),
    tenantId,
    time: at,
    payload: { notification_id: id, kind, reason: reply, failed_at: at.toISOString() },
  });
}
