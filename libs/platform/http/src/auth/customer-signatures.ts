import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * Proofs that a web page may speak for a customer. Each publishable key has an identity secret, which stays on the shop's server and
 * signs the customer's id there; the key alone, which every visitor of the page can read, proves nothing. The secret is derived
 * from the installation's secret and the key's id, so it is not stored, and it ends with the key.
 */
export class CustomerSignatures {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'hearback customer signatures', 32));
  }

  /** The identity secret of a publishable key. */
  secretOf(keyId: string): string {
    return `hbi_${createHmac('sha256', this.#key).update(keyId).digest('base64url')}`;
  }

  /** Whether `signature` is the HMAC-SHA-256 of the customer's id with the key's identity secret, in hexadecimal. */
  isValid(keyId: string, externalId: string, signature: string): boolean {
    const expected = createHmac('sha256', this.secretOf(keyId)).update(externalId).digest();
    const given = Buffer.from(signature, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
