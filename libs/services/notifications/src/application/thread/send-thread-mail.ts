import { Injectable } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { displayName, recipientAddress } from '../../domain/address.js';
import { refusalOf } from '../../domain/customer-mail.js';
import { mailFrom } from '../../domain/sender.js';
import { NotificationsConfig } from '../../notifications.config.js';
import { MailDelivery } from '../mail-delivery.js';
import type { Mail } from '../mailer.js';
import { SenderStore } from '../senders.js';
import type { StartedAttempt } from '../survey-mail-store.js';
import { ThreadMailWriter } from './thread-mail.js';
import { ThreadMailResults, type Refusal } from './thread-mail-results.js';
import { ThreadMailStore, type PendingThreadMail, type ThreadMailKey } from './thread-mail-store.js';

/** One attempt to send the mail of a message. */
export interface SendThreadMailCommand extends ThreadMailKey {
  readonly isLast: boolean;
}

/** A mail whose attempt has begun, or the reason why none is made. */
type Begun =
  | { readonly mail: Mail; readonly pending: PendingThreadMail; readonly attempt: StartedAttempt }
  | { readonly refusal: Refusal; readonly reply: string; readonly pending: PendingThreadMail };

/**
 * Makes one attempt to send a message of a thread as a mail. As for mails about invitations, that it begins is committed before the
 * server is asked: a process that ends in between leaves a trace, and the Message-ID is the same in each attempt.
 */
@Injectable()
export class SendThreadMail {
  constructor(
    private readonly database: BatchDatabase,
    private readonly mails: ThreadMailStore,
    private readonly writer: ThreadMailWriter,
    private readonly senders: SenderStore,
    private readonly delivery: MailDelivery,
    private readonly results: ThreadMailResults,
    private readonly config: NotificationsConfig,
    private readonly clock: Clock,
  ) {}

  /** Throws, after recording the attempt, if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, id, isLast }: SendThreadMailCommand): Promise<((tx: BatchTx) => Promise<void>) | void> {
    const begun = await this.database.withTenants([tenantId], (tx) => this.#begin(tx, { tenantId, id }, isLast));
    if (begun === undefined) return;
    if ('refusal' in begun) return (tx) => this.results.refuse(tx, begun.pending, begun.refusal, begun.reply);
    const { mail, pending, attempt } = begun;
    if (attempt.possibleCopies > 0) this.delivery.countPossibleCopies(1);
    const { outcome, code, reply, isUncertain = false } = await this.delivery.send(tenantId, mail);
    const ended = { number: attempt.number, at: this.clock.now(), settled: !isUncertain, code, reply };
    if (outcome === 'temporary' && !isLast) {
      await this.database.withTenants([tenantId], (tx) => this.mails.endAttempt(tx, pending, ended));
      throw new Error(`the mail server did not accept the mail yet: ${reply}`);
    }
    const { messageId, to } = mail;
    return (tx) => this.results.record(tx, pending, { ...attempt, ...ended, outcome, address: to.address, messageId });
  }

  async #begin(tx: BatchTx, key: ThreadMailKey, isLast: boolean): Promise<Begun | undefined> {
    const pending = await this.mails.findPending(tx, key);
    if (pending === undefined) return undefined;
    const { recipient, suspended, suppressed } = pending;
    const route = await this.delivery.routeTo(tx, key.tenantId, recipient?.email);
    const reply = refusalOf({ route, publicUrl: this.config.publicUrl, suspended, suppressed, expired: false });
    if (reply !== undefined)
      return { refusal: suspended ? 'suspended' : suppressed ? 'suppressed' : 'not-public', reply, pending };
    // The copy of the customer arrives over another topic; the job is retried until it has.
    if (recipient === null && !isLast) throw new Error('the customer is not known yet');
    const address = recipientAddress(recipient?.email ?? '');
    if (address === undefined)
      return { refusal: 'no-address', reply: 'the address of the customer is not a single plain address', pending };
    const mail = await this.#written(tx, pending, { address, name: displayName(recipient?.name ?? '') });
    const { subject, messageId } = mail;
    const sentAs = { address, subject, messageId };
    return { mail, pending, attempt: await this.mails.startAttempt(tx, pending, sentAs, this.clock.now()) };
  }

  async #written(tx: BatchTx, pending: PendingThreadMail, to: Mail['to']): Promise<Mail> {
    const { fromName, replyTo, isAnsweredInThread, inReplyTo, references, ...written } = this.writer.write(pending);
    const from = mailFrom(await this.senders.signing(tx, pending.tenantId), { name: fromName, replyTo });
    return {
      ...written,
      to,
      from: isAnsweredInThread ? { ...from, replyTo } : from,
      isByHand: pending.writer === 'person',
      thread: { inReplyTo, references },
    };
  }
}
