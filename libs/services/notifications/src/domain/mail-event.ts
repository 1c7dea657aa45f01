/** What a provider reports of a mail that it has accepted. */
export const MAIL_EVENT_KINDS = ['hard_bounce', 'soft_bounce', 'complaint'] as const;
export type MailEventKind = (typeof MAIL_EVENT_KINDS)[number];

/** A report of a provider. */
export interface MailEvent {
  readonly kind: MailEventKind;
  /** The address in the form of the list; null: it is that of the mail. */
  readonly address: string | null;
  /** Of the mail; null: the newest to the address. */
  readonly messageId: string | null;
  /** What the other server said. */
  readonly reply: string | null;
  readonly occurredAt: Date;
}

/** The id of the mail with this Message-ID, if it can be one of this service. */
export function mailIdOf(messageId: string): string | undefined {
  return /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^@\s]+$/i.exec(messageId.trim())?.[1]?.toLowerCase();
}

/** Whether the address gets no more mails: a soft bounce says that it may work later. */
export function suppressionOf(kind: MailEventKind): 'bounced' | 'complained' | undefined {
  if (kind === 'soft_bounce') return undefined;
  return kind === 'complaint' ? 'complained' : 'bounced';
}
