import { Injectable } from '@nestjs/common';
import { KeyedHash } from './keyed-hash.js';

/** What the token of a preview names. */
export interface PreviewRef {
  readonly tenantId: string;
  readonly previewId: string;
}

const FORM = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;
const UUID_BYTES = 16;

/**
 * Tokens in links with which staff try a survey out: they name workspace and preview, signed with a key of the installation, so
 * that they can be read before a workspace is known.
 */
@Injectable()
export class PreviewTokens {
  constructor(private readonly hash: KeyedHash) {}

  /** The token of a preview: 87 characters that need no escaping in addresses. */
  tokenOf({ tenantId, previewId }: PreviewRef): string {
    const name = Buffer.from(`${tenantId}${previewId}`.replaceAll('-', ''), 'hex').toString('base64url');
    return `${name}.${this.hash.of(signedName(name))}`;
  }

  /** What a token names; undefined for one that this installation has not made. */
  read(token: string): PreviewRef | undefined {
    const [, name, signature] = FORM.exec(token) ?? [];
    if (name === undefined || signature === undefined) return undefined;
    if (!this.hash.isHashOf(signature, signedName(name))) return undefined;
    const bytes = Buffer.from(name, 'base64url');
    return { tenantId: uuidOf(bytes.subarray(0, UUID_BYTES)), previewId: uuidOf(bytes.subarray(UUID_BYTES)) };
  }
}

function signedName(name: string): string {
  return `preview of a survey: ${name}`;
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
