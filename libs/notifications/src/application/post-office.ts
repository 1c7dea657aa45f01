import { Injectable } from '@nestjs/common';
import type { DeliveryResult } from '../domain/delivery.js';
import type { SealedMail } from './mail-store.js';
import { Mailer, MailWriter, type Mail } from './mailer.js';

/** Writes and sends: the two halves of a mail's way out. */
@Injectable()
export class PostOffice {
  constructor(
    private readonly writer: MailWriter,
    private readonly mailer: Mailer,
  ) {}

  write(sealed: SealedMail): Mail {
    return this.writer.write(sealed);
  }

  send(mail: Mail): Promise<DeliveryResult> {
    return this.mailer.send(mail);
  }
}
