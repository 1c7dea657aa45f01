import type { BatchTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';

/** A mail of a sandbox that was kept instead of being sent. */
export interface KeptMail {
  readonly id: string;
  /** To whom it would have been sent. */
  readonly address: string;
  readonly subject: string;
  /** Its text part, with its links. */
  readonly text: string;
  readonly createdAt: Date;
}

/**
 * Where a mail of a workspace goes: `sent`, `kept`: in a sandbox, to somebody who is no member with a confirmed address of it; `unknown`: the
 * copy of the workspace has not arrived yet.
 */
export type MailFate = 'sent' | 'kept' | 'unknown';

/** The most mails that a sandbox keeps; older ones are deleted. */
export const KEPT_MAILS = 500;

/** Keeps mails of sandboxes. */
export abstract class KeptMailStore {
  /** What becomes of a mail to this address, read in a transaction of its own. */
  abstract fateOf(tenantId: string, address: string): Promise<MailFate>;
  /** The same within a transaction that is open. */
  abstract fateIn(tx: BatchTx, tenantId: string, address: string): Promise<MailFate>;
  /** Keeps a mail, once for each id. */
  abstract keep(tenantId: string, mail: KeptMail): Promise<void>;
  /** The newest first; `address`: to this one only. */
  abstract list(tenantId: string, address: string | null, page: PageRequest): Promise<Page<KeptMail>>;
}
