/** A mail that came in at the built-in inbox. */
export interface InboxMail {
  readonly id: string;
  readonly receivedAt: Date;
  /** Addresses of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  /** As the header shows the sender. */
  readonly sender: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
}

/** Most mails that are kept; older ones go. */
export const INBOX_CAPACITY = 500;

/** The machine's own mailbox: what was sent while no mail server is set. It belongs to no workspace. */
export abstract class InboxStore {
  abstract add(mail: InboxMail): Promise<void>;
  /** Newest first; with `to`, only those to this address. */
  abstract list(limit: number, to?: string): Promise<readonly InboxMail[]>;
  abstract find(id: string): Promise<InboxMail | undefined>;
}
