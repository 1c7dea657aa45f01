import { Injectable } from '@nestjs/common';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { MailReader, type RawMail } from '../application/mail/mail-reader.js';
import { authenticationOf } from '../domain/thread/authentication-results.js';
import { deliveryReport } from '../domain/thread/delivery-report.js';
import { MAIL_LIMITS, MailMeter, type ExceededLimit } from '../domain/thread/mail-limits.js';
import { MAX_MAIL_TEXT, type DeliveryReport, type ParsedMail } from '../domain/thread/parsed-mail.js';
import type { DroppedAttachment } from '../domain/thread/thread-message.js';
import { FollowupsConfig } from '../followups.config.js';
import { textOfHtml } from './html-text.js';

/** Bytes of all headers; and levels of mails within mails that are read as text, deeper ones are attachments. */
const MAX_HEADER_BYTES = 524_288;
const MAX_INNER_MAILS = 2;

/** Characters of names; bytes of an original mail that are looked at for its id. */
const MAX_NAME = 200;
const MAX_ORIGINAL = 65_536;

const REPORT_STATUS = 'message/delivery-status';
const ORIGINALS = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'];
/** The parts of a report, which are no files. */
const REPORT_PARTS = [REPORT_STATUS, 'message/disposition-notification', ...ORIGINALS];

/** `MailReader` with postal-mime. */
@Injectable()
export class PostalMimeReader extends MailReader {
  constructor(private readonly config: FollowupsConfig) {
    super();
  }

  override async read({ raw, returnPath }: RawMail): Promise<ParsedMail | ExceededLimit> {
    const meter = new MailMeter();
    meter.feed(raw);
    if (meter.exceeded !== undefined) return meter.exceeded;
    const email = await parsed(raw);
    return typeof email === 'string' ? email : this.#mailOf(email, returnPath);
  }

  #mailOf(email: Email, returnPath: string | null): ParsedMail {
    const headers = headersOf(email);
    const [type = 'text/plain'] = headers.get('content-type') ?? [];
    const contentType = /^\s*([^;\s]+)/.exec(type)?.[1]?.toLowerCase() ?? 'text/plain';
    const authentication = authenticationOf(
      headers.get('authentication-results') ?? [],
      this.config.trustedMailServers,
    );
    const text = storable(textOf(email).slice(0, 2 * MAX_MAIL_TEXT));
    return {
      headers,
      returnPath,
      ...senderOf(email, headers),
      contentType,
      reportType: /report-type\s*=\s*"?([^";\s]+)/i.exec(type)?.[1]?.toLowerCase() ?? null,
      subject: storable(email.subject ?? '').slice(0, 1_000),
      dmarc: authentication.dmarc,
      authentication,
      messageId: messageIdOf(email),
      text,
      attachments: email.attachments
        .filter(({ mimeType }) => contentType !== 'multipart/report' || !REPORT_PARTS.includes(mimeType))
        .map(dropped),
      report: reportOf(email, contentType, text),
    };
  }
}

/** The mail, or that it has too many levels. */
async function parsed(raw: Buffer): Promise<Email | ExceededLimit> {
  try {
    return await PostalMime.parse(raw, {
      maxNestingDepth: MAIL_LIMITS.levels,
      maxHeadersSize: MAX_HEADER_BYTES,
      maxRfc822NestingDepth: MAX_INNER_MAILS,
    });
  } catch (error) {
    return /nesting depth/.test((error as Error).message) ? 'levels' : 'headerFields';
  }
}

function headersOf({ headers }: Email): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const { key, value } of headers) map.set(key, [...(map.get(key) ?? []), value]);
  return map;
}

/** The sender. A mail with two says nothing of its sender: readers differ in which of them they show. */
function senderOf({ from }: Email, headers: ReadonlyMap<string, readonly string[]>) {
  if (from?.address === undefined || headers.get('from')?.length !== 1) return { from: '', fromName: '' };
  const address = storable(from.address).trim();
  return {
    from: address.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(address) ? address : '',
    fromName: storable(from.name).trim().slice(0, MAX_NAME).toWellFormed(),
  };
}

/** The id in angle brackets; ids of unusual shape are no ids, and the mail is known by its content. */
function messageIdOf({ messageId }: Email): string | null {
  return /^\s*(<[\x21-\x7e]{1,500}>)/.exec(messageId ?? '')?.[1] ?? null;
}

/** The part in plain text, which says the same as the HTML, unless it is empty. */
function textOf({ text, html }: Email): string {
  if (text !== undefined && text.trim() !== '') return text;
  return html === undefined ? '' : textOfHtml(html);
}

function dropped({ filename, mimeType, content }: Attachment): DroppedAttachment {
  // Names that would look like others, or lead elsewhere.
  const name = storable(filename ?? '').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|^.*[/\\]/gu, '');
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  return { name: (name.trim() || mimeType).slice(0, MAX_NAME).toWellFormed(), size };
}

function reportOf({ attachments }: Email, contentType: string, text: string): DeliveryReport | null {
  const part = (types: readonly string[]) => attachments.find(({ mimeType }) => types.includes(mimeType));
  const status = part([REPORT_STATUS]);
  if (status === undefined && contentType === 'multipart/report') return null;
  return deliveryReport({ status: contentOf(status), original: contentOf(part(ORIGINALS)), text });
}

function contentOf(attachment: Attachment | undefined): string | null {
  if (attachment === undefined || typeof attachment.content === 'string')
    return (attachment?.content as string) ?? null;
  return Buffer.from(attachment.content as Uint8Array).toString('latin1', 0, MAX_ORIGINAL);
}

/** What Windows has where ISO 8859-1 has control characters, from U+0080. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The string as PostgreSQL can store it. Mails of Windows are often called ISO 8859-1, and the decoder of Node before 23 makes control
 * characters of their `€` and quotation marks even under their right name.
 */
function storable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\u0000', '')
    .replaceAll(/[\u0080-\u009f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80]!);
}
