import {
  anyOf,
  byAddress,
  byCustomerId,
  byExternalId,
  bySubject,
  through,
  type PersonalData,
  type PersonalTable,
} from '@hearback/database';
import { eraseInboxMails } from './erase-inbox-mails.js';

const SETTINGS = 'what staff wrote and set';
const WORDS = 'one of fixed words';

const emptied = (column: string) => `case when ${column} is null then null else '' end`;

/** Mails to the customer, and to staff about the customer. */
const MAILS: readonly PersonalTable[] = [
  {
    table: 'mail_attempt',
    kind: 'mails',
    belongs: bySubject('mail_id'),
    personal: { reply: emptied('reply') },
    kept: {},
  },
  {
    table: 'thread_mail_attempt',
    kind: 'mails',
    belongs: bySubject('mail_id'),
    personal: { reply: emptied('reply') },
    kept: {},
  },
  {
    table: 'survey_mail',
    ages: { by: '#.created_at', where: `#.status <> 'pending'` },
    kind: 'mails',
    belongs: anyOf(byCustomerId(), byAddress('address')),
    personal: { variables: `'{}'`, address: emptied('address'), subject: emptied('subject') },
    kept: { step: WORDS, status: WORDS, message_id: 'made of the id of the mail' },
    ends: { status: `case when status = 'pending' then 'refused' else status end` },
    subject: 'id',
  },
  {
    table: 'thread_mail',
    ages: { by: '#.created_at', where: `#.status <> 'pending'` },
    kind: 'mails',
    belongs: anyOf(byExternalId('customer_external_id'), byAddress('address'), bySubject('task_id')),
    personal: {
      customer_external_id: 'null',
      address: emptied('address'),
      member_name: emptied('member_name'),
      subject: emptied('subject'),
      text: emptied('text'),
      in_reply_to: 'null',
      reference_ids: `'[]'`,
    },
    kept: { language: WORDS, writer: WORDS, purpose: WORDS, status: WORDS, message_id: 'made of the id of the mail' },
    ends: { status: `case when status = 'pending' then 'refused' else status end` },
    subject: 'id',
  },
  {
    table: 'mail_event',
    ages: { by: '#.received_at' },
    kind: 'mails',
    belongs: anyOf(byAddress('address'), bySubject('mail_id')),
    personal: { address: 'null', reply: 'null' },
    kept: { webhook_id: 'an id of the provider', kind: WORDS },
  },
  {
    table: 'mail',
    kind: 'mails',
    belongs: through('notifications.notification', { mail_id: 'id' }, bySubject('task_id')),
    personal: { subject: emptied('subject') },
    kept: { status: WORDS, address: 'of a member of staff', message_id: 'made of the id of the mail' },
  },
  {
    table: 'notification',
    ages: { by: '#.created_at' },
    kind: 'mails',
    belongs: bySubject('task_id'),
    personal: { notice: `notice || '{"title": "—", "reason": null, "comment": null}'` },
    kept: { kind: WORDS, status: WORDS },
  },
];

/** What a sandbox kept for people whom it does not write to. */
const KEPT_MAIL: PersonalTable = {
  table: 'kept_mail',
  kind: 'mails',
  belongs: byAddress('address'),
  personal: { address: `''`, subject: `''`, text: `''` },
  kept: {},
  ages: { by: '#.created_at' },
  deletes: true,
};

/** What is stored of customers here. Deliveries stay countable; addresses and words go. */
export const personalData: PersonalData = {
  also: eraseInboxMails,
  tables: [
    ...MAILS,
    KEPT_MAIL,
    {
      table: 'suppressed_address',
      kind: 'preferences',
      belongs: byAddress('address'),
      personal: { address: `''` },
      kept: { reason: WORDS },
      deletes: true,
    },
    {
      table: 'report_mail',
      ages: { by: '#.created_at', where: `#.status <> 'pending'` },
      kind: 'mails',
      belongs: byAddress('address'),
      personal: { address: emptied('address'), reply: emptied('reply') },
      kept: { status: WORDS },
    },
    {
      table: 'report_recipient',
      kind: 'preferences',
      belongs: byAddress('address'),
      personal: { address: 'null' },
      kept: { status: WORDS },
      deletes: true,
    },
    {
      table: 'recipient',
      kind: 'profile',
      belongs: byCustomerId(),
      personal: {
        external_id: 'null',
        name: 'null',
        email: 'null',
        attributes: `'{}'`,
        address: 'null',
      },
      kept: { language: WORDS, time_zone: WORDS, preferred_language: WORDS, suppressed_reason: WORDS },
      deletes: true,
    },
  ],
  names: [
    { table: 'recipient', column: 'external_id', kind: 'external-id', belongs: byCustomerId() },
    { table: 'recipient', column: 'email', kind: 'address', belongs: byCustomerId() },
    { table: 'recipient', column: 'address', kind: 'address', belongs: byCustomerId() },
  ],
  withoutCustomers: {
    brand: SETTINGS,
    chat_digest_event: 'ids of events and times',
    delivery_attempt: 'replies of mail servers about addresses of staff',
    mail_preview: 'what staff write to try a mail; gone after 15 minutes',
    mail_webhook: SETTINGS,
    member: SETTINGS,
    notification_settings: SETTINGS,
    report_edition: 'numbers of five people and more',
    sender: SETTINGS,
    survey_message: SETTINGS,
    survey_version: SETTINGS,
    webhook_attempt: 'replies of receivers, to which no words and names of customers are sent',
    webhook_delivery: 'times of deliveries',
    webhook_endpoint: SETTINGS,
    webhook_message: 'ids, times and numbers; no words and names of customers',
    workspace: SETTINGS,
  },
};
