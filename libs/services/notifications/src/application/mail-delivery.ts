import type { BatchTx } from '@hearback/database';
import { counter, type Instrumented } from '@hearback/process';
import { Clock, derivedId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { DeliveryResult } from '../domain/delivery.js';
import type { SealedMail } from './mail-store.js';
import { KeptMailStore } from './sandbox/kept-mails.js';
import {
  Mailer,
  MailWriter,
  type ConfirmationContent,
  type InvitationContent,
  type Mail,
  type MailRoute,
  type TestMailContent,
} from './mailer.js';

/** Renders and sends mails, and counts the attempts. */
@Injectable()
export class MailDelivery implements Instrumented {
  readonly #attempts = counter({
    name: 'hearback_mail_attempts_total',
    help: 'Attempts to send a mail, by outcome.',
    labels: ['outcome'],
  });
  readonly #possibleCopies = counter({
    name: 'hearback_mail_possible_copies_total',
    help: 'Mails to customers that may have arrived twice, because the reply of the mail server was lost.',
  });
  readonly instruments = [this.#attempts, this.#possibleCopies];

  constructor(
    private readonly writer: MailWriter,
    private readonly mailer: Mailer,
    private readonly kept: KeptMailStore,
    private readonly clock: Clock,
  ) {}

  /** Renders a mail about tasks. */
  write(sealed: SealedMail): Mail {
    return this.writer.write(sealed);
  }

  /** Renders a confirmation mail. */
  writeConfirmation(content: ConfirmationContent): Mail {
    return this.writer.writeConfirmation(content);
  }

  /** Renders an invitation. */
  writeInvitation(content: InvitationContent): Mail {
    return this.writer.writeInvitation(content);
  }

  /** Renders a test mail. */
  writeTest(content: TestMailContent): Mail {
    return this.writer.writeTest(content);
  }

  /**
   * Where a mail of this workspace to this address goes. `kept`: it stays in a sandbox, for which no mail server is needed; also
   * until it is known whether this is one, which `send` waits for.
   */
  async routeTo(tx: BatchTx, tenantId: string, address: string | null | undefined): Promise<MailRoute | 'kept'> {
    const fate = await this.kept.fateIn(tx, tenantId, address ?? '');
    return fate === 'sent' ? this.mailer.route() : 'kept';
  }

  /** Counts attempts of a mail that may have arrived before. */
  countPossibleCopies(copies: number): void {
    this.#possibleCopies.metric.inc(copies);
  }

  /**
   * Makes one attempt to send the mail of this workspace, and counts it by outcome. In a sandbox, a mail to somebody who is no member is
   * kept where its members see it, and counts as delivered.
   */
  async send(tenantId: string, mail: Mail): Promise<DeliveryResult> {
    const fate = await this.kept.fateOf(tenantId, mail.to.address);
    // Nobody may be written to by mistake: until it is known whether this is a sandbox, the mail waits.
    if (fate === 'unknown') return { outcome: 'temporary', code: null, reply: 'the workspace is not known yet' };
    if (fate === 'kept') return this.#keep(tenantId, mail);
    const result = await this.mailer.send(mail);
    this.#attempts.metric.inc({ outcome: result.outcome });
    return result;
  }

  async #keep(tenantId: string, { messageId, to, subject, text }: Mail): Promise<DeliveryResult> {
    const id = derivedId('kept-mail', tenantId, messageId);
    await this.kept.keep(tenantId, { id, address: to.address, subject, text, createdAt: this.clock.now() });
    return { outcome: 'delivered', code: null, reply: 'kept in the sandbox' };
  }
}
