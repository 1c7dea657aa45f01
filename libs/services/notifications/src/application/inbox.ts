/** A mail in the built-in inbox. */
export interface InboxMail {
  readonly id: string;
  readonly receivedAt: Date;
  /** Addresses of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  /** The sender as in the From header. */
  readonly sender: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
  /** In the order in which they arrived. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Maximum number of mails in the inbox; older ones are deleted. */
export const INBOX_CAPACITY = 500;

/** The built-in inbox: mail that was sent while no mail server is configured. It belongs to no workspace. */
export abstract class InboxStore {
  abstract add(mail: InboxMail): Promise<void>;
  /** Newest first; with `to`, only those to this address. */
  abstract list(limit: number, to?: string): Promise<readonly InboxMail[]>;
  abstract find(id: string): Promise<InboxMail | undefined>;
}

/** Answers mails of the built-in inbox as their recipients would. */
export abstract class InboxAnswers {
  /** The address to which an answer goes; undefined: the mail asks for none, or this machine receives none. */
  abstract addressFor(mail: InboxMail): string | undefined;
  /** Sends an answer; undefined, or why it was not accepted. */
  abstract send(mail: InboxMail, text: string): Promise<string | undefined>;
}
