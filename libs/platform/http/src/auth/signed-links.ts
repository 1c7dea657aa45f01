import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyedHash } from './keyed-hash.js';

/** What a link in a customer's mail opens, and the ids that it carries. */
export const SIGNED_LINKS = {
  /** The survey of an invitation: the invitation. */
  invitation: 1,
  /** The page of preferences: the customer. */
  preferences: 1,
  /** The page to be asked less: the customer, and the invitation that was mailed. */
  unsubscribe: 2,
  /** The confirmation of a privacy request: the request. */
  'privacy-request': 1,
  /** The copy of a customer's data: the customer, and the copy. */
  'data-copy': 2,
  /** The status page of a task: the link. */
  status: 1,
  /** The page on which customers ask to be called back: the workspace. */
  'call-back': 1,
  /** A report that is shared by link: the workspace, and the link. */
  'shared-report': 2,
  /** Whether an address gets a report by mail: the workspace, and the recipient. */
  'report-recipient': 2,
} as const;
export type SignedLinkPurpose = keyof typeof SIGNED_LINKS;

const ID_BYTES = 16;
const SIGNATURE_BYTES = 16;

/**
 * Links in mails to customers that carry ids and a signature of the installation, instead of a stored token. The service that writes the
 * mail needs to store and publish nothing, and the service that is opened knows a genuine link before it has heard of what it names. A
 * link lasts as long as the row that it names, which decides whether it may still be used.
 */
@Injectable()
export class SignedLinks {
  constructor(private readonly hash: KeyedHash) {}

  /** The token of a link: 43 characters of base64url for one id, 64 for two. `ids` are UUIDs. */
  write(purpose: SignedLinkPurpose, ids: readonly string[]): string {
    if (ids.length !== SIGNED_LINKS[purpose]) throw new RangeError(`a link for ${purpose} has another number of ids`);
    const bytes = Buffer.from(ids.map((id) => id.replaceAll('-', '')).join(''), 'hex');
    if (bytes.length !== ids.length * ID_BYTES) throw new RangeError('the ids of a link must be UUIDs');
    return Buffer.concat([bytes, this.#signatures(purpose, bytes)[0]!]).toString('base64url');
  }

  /** The ids of a genuine link for this purpose; undefined for any other text. */
  read(purpose: SignedLinkPurpose, token: string): readonly string[] | undefined {
    const count = SIGNED_LINKS[purpose];
    const length = count * ID_BYTES;
    if (token.length !== Math.ceil(((length + SIGNATURE_BYTES) * 4) / 3)) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    // Base64 has several spellings of the same bytes; only that of `write` is a link.
    if (bytes.length !== length + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
    const ids = bytes.subarray(0, length);
    const isSigned = this.#signatures(purpose, ids).some((one) => timingSafeEqual(bytes.subarray(length), one));
    if (!isSigned) return undefined;
    return Array.from({ length: count }, (_, i) => uuidOf(ids.subarray(i * ID_BYTES, (i + 1) * ID_BYTES)));
  }

  /** With the present secret of the installation first. */
  #signatures(purpose: SignedLinkPurpose, ids: Buffer): readonly Buffer[] {
    const hashes = this.hash.all(`signed link for ${purpose}: ${ids.toString('hex')}`);
    return hashes.map((hash) => Buffer.from(hash, 'base64url').subarray(0, SIGNATURE_BYTES));
  }
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
