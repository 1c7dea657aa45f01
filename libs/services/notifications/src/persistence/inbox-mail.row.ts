import type { InboxMail } from '../application/inbox.js';

/** A mail in the built-in inbox. */
export interface InboxMailRow {
  readonly id: string;
  readonly received_at: Date;
  readonly envelope_from: string;
  readonly envelope_to: string[];
  readonly sender: string;
  readonly subject: string;
  readonly message_id: string;
  readonly text: string;
  readonly html: string;
  readonly headers: InboxMail['headers'];
}

/** Maps a row to the mail. */
export function mailFromRow(row: InboxMailRow): InboxMail {
  return {
    id: row.id,
    receivedAt: row.received_at,
    from: row.envelope_from,
    to: row.envelope_to,
    sender: row.sender,
    subject: row.subject,
    messageId: row.message_id,
    text: row.text,
    html: row.html,
    headers: row.headers,
  };
}
