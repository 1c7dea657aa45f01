import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { MAX_MESSAGES } from '../../application/thread/thread-store.js';
import { TONE_REASONS, type ToneReason } from '../../domain/thread/may-write.js';
import { MAX_WRITTEN_TEXT, MESSAGE_STATES, type MessageState } from '../../domain/thread/thread-message.js';

/** A message to the customer. */
export class SendMessageDto {
  @StringField({
    min: 1,
    max: MAX_WRITTEN_TEXT,
    description: 'Plain text. The mail adds the name of the member and of the workspace below it.',
    example: 'Hello Jonas, I am sorry. Does Friday morning work?',
  })
  readonly text: string;

  @BooleanField({
    optional: true,
    description: 'Whether the task waits for the customer once the message has left. Default: false.',
    example: true,
  })
  readonly wait?: boolean;
}

/** An attachment that was dropped. */
export class DroppedAttachmentDto {
  @StringField({ example: 'lamp.jpg' }) readonly name: string;
  @IntegerField({ min: 0, description: 'In bytes.', example: 48_211 }) readonly size: number;
}

/** What the receiving server reports of a mail. */
export class MailAuthenticationDto {
  @StringField({ example: 'pass' }) readonly spf: string;
  @StringField({ example: 'pass' }) readonly dkim: string;
  @StringField({ example: 'pass' }) readonly dmarc: string;
}

/** A message of a thread. */
export class ThreadMessageDto {
  @PublicIdField('msg') readonly id: string;
  @EnumField(['in', 'out'], { description: '`in`: from the customer.' }) readonly direction: 'in' | 'out';
  @EnumField(['mail', 'page'], { description: '`page`: the status page.' }) readonly channel: 'mail' | 'page';
  @EnumField(['person', 'automatic', 'customer']) readonly writer: 'person' | 'automatic' | 'customer';
  @PublicIdField('stf', { nullable: true, description: 'Who sent it by hand.' }) readonly member_id: string | null;
  @StringField({ nullable: true, example: 'Ada' }) readonly member_name: string | null;
  @StringField({ nullable: true, description: 'What a message of the shop is for.', example: 'reply' })
  readonly purpose: string | null;
  @StringField({
    nullable: true,
    description: 'Of a message that came in: `reply`, `auto_reply`, `bounce` or `loop`.',
    example: 'reply',
  })
  readonly kind: string | null;
  @StringField({ nullable: true, description: 'Of a mail that came in.', example: 'My lamp' })
  readonly subject: string | null;
  @StringField({ example: 'Hello Jonas, I am sorry. Does Friday morning work?' }) readonly text: string;
  @StringField({ nullable: true, description: 'What the mail quotes of earlier ones.', example: '> Does Friday work?' })
  readonly quoted: string | null;
  @StringField({ nullable: true, description: 'Of a mail that came in.', example: 'Jonas Weber' })
  readonly sender_name: string | null;
  @StringField({ nullable: true, description: 'Of a mail that came in.', example: 'j.weber@example.com' })
  readonly sender_address: string | null;
  @EnumField(['forged', 'other-sender'], {
    nullable: true,
    description: '`forged`: the sender is not proven. `other-sender`: it is not the address of the customer.',
  })
  readonly warning: 'forged' | 'other-sender' | null;
  @ListField(() => DroppedAttachmentDto, { max: 100, description: 'Dropped: only names and sizes are kept.' })
  readonly attachments: DroppedAttachmentDto[];
  @ObjectField(() => MailAuthenticationDto, { nullable: true }) readonly authentication: MailAuthenticationDto | null;
  @EnumField(MESSAGE_STATES, {
    nullable: true,
    description: 'Of a message of the shop. `sending`: it can be cancelled until `leaves_at`.',
  })
  readonly state: MessageState | null;
  @BooleanField({ description: 'Whether the task waits for the customer once it has left.' }) readonly wait: boolean;
  @TimestampField({ nullable: true }) readonly leaves_at: string | null;
  @TimestampField({ nullable: true, description: 'When the mail server accepted it.' })
  readonly delivered_at: string | null;
  @StringField({
    nullable: true,
    description:
      'Why it failed: `rejected`, `bounced`, `suppressed`, `no-address`, `given-up`, `suspended` or `not-public`.',
    example: 'rejected',
  })
  readonly failure: string | null;
  @TimestampField() readonly created_at: string;
}

/** With whom a thread is held. */
export class CorrespondentDto {
  @StringField({ nullable: true, description: 'The workspace’s own id of the customer.', example: 'C-1042' })
  readonly external_id: string | null;
  @StringField({ nullable: true, example: 'Jonas Weber' }) readonly name: string | null;
  @StringField({ nullable: true, description: 'BCP 47 tag.', example: 'de' }) readonly language: string | null;
  @BooleanField({ description: 'Whether the customer prefers a person to automatic messages.' })
  readonly prefers_person: boolean;
}

/** The thread with the customer of a task. */
export class ThreadDto {
  @ObjectField(() => CorrespondentDto, { nullable: true, description: 'Null: no customer is known.' })
  readonly customer: CorrespondentDto | null;
  @EnumField(['no-customer', 'no-address', 'suppressed'], {
    nullable: true,
    description: 'Why the customer cannot be written to; null: nothing is in the way.',
  })
  readonly no_way: 'no-customer' | 'no-address' | 'suppressed' | null;
  @EnumField(TONE_REASONS, {
    nullable: true,
    description: 'Why an automatic message may not be sent now; null: it may. A person may always write.',
  })
  readonly tone: ToneReason | null;
  @BooleanField({ description: 'Whether the customer can answer by mail, or on the status page only.' })
  readonly answers_by_mail: boolean;
  @ListField(() => ThreadMessageDto, { max: MAX_MESSAGES, description: 'The newest ones, oldest first.' })
  readonly messages: ThreadMessageDto[];
}
