import type { CustomerMessageReleasedV1 } from '@hearback/contracts';
import type { BatchTx, Tx } from '@hearback/database';
import type { MailEvent } from '../../domain/mail-event.js';
import type { EndedAttempt, SentAs, StartedAttempt } from '../survey-mail-store.js';
import type { ThreadMail } from './thread-mail.js';

/** A message that was released. */
export interface ReleasedMessage {
  readonly tenantId: string;
  readonly message: CustomerMessageReleasedV1;
}

/** A mail that was not finished yet, with what it depends on. */
export interface PendingThreadMail extends ThreadMail {
  readonly tenantId: string;
  /** Whom it goes to; null: the customer is not known yet. */
  readonly recipient: { readonly name: string | null; readonly email: string | null } | null;
  readonly suspended: boolean;
  readonly suppressed: boolean;
}

/** Names a mail. */
export type ThreadMailKey = Pick<PendingThreadMail, 'tenantId' | 'id'>;

/** A delivered mail that a provider reports about. */
export interface ReportedThreadMail {
  readonly id: string;
  readonly taskId: string;
  readonly address: string;
  readonly finishedAt: Date;
}

/** Stores mails with messages of threads and the attempts to send them. */
export abstract class ThreadMailStore {
  /** Inserts the mails; those that exist stay as they are. */
  abstract add(tx: BatchTx, messages: readonly ReleasedMessage[], at: Date): Promise<void>;
  /** The mail if it is not finished. */
  abstract findPending(tx: BatchTx, key: ThreadMailKey): Promise<PendingThreadMail | undefined>;
  /** Records that an attempt begins, and what it sends. */
  abstract startAttempt(tx: BatchTx, key: ThreadMailKey, sentAs: SentAs | null, at: Date): Promise<StartedAttempt>;
  abstract endAttempt(tx: BatchTx, key: ThreadMailKey, attempt: EndedAttempt): Promise<void>;
  /** Records that no further attempt is made, and empties the text: the thread has it. */
  abstract finish(
    tx: BatchTx,
    key: ThreadMailKey,
    finished: { readonly status: 'delivered' | 'bounced' | 'refused'; readonly at: Date },
  ): Promise<void>;
  /** The mail with this Message-ID, or else the newest to the address. */
  abstract reported(tx: Tx, tenantId: string, report: MailEvent): Promise<ReportedThreadMail | undefined>;
  /** Notes that a delivered mail came back; false: it was not delivered, or came back before. */
  abstract markBounced(tx: Tx, tenantId: string, id: string): Promise<boolean>;
}
