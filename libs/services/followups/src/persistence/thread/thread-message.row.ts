import type { MailKind, MailWarning } from '../../domain/thread/incoming-mail.js';
import type { Writer } from '../../domain/thread/may-write.js';
import type {
  DroppedAttachment,
  InMessage,
  MailAuthentication,
  MessageChannel,
  MessageState,
  OutMessage,
  ThreadMessage,
} from '../../domain/thread/thread-message.js';

/** A message of a thread. Which columns have values depends on `direction`. */
export interface ThreadMessageRow {
  readonly id: string;
  readonly task_id: string;
  readonly customer_external_id: string | null;
  readonly direction: 'in' | 'out';
  readonly channel: MessageChannel;
  readonly writer: Writer | 'customer';
  readonly member_id: string | null;
  readonly purpose: string | null;
  readonly kind: MailKind | null;
  readonly subject: string | null;
  readonly text: string;
  readonly quoted: string | null;
  readonly sender_name: string | null;
  readonly sender_address: string | null;
  readonly warning: MailWarning;
  readonly attachments: readonly DroppedAttachment[];
  readonly authentication: MailAuthentication | null;
  readonly message_key: string | null;
  readonly mail_message_id: string | null;
  readonly state: MessageState | null;
  readonly waits: boolean;
  readonly leaves_at: Date | null;
  readonly released_at: Date | null;
  readonly delivered_at: Date | null;
  readonly failure: string | null;
  readonly created_at: Date;
}

/** The columns of a row, for statements. */
export const MESSAGE_COLUMNS = `id, task_id, customer_external_id, direction, channel, writer, member_id, purpose, kind, subject, text,
  quoted, sender_name, sender_address, warning, attachments, authentication, message_key, mail_message_id, state, waits,
  leaves_at, released_at, delivered_at, failure, created_at`;

/** The message of a row. */
export function messageFromRow(row: ThreadMessageRow): ThreadMessage {
  return row.direction === 'out' ? outFromRow(row) : inFromRow(row);
}

/** The message of the shop of a row. */
export function outFromRow(row: ThreadMessageRow): OutMessage {
  return {
    ...commonOf(row),
    direction: 'out',
    writer: row.writer === 'person' ? 'person' : 'automatic',
    memberId: row.member_id,
    purpose: row.purpose ?? 'reply',
    state: row.state ?? 'failed',
    waits: row.waits,
    leavesAt: row.leaves_at ?? row.created_at,
    releasedAt: row.released_at,
    deliveredAt: row.delivered_at,
    failure: row.failure,
  };
}

function inFromRow(row: ThreadMessageRow): InMessage {
  return {
    ...commonOf(row),
    direction: 'in',
    kind: row.kind ?? 'reply',
    quoted: row.quoted,
    senderName: row.sender_name,
    senderAddress: row.sender_address,
    warning: row.warning,
    attachments: row.attachments,
    authentication: row.authentication,
    messageKey: row.message_key ?? row.id,
  };
}

function commonOf(row: ThreadMessageRow) {
  return {
    id: row.id,
    taskId: row.task_id,
    customerExternalId: row.customer_external_id,
    channel: row.channel,
    subject: row.subject,
    text: row.text,
    mailMessageId: row.mail_message_id,
    createdAt: row.created_at,
  };
}

/** The row of a message. */
export function messageToRow(message: ThreadMessage): ThreadMessageRow {
  const isOut = message.direction === 'out';
  return {
    id: message.id,
    task_id: message.taskId,
    customer_external_id: message.customerExternalId,
    direction: message.direction,
    channel: message.channel,
    writer: isOut ? message.writer : 'customer',
    member_id: isOut ? message.memberId : null,
    purpose: isOut ? message.purpose : null,
    kind: isOut ? null : message.kind,
    subject: message.subject,
    text: message.text,
    quoted: isOut ? null : message.quoted,
    sender_name: isOut ? null : message.senderName,
    sender_address: isOut ? null : message.senderAddress,
    warning: isOut ? null : message.warning,
    attachments: isOut ? [] : message.attachments,
    authentication: isOut ? null : message.authentication,
    message_key: isOut ? null : message.messageKey,
    mail_message_id: message.mailMessageId,
    state: isOut ? message.state : null,
    waits: isOut && message.waits,
    leaves_at: isOut ? message.leavesAt : null,
    released_at: isOut ? message.releasedAt : null,
    delivered_at: isOut ? message.deliveredAt : null,
    failure: isOut ? message.failure : null,
    created_at: message.createdAt,
  };
}
