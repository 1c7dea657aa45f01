import { EmailField, EnumField, StringField } from '@hearback/http';
import { MAIL_ROUTES, type MailRoute } from '../application/mailer.js';
import type { DeliveryOutcome } from '../domain/delivery.js';

const OUTCOMES = ['delivered', 'temporary', 'permanent'] as const;

/** How this installation sends mail; the operator sets it. */
export class MailStateDto {
  @EnumField(MAIL_ROUTES, {
    example: 'server',
    description:
      '`server`: a mail server is configured; `inbox`: mail stays in the built-in inbox; `none`: no mail is sent.',
  })
  readonly via: MailRoute;
  @EmailField({ example: 'hearback@example.org', description: 'Sender of all mails to staff.' })
  readonly sender: string;
}

/** What became of a test mail. */
export class TestMailDto {
  @EmailField({ description: 'Where it went: the address of the caller.' })
  readonly address: string;
  @EnumField(OUTCOMES, {
    example: 'delivered',
    description: '`delivered`: the server took it; `temporary`: it may take it later; `permanent`: it will not.',
  })
  readonly outcome: DeliveryOutcome;
  @StringField({ max: 500, example: '250 2.0.0 Ok', description: 'The reply of the server, or the failure.' })
  readonly reply: string;
}
