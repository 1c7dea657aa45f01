import { EmailField, EnumField, ListField, StringField, TimestampField } from '@hearback/http';
import { MAIL_EVENT_KINDS, type MailEvent, type MailEventKind } from '../domain/mail-event.js';
import { replyLine } from '../domain/delivery.js';
import { listedAddress } from '../domain/suppression.js';

/** What became of a mail. */
export class MailEventDto {
  @EnumField(MAIL_EVENT_KINDS, {
    description:
      '`hard_bounce`: the address will never receive a mail; `soft_bounce`: not this time; `complaint`: the person called it spam.',
  })
  readonly kind: MailEventKind;
  @StringField({
    optional: true,
    max: 500,
    example: '<0198c0de-0000-7000-8000-000000000001@lumenlamps.example>',
    description: '`Message-ID` of the mail. Without it the report is about the newest mail to the recipient.',
  })
  readonly message_id?: string;
  @EmailField({ optional: true, description: 'To whom it was sent; needed if the provider changes the `Message-ID`.' })
  readonly recipient?: string;
  @StringField({
    optional: true,
    max: 2_000,
    example: '550 5.1.1 no such mailbox',
    description: 'What the other server said.',
  })
  readonly reply?: string;
  @TimestampField({ optional: true, description: 'Default: now.' }) readonly occurred_at?: string;
}

/** Reports of a provider. */
export class MailEventsDto {
  @ListField(() => MailEventDto, { min: 1, max: 100 }) readonly events: readonly MailEventDto[];
}

/** The report of the body. */
export function mailEventOf(
  { kind, message_id: messageId, recipient, reply, occurred_at: at }: MailEventDto,
  now: Date,
): MailEvent {
  return {
    kind,
    messageId: messageId ?? null,
    address: recipient === undefined ? null : listedAddress(recipient),
    reply: reply === undefined ? null : replyLine(reply),
    occurredAt: at === undefined ? now : new Date(at),
  };
}
