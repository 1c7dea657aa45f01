import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts small secrets that have to be read again (AES-256-GCM), so that a copy of the database does not contain them. The key is
 * derived (HKDF-SHA-256) from the installation's secret and the name of what is sealed, so that one cannot be put in the place of another.
 * What previous secrets have sealed is opened too.
 */
export class Sealer {
  constructor(
    private readonly secret: string,
    private readonly previous: readonly string[] = [],
  ) {}

  seal(text: string, name: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keyOf(this.secret, name), nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** The text; `undefined` if it was sealed with a secret that the installation no longer has, or under another name. */
  open(sealed: Buffer, name: string): string | undefined {
    for (const secret of [this.secret, ...this.previous]) {
      const text = openWith(keyOf(secret, name), sealed);
      if (text !== undefined) return text;
    }
    return undefined;
  }
}

function openWith(key: Buffer, sealed: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    return undefined;
  }
}

function keyOf(secret: string, name: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, name, 'hearback sealed', 32));
}
