import { createHmac, hkdfSync } from 'node:crypto';

/**
 * Hashes personal data that only has to be recognised, such as a network or an e-mail address. Such values are few enough to
 * be found by trying, so the hash (HMAC-SHA-256) is keyed with a key derived from the installation's secret.
 */
export class KeyedHash {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'hearback keyed hash', 32));
  }

  /** The hash of a text: 43 characters of base64url, the same in every process with the same secret. */
  of(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
