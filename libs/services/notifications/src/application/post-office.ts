import { counter, type Instrumented } from '@hearback/process';
import { Injectable } from '@nestjs/common';
import type { DeliveryResult } from '../domain/delivery.js';
import type { SealedMail } from './mail-store.js';
import { Mailer, MailWriter, type Mail } from './mailer.js';

/** Writes and sends: the two halves of a mail's way out. */
@Injectable()
export class PostOffice implements Instrumented {
  readonly #tries = counter({
    name: 'hearback_mail_tries_total',
    help: 'Mails passed to the mail server, by its answer.',
    labels: ['outcome'],
  });
  readonly instruments = [this.#tries];

  constructor(
    private readonly writer: MailWriter,
    private readonly mailer: Mailer,
  ) {}

  write(sealed: SealedMail): Mail {
    return this.writer.write(sealed);
  }

  async send(mail: Mail): Promise<DeliveryResult> {
    const result = await this.mailer.send(mail);
    this.#tries.metric.inc({ outcome: result.outcome });
    return result;
  }
}
