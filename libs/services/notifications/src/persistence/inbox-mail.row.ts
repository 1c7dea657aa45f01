import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { InboxMail } from '../application/inbox.js';

/** A mail in the machine's own inbox. */
@Entity({ schema: 'notifications', name: 'inbox_mail' })
@Index('inbox_mail_received_at_idx', ['received_at', 'id'])
export class InboxMailRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'inbox_mail_pkey' }) id: string;
  @Column('timestamptz') received_at: Date;
  @Column('text') envelope_from: string;
  @Column('text', { array: true }) envelope_to: string[];
  @Column('text') sender: string;
  @Column('text') subject: string;
  @Column('text') message_id: string;
  @Column('text') text: string;
  @Column('text') html: string;
}

/** The mail of a row. */
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
  };
}
