import type { PendingThreadMail, ReleasedMessage } from '../../application/thread/thread-mail-store.js';

/** A mail that is to be sent, with the copies that it depends on. */
export interface PendingThreadRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly task_id: string;
  readonly customer_external_id: string | null;
  readonly address: string | null;
  readonly language: string | null;
  readonly writer: string;
  readonly member_name: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly in_reply_to: string | null;
  readonly reference_ids: readonly string[];
  readonly status_link_id: string | null;
  readonly recipient_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly customer_language: string | null;
  readonly brand_name: string | null;
  readonly color: string | null;
  readonly contact: PendingThreadMail['brand']['contact'];
  readonly privacy_url: string | null;
  readonly logo_path: string | null;
  readonly suspended: boolean | null;
  readonly suppressed: boolean;
}

/** The mail of a row. */
export function pendingFromRow(row: PendingThreadRow): PendingThreadMail {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    taskId: row.task_id,
    writer: row.writer === 'person' ? 'person' : 'automatic',
    memberName: row.member_name,
    language: row.customer_language ?? row.language,
    subject: row.subject,
    text: row.text ?? '',
    inReplyTo: row.in_reply_to,
    references: row.reference_ids,
    statusLinkId: row.status_link_id,
    recipient: recipientOf(row),
    brand: {
      name: row.brand_name ?? 'Hearback',
      color: row.color,
      contact: row.contact,
      privacyUrl: row.privacy_url,
      logoPath: row.logo_path,
    },
    suspended: row.suspended ?? false,
    suppressed: row.suppressed,
  };
}

/** A customer of the workspace, or who has written without being one. */
function recipientOf({ customer_external_id: id, recipient_id, name, email, address }: PendingThreadRow) {
  if (id === null) return { name: null, email: address };
  return recipient_id === null ? null : { name, email };
}

/** The row of a message that was released. */
export function releasedToRow({ tenantId, message }: ReleasedMessage, at: Date): object {
  return {
    tenant_id: tenantId,
    id: message.message_id,
    task_id: message.task_id,
    customer_external_id: message.customer_external_id,
    address: message.address,
    language: message.language,
    writer: message.writer,
    purpose: message.purpose,
    member_name: message.member_name,
    subject: message.subject,
    text: message.text,
    in_reply_to: message.in_reply_to,
    reference_ids: message.references,
    status_link_id: message.status_link_id ?? null,
    status: 'pending',
    created_at: at,
  };
}
