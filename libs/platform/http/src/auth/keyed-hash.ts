import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * Hashes personal data that only has to be recognised, such as a network or an e-mail address. Such values are few enough to
 * be found by trying, so the hash (HMAC-SHA-256) is keyed with a key derived from the installation's secret. Hashes with its previous
 * secrets are recognised too, as long as the settings name them.
 */
export class KeyedHash {
  readonly #keys: readonly [Buffer, ...Buffer[]];

  constructor(secret: string, previous: readonly string[] = []) {
    this.#keys = [keyOf(secret), ...previous.map(keyOf)];
  }

  /** The hash of a text: 43 characters of base64url, the same in every process with the same secret. */
  of(text: string): string {
    return hashWith(this.#keys[0], text);
  }

  /** The hashes of a text with the present secret, then with the previous ones: under one of them it may be stored. */
  all(text: string): readonly string[] {
    return this.#keys.map((key) => hashWith(key, text));
  }

  /** Whether it is the hash of the text, with the present secret or a previous one. The time tells nothing of the hash. */
  isHashOf(hash: string, text: string): boolean {
    const given = Buffer.from(hash);
    return this.all(text).some((one) => given.length === one.length && timingSafeEqual(given, Buffer.from(one)));
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'hearback keyed hash', 32));
}

function hashWith(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
