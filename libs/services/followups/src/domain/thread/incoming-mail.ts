/** What a mail server says of an incoming mail, and what the mail says of itself. Header names in lower case. */
export interface IncomingMail {
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Envelope sender; empty for a bounce, null if the way in does not tell. */
  readonly returnPath: string | null;
  /** Address of the `From` header. */
  readonly from: string;
  /** Type and subtype of the whole, in lower case, as in `multipart/report`. */
  readonly contentType: string;
  /** Value of `report-type`, in lower case; null without one. */
  readonly reportType: string | null;
  readonly subject: string;
  /** Verdict of DMARC as the receiving server reports it. */
  readonly dmarc: 'pass' | 'fail' | 'none';
}

/** What a mail is: only a `reply` resumes a waiting task or tells staff, and nothing else is ever answered. */
export type MailKind = 'reply' | 'auto_reply' | 'bounce' | 'loop';

/** What is known of the thread. */
export interface ThreadState {
  /** Address of the customer; null if it is unknown. */
  readonly customer: string | null;
  /** Automatic mails of this sender in the last hour. */
  readonly automaticInLastHour: number;
}

/** The header by which our own mails are known. */
export const OWN_HEADER = 'hearback-task';

/** More automatic mails of one sender than these an hour are a loop. */
const AUTOMATIC_PER_HOUR = 5;

/**
 * The kind of a mail: our own header before all else, then RFC 3464 (reports of delivery), then RFC 3834 section 5 and the headers
 * that senders used before it.
 */
export function kindOf(
  mail: IncomingMail,
  { automaticInLastHour }: Pick<ThreadState, 'automaticInLastHour'>,
): MailKind {
  if (mail.headers.has(OWN_HEADER)) return 'loop';
  if (isBounce(mail)) return 'bounce';
  if (!isAutomatic(mail)) return 'reply';
  return automaticInLastHour >= AUTOMATIC_PER_HOUR ? 'loop' : 'auto_reply';
}

/** Why staff should look twice at a mail; null if there is no reason. */
export type MailWarning = 'forged' | 'other-sender' | null;

/** A mail whose sender is not proven, or is not the customer, resumes nothing by itself. */
export function warningOf({ dmarc, from }: Pick<IncomingMail, 'dmarc' | 'from'>, customer: string | null): MailWarning {
  if (dmarc === 'fail') return 'forged';
  return customer !== null && customer.toLowerCase() !== from.toLowerCase() ? 'other-sender' : null;
}

const BOUNCING = /^(mailer-daemon|postmaster)@/i;

function isBounce({ returnPath, from, contentType, reportType }: IncomingMail): boolean {
  // A receipt that a mail was read is a `multipart/report` too, and no bounce.
  if (contentType === 'multipart/report') return reportType === 'delivery-status';
  return (returnPath === '' && BOUNCING.test(from)) || from.toLowerCase().startsWith('mailer-daemon@');
}

function isAutomatic({ headers, returnPath, contentType }: IncomingMail): boolean {
  const has = (name: string, holds: (value: string) => boolean) =>
    (headers.get(name) ?? []).some((value) => holds(value.trim().toLowerCase()));
  return (
    has('auto-submitted', (value) => !value.startsWith('no')) ||
    has('x-auto-response-suppress', (value) => value !== '' && value !== 'none') ||
    has('precedence', (value) => ['bulk', 'junk', 'list', 'auto_reply'].includes(value)) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'list-id'].some((name) => headers.has(name)) ||
    returnPath === '' ||
    contentType === 'multipart/report'
  );
}
