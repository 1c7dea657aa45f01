import type { ExceededLimit } from '../../domain/thread/mail-limits.js';
import type { ParsedMail } from '../../domain/thread/parsed-mail.js';

/** A mail as it arrived. */
export interface RawMail {
  readonly raw: Buffer;
  /** Envelope sender; empty for a bounce, null if the way in does not tell. */
  readonly returnPath: string | null;
}

/** Understands mails (RFC 5322, MIME). */
export abstract class MailReader {
  /** The mail, or the limit that it exceeds. Never fails: what cannot be understood is read as text. */
  abstract read(mail: RawMail): Promise<ParsedMail | ExceededLimit>;
}
