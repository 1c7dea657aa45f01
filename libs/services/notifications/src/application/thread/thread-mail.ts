import type { CustomerBrand, WrittenMail } from '../survey-mail.js';

/** What a mail with a message to the customer of a task is made of. */
export interface ThreadMail {
  /** Of the message; the Message-ID follows from it. */
  readonly id: string;
  readonly taskId: string;
  readonly writer: 'person' | 'automatic';
  /** Who wrote it by hand; null: not known, or an automatic one. */
  readonly memberName: string | null;
  /** BCP 47 tag. */
  readonly language: string | null;
  /** Of the mail that is answered; null: the thread has none. */
  readonly subject: string | null;
  readonly text: string;
  /** Message-IDs of the thread. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** Of the link to the status page; null: there is none. */
  readonly statusLinkId: string | null;
  readonly brand: CustomerBrand;
}

/** A mail of a thread as it is sent. */
export interface WrittenThreadMail extends WrittenMail {
  /** Whether `replyTo` leads to the thread, and is to be kept whatever the sender of the workspace says. */
  readonly isAnsweredInThread: boolean;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
}

/** Renders messages of threads. The result depends on the content only. */
export abstract class ThreadMailWriter {
  abstract write(mail: ThreadMail): WrittenThreadMail;
}
