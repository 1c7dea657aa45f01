import { Injectable } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { displayName, recipientAddress } from '../domain/address.js';
import { refusalOf } from '../domain/customer-mail.js';
import type { DeliveryResult } from '../domain/delivery.js';
import { mailFrom } from '../domain/sender.js';
import { NotificationsConfig } from '../notifications.config.js';
import { MailContents } from './mail-contents.js';
import { MailDelivery } from './mail-delivery.js';
import type { Mail } from './mailer.js';
import { SenderStore } from './senders.js';
import { SurveyMailResults } from './survey-mail-results.js';
import { SurveyMailStore, type PendingSurveyMail, type StartedAttempt } from './survey-mail-store.js';
import { SurveyMailWriter } from './survey-mail.js';

/** One attempt to send a mail about an invitation. */
export interface SendSurveyMailCommand {
  readonly tenantId: string;
  readonly mailId: string;
  readonly isLast: boolean;
}

/** A mail whose attempt has begun, or the reason why none is made. */
type Begun =
  | { readonly mail: Mail; readonly pending: PendingSurveyMail; readonly attempt: StartedAttempt }
  | { readonly refusal: string; readonly pending: PendingSurveyMail };

/**
 * Makes one attempt to send a mail about an invitation. That it begins is committed before the server is asked, so that a process that
 * ends in between leaves a trace: the next attempt may be a second copy.
 */
@Injectable()
export class SendSurveyMail {
  constructor(
    private readonly database: BatchDatabase,
    private readonly mails: SurveyMailStore,
    private readonly contents: MailContents,
    private readonly writer: SurveyMailWriter,
    private readonly senders: SenderStore,
    private readonly delivery: MailDelivery,
    private readonly results: SurveyMailResults,
    private readonly config: NotificationsConfig,
    private readonly clock: Clock,
  ) {}

  /** Throws, after recording the attempt, if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, mailId, isLast }: SendSurveyMailCommand): Promise<((tx: BatchTx) => Promise<void>) | void> {
    const begun = await this.database.withTenants([tenantId], (tx) => this.#begin(tx, tenantId, mailId));
    if (begun === undefined) return;
    if ('refusal' in begun) return (tx) => this.results.refuse(tx, begun.pending, begun.refusal);
    const { mail, pending, attempt } = begun;
    if (attempt.possibleCopies > 0) this.delivery.countPossibleCopies(1);
    const result = await this.delivery.send(tenantId, mail);
    const ended = { ...endOf(result), number: attempt.number, at: this.clock.now() };
    if (result.outcome === 'temporary' && !isLast) {
      await this.database.withTenants([tenantId], (tx) => this.mails.endAttempt(tx, pending, ended));
      throw new Error(`the mail server did not accept the mail yet: ${result.reply}`);
    }
    return (tx) =>
      this.results.record(tx, pending, { ...attempt, ...ended, outcome: result.outcome, address: mail.to.address });
  }

  async #begin(tx: BatchTx, tenantId: string, mailId: string): Promise<Begun | undefined> {
    const pending = await this.mails.findPending(tx, tenantId, mailId);
    if (pending === undefined) return undefined;
    const { recipient, suspended, suppressed, step, expiresAt } = pending;
    const now = this.clock.now();
    const refusal = refusalOf({
      route: await this.delivery.routeTo(tx, tenantId, recipient?.email),
      publicUrl: this.config.publicUrl,
      suspended,
      suppressed,
      expired: step !== 'thanks' && expiresAt <= now,
    });
    if (refusal !== undefined) return { refusal, pending };
    const content = await this.contents.find(tx, pending);
    // Copies arrive over several topics; the job is retried until all of them have.
    if (recipient === null || content === undefined)
      throw new Error('the customer, the survey or its words are not known yet');
    const address = recipientAddress(recipient.email ?? '');
    if (address === undefined) return { refusal: 'the address of the customer is not a single plain address', pending };
    const { fromName, replyTo, ...written } = this.writer.write({ ...pending, ...content, recipient });
    const mail = {
      ...written,
      to: { address, name: displayName(recipient.name ?? '') },
      from: mailFrom(await this.senders.signing(tx, tenantId), { name: fromName, replyTo }),
    };
    const { subject, messageId } = mail;
    return { mail, pending, attempt: await this.mails.startAttempt(tx, pending, { address, subject, messageId }, now) };
  }
}

function endOf({ code, reply, isUncertain = false }: DeliveryResult) {
  return { settled: !isUncertain, code, reply };
}
