import { Injectable } from '@nestjs/common';
import { staffLanguage } from '@hearback/questionnaire';
import type { Mail } from '../application/mailer.js';
import { WebhookMailWriter, type WebhookMailContent } from '../application/webhooks/webhook-notice.js';
import { subjectLine } from '../domain/address.js';
import { NotificationsConfig } from '../notifications.config.js';
import { LetterPress } from './letter.js';
import { linkMail } from './link-mail.js';
import { mailWords } from './words/index.js';

/** `WebhookMailWriter` with LiquidJS. */
@Injectable()
export class LiquidWebhookMailWriter extends WebhookMailWriter {
  readonly #press = new LetterPress();

  constructor(private readonly config: NotificationsConfig) {
    super();
  }

  override write({ id, path, host, reason, address, language: tag }: WebhookMailContent): Mail {
    const language = staffLanguage(tag);
    const { subject, lead, ...fixed } = mailWords[language].webhooks[reason];
    const words = {
      ...fixed,
      subject: subjectLine(this.#press.fill(subject, { host })),
      lead: this.#press.fill(lead, { host }),
    };
    return linkMail(this.#press, this.config, { language, words, id, address, path });
  }
}
