import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { requestErrors } from '../problems/request.errors.js';

/** A reply as it is stored. */
export interface StoredReply {
  readonly status: number;
  readonly body: unknown;
  readonly location?: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts replies (AES-256-GCM): they may contain a new API key or personal data, which a copy of the database must not reveal.
 * The encryption key is derived (HKDF-SHA-256, RFC 5869) from the installation's secret and the name of the request, which contains
 * the caller's Idempotency-Key; the table stores only a hash of that.
 */
export class ReplyCipher {
  constructor(
    private readonly secret: string,
    private readonly previous: readonly string[] = [],
  ) {}

  encrypt(reply: StoredReply, name: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keyOf(this.secret, name), nonce);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(reply), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws 409 if the reply cannot be decrypted any more because the installation's secret was changed, and the settings do not name it. */
  decrypt(sealed: Buffer, name: string): StoredReply {
    for (const secret of [this.secret, ...this.previous]) {
      const reply = decryptWith(keyOf(secret, name), sealed);
      if (reply !== undefined) return reply;
    }
    throw requestErrors.error('conflict', 'This request was already processed, but its reply can no longer be read.');
  }
}

function decryptWith(key: Buffer, sealed: Buffer): StoredReply | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as StoredReply;
  } catch {
    return undefined;
  }
}

function keyOf(secret: string, name: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, name, 'hearback idempotency', 32));
}
