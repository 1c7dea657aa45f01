import type { MailKind, MailWarning } from './incoming-mail.js';
import type { Writer } from './may-write.js';

/** Where a message is: `sending` can still be cancelled, `released` is with the mail server's queue. */
export const MESSAGE_STATES = ['sending', 'released', 'delivered', 'failed', 'cancelled'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** How a message travels: by mail, or over the customer's status page. */
export type MessageChannel = 'mail' | 'page';

/** The longest text that staff write, in characters. */
export const MAX_WRITTEN_TEXT = 20_000;

/** How long a message of a person can be cancelled, in milliseconds. */
export const CANCEL_WINDOW_MS = 10_000;

interface AnyMessage {
  readonly id: string;
  readonly taskId: string;
  /** The workspace's own id of the customer; null if the writer is no known customer. */
  readonly customerExternalId: string | null;
  readonly channel: MessageChannel;
  /** Of the mail; null: the mail is given one, or had none. */
  readonly subject: string | null;
  readonly text: string;
  /** Message-ID with its angle brackets; null: not known yet, or no mail. */
  readonly mailMessageId: string | null;
  readonly createdAt: Date;
}

/** A message of the shop to the customer. */
export interface OutMessage extends AnyMessage {
  readonly direction: 'out';
  readonly writer: Writer;
  /** Who sent it by hand; null for an automatic one. */
  readonly memberId: string | null;
  /** What it is for, as in `reply`. */
  readonly purpose: string;
  readonly state: MessageState;
  /** Whether the task waits for the customer once it has left. */
  readonly waits: boolean;
  readonly leavesAt: Date;
  readonly releasedAt: Date | null;
  readonly deliveredAt: Date | null;
  /** Why it failed, as a word; null if it did not. */
  readonly failure: string | null;
}

/** An attachment that was dropped. `size` in bytes. */
export interface DroppedAttachment {
  readonly name: string;
  readonly size: number;
}

/** What the receiving server reports of a mail; `none`: nothing. */
export interface MailAuthentication {
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
}

/** A message that came in for a task. */
export interface InMessage extends AnyMessage {
  readonly direction: 'in';
  readonly kind: MailKind;
  readonly quoted: string | null;
  readonly senderName: string | null;
  readonly senderAddress: string | null;
  readonly warning: MailWarning;
  readonly attachments: readonly DroppedAttachment[];
  /** Null: it came over the status page. */
  readonly authentication: MailAuthentication | null;
  /** By which a second delivery is known, per task. */
  readonly messageKey: string;
}

/** A message of a thread. */
export type ThreadMessage = OutMessage | InMessage;

/** Whether a message shows that the customer has answered: only such a one resumes a waiting task. */
export function isAnswer({ kind, warning }: Pick<InMessage, 'kind' | 'warning'>): boolean {
  return kind === 'reply' && warning === null;
}

/** Message-IDs in the order of a thread, of which a mail names the last few as its references. */
const MAX_REFERENCES = 20;

/** The headers by which mail programs put a mail into its thread (RFC 5322, 3.6.4). */
export function referencesOf(messages: readonly ThreadMessage[]): {
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
} {
  const ids = messages.flatMap(({ mailMessageId }) => mailMessageId ?? []);
  const answered = messages.findLast((message) => message.direction === 'in' && message.mailMessageId !== null);
  return { inReplyTo: answered?.mailMessageId ?? ids.at(-1) ?? null, references: ids.slice(-MAX_REFERENCES) };
}
