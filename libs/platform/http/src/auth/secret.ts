import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Prefixes of the secrets a caller may hold: secret key, test key, publishable key. */
export type SecretPrefix = 'hbk_live' | 'hbk_test' | 'hbp_live' | 'hbp_test';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 43;
const CHECK_LENGTH = 6;
const FORM = /^(hb[kp]_(?:live|test))_([0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/;

/** A new secret `<prefix>_<43 characters of base 62>_<6 characters of CRC-32>`: 256 random bits, shown once. */
export function newSecret(prefix: SecretPrefix): string {
  const body = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), LENGTH);
  return `${prefix}_${body}_${checkOf(`${prefix}_${body}`)}`;
}

/** Whether the text has the form and the check characters of a secret; costs no look-up. */
export function isSecret(text: string): boolean {
  const match = FORM.exec(text);
  return match !== null && match[3] === checkOf(`${match[1]}_${match[2]}`);
}

/** What is stored of a secret: its SHA-256 as 64 hexadecimal digits. (256 random bits need no slow hash.) */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A new opaque session token: 256 random bits as 43 characters of base64url. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Six characters hold the 32 bits of a CRC; computed on every request, hence without big numbers. */
function checkOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let index = 0; index < CHECK_LENGTH; index++) {
    digits = ALPHABET.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

function base62(number: bigint, length: number): string {
  let rest = number;
  let digits = '';
  for (let index = 0; index < length; index++) {
    digits = ALPHABET.charAt(Number(rest % 62n)) + digits;
    rest /= 62n;
  }
  return digits;
}
