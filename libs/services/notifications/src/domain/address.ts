import { asciiAddress } from '@hearback/kernel';

/**
 * The characters of an unquoted local part (RFC 5321), then host labels. White space, line breaks and `,;:<>()"` do not match,
 * so an address that matches is exactly one recipient.
 */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Whether the string is exactly one plain e-mail address that can be sent to a server as it is: ASCII, at most 254 characters. */
export function isSingleAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 254) return false;
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  return local.length <= 64 && domain.length <= 253 && LOCAL.test(local) && DOMAIN.test(domain) && isHostName(domain);
}

/** Whether the library that sends the mail reads the name as it is: `0` and `0x7f` are addresses of machines to it. */
function isHostName(domain: string): boolean {
  return URL.canParse(`http://${domain}`) && new URL(`http://${domain}`).hostname === domain.toLowerCase();
}

/** The address to which a mail server is told to send, with its domain in ASCII; undefined if the text is not exactly one address. */
export function recipientAddress(text: string): string | undefined {
  const address = asciiAddress(text);
  return address !== undefined && isSingleAddress(address) ? address : undefined;
}

/** Maximum length of a display name in a header. */
export const MAX_DISPLAY_NAME = 64;

/**
 * A display name that is safe in an address header: control characters and characters with a meaning in a header are removed,
 * and white space is collapsed. At most 64 characters; may be empty.
 */
export function displayName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/[,;:<>()"\\@[\]]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return [...plain].slice(0, MAX_DISPLAY_NAME).join('').trim();
}

/** Characters that change the direction of text: in a subject they make it read as something else (`gpj.exe`). */
const DIRECTION_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A subject line: control characters and line breaks become spaces, direction controls vanish, at most 200 characters. */
export function subjectLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(DIRECTION_CONTROLS, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return [...line].length > 200 ? `${[...line].slice(0, 199).join('')}…` : line;
}
