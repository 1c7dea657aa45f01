import {
  EmailField,
  EnumField,
  IntegerField,
  ListField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { Sender } from '../application/senders.js';
import type { MailResults } from '../application/mail-event-store.js';
import {
  RECORD_FAULTS,
  RECORD_KINDS,
  RECORD_STATES,
  type DomainRecord,
  type RecordFault,
  type RecordKind,
  type RecordState,
} from '../domain/sender-records.js';
import { SENDER_STATES, type SenderState } from '../domain/sender.js';

/** Body of `PUT /v1/sender`. */
export class ChangeSenderDto {
  @StringField({ min: 1, max: 64, pattern: /\S/, example: 'Maya at Lumen Lamps', description: 'Shown as the sender.' })
  readonly name: string;
  @EmailField({ example: 'hello@lumenlamps.example', description: 'Of a domain whose DNS records you can change.' })
  readonly address: string;
  @EmailField({ optional: true, nullable: true, description: 'Where replies go. Default: to the address.' })
  readonly reply_to?: string | null;
}

/** A DNS record that the domain of a sender needs. */
export class DomainRecordDto {
  @EnumField(RECORD_KINDS) readonly kind: RecordKind;
  @StringField({ example: '_dmarc.lumenlamps.example', description: 'Where the TXT record is published.' })
  readonly name: string;
  @StringField({
    max: 10_000,
    example: 'v=DMARC1; p=none; rua=mailto:hello@lumenlamps.example',
    description: 'The whole record to publish; it keeps what else is in an SPF record.',
  })
  readonly value: string;
  @EnumField(RECORD_STATES, { description: '`unknown`: not checked yet, or no name server answered.' })
  readonly state: RecordState;
  @EnumField(RECORD_FAULTS, {
    nullable: true,
    description:
      '`several`: only one is allowed; `not_included`: it does not name the servers that send; `other_key`, `revoked`: not the key of this sender; `no_policy`: it has no valid `p`.',
  })
  readonly fault: RecordFault | null;
  @ListField('string', { max: 100, example: [], description: 'What was found there.' })
  readonly found: readonly string[];
}

/** From whom mails to customers are now. */
export class MailFromDto {
  @StringField({
    nullable: true,
    example: 'Lumen Lamps',
    description: 'Null: the name that customers know of the workspace.',
  })
  readonly name: string | null;
  @EmailField() readonly address: string;
}

/** From whom mails to customers are, and what the domain still needs. */
export class SenderDto {
  @StringField({
    nullable: true,
    example: 'Maya at Lumen Lamps',
    description: 'Null: the workspace has no sender of its own.',
  })
  readonly name: string | null;
  @EmailField({ nullable: true }) readonly address: string | null;
  @EmailField({ nullable: true }) readonly reply_to: string | null;
  @EnumField(SENDER_STATES, {
    nullable: true,
    description:
      '`verified`: all records were found, and mails are from this address, signed; `failing`: they were, and are not any more; `unverified`: not yet. Null: there is no sender.',
  })
  readonly state: SenderState | null;
  @ListField(() => DomainRecordDto, { max: 3 }) readonly records: readonly DomainRecordDto[];
  @StringField({ nullable: true, example: 'hb1c2d3e4f', description: 'Name of the key that signs mails.' })
  readonly dkim_selector: string | null;
  @TimestampField({ nullable: true, description: 'Of the newest check.' }) readonly checked_at: string | null;
  @TimestampField({ nullable: true, description: 'Since when it is, or was last, verified.' })
  readonly verified_at: string | null;
  @ObjectField(() => MailFromDto, { description: 'From whom mails to customers are now.' })
  readonly mails_from: MailFromDto;
}

/** What became of the mails to customers. */
export class MailResultsDto {
  @TimestampField() readonly since: string;
  @IntegerField({ min: 0, example: 1120, description: 'Mails of which the last attempt was made.' })
  readonly sent: number;
  @IntegerField({ min: 0, example: 1107, description: 'Accepted by the server of the customer and not come back.' })
  readonly delivered: number;
  @IntegerField({ min: 0, example: 13, description: 'Rejected, or come back later.' }) readonly bounced: number;
  @IntegerField({ min: 0, example: 0, description: 'Called spam, as far as the provider reports it.' })
  readonly complained: number;
}

/** The sender as the API shows it; `installation` is the address of mails without one. */
export function senderToDto(
  sender: Sender | undefined,
  records: readonly DomainRecord[],
  installation: string,
): SenderDto {
  if (sender === undefined)
    return {
      name: null,
      address: null,
      reply_to: null,
      state: null,
      records: [],
      dkim_selector: null,
      checked_at: null,
      verified_at: null,
      mails_from: { name: null, address: installation },
    };
  const { name, address, replyTo, state, dkimSelector, checkedAt, verifiedAt } = sender;
  return {
    name,
    address,
    reply_to: replyTo,
    state,
    records: records.map((record) => ({ ...record })),
    dkim_selector: dkimSelector,
    checked_at: checkedAt?.toISOString() ?? null,
    verified_at: verifiedAt?.toISOString() ?? null,
    mails_from: { name, address: state === 'verified' ? address : installation },
  };
}

/** The numbers as the API shows them. */
export function resultsToDto(since: Date, results: MailResults): MailResultsDto {
  const { sent, delivered, bounced, complained } = results;
  return { since: since.toISOString(), sent, delivered, bounced, complained };
}
