import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { publicId } from '@hearback/kernel';
import { requestErrors } from '../problems/request.errors.js';
import type { Caller } from './caller.js';

/** A customer as a request names it; `expires` and `signature` belong together. */
export interface NamedCustomer {
  readonly external_id: string;
  /** Unix time in seconds. */
  readonly expires?: number;
  readonly signature?: string;
}

/** Seconds ahead that a signature may expire. */
export const MAX_SIGNATURE_SECONDS = 30 * 86_400;

/**
 * Proofs that a web page may speak for a customer. Each publishable key has an identity secret, which stays on the shop's server and
 * signs the customer's id there; the key alone, which every visitor of the page can read, proves nothing. The secret is derived
 * from the installation's secret and the key's id, so it is not stored, and it ends with the key. What is signed has an end, so
 * that a copy of the page does not speak for the customer for ever. Identity secrets that were derived from a previous secret of the
 * installation sign too.
 */
export class CustomerSignatures {
  readonly #keys: readonly [Buffer, ...Buffer[]];

  constructor(secret: string, previous: readonly string[] = []) {
    this.#keys = [keyOf(secret), ...previous.map(keyOf)];
  }

  /** The identity secret of a publishable key. */
  secretOf(keyId: string): string {
    return identitySecret(this.#keys[0], keyId);
  }

  /**
   * Whether the caller may speak for the customer that it names: with a publishable key only by a signature, without which this is
   * false. Throws bad-signature and signature-expired.
   */
  isVerified(caller: Caller, customer: NamedCustomer | undefined, now: Date): boolean {
    if (caller.kind !== 'publishable-key') return true;
    if (customer?.expires === undefined && customer?.signature === undefined) return false;
    const { external_id: externalId, expires, signature } = customer;
    if (expires === undefined || signature === undefined)
      throw requestErrors.error('bad-signature', '`expires` and `signature` belong together.');
    const message = signedText({ tenantId: caller.tenantId, expires, externalId });
    if (!this.#isSignatureOf(caller.credentialId, message, signature)) throw requestErrors.error('bad-signature');
    const secondsLeft = expires - now.getTime() / 1000;
    if (secondsLeft <= 0)
      throw requestErrors.error('signature-expired', `It expired at ${new Date(expires * 1000).toISOString()}.`);
    if (secondsLeft > MAX_SIGNATURE_SECONDS)
      throw requestErrors.error('bad-signature', '`expires` must be at most 30 days ahead.');
    return true;
  }

  #isSignatureOf(keyId: string, message: string, signature: string): boolean {
    const given = Buffer.from(signature, 'hex');
    return this.#keys.some((key) => {
      const expected = createHmac('sha256', identitySecret(key, keyId)).update(message).digest();
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'hearback customer signatures', 32));
}

function identitySecret(key: Buffer, keyId: string): string {
  return `hbi_${createHmac('sha256', key).update(keyId).digest('base64url')}`;
}

/** What is signed: the customer's id comes last, because it may contain line breaks. */
export function signedText({
  tenantId,
  expires,
  externalId,
}: {
  readonly tenantId: string;
  readonly expires: number;
  readonly externalId: string;
}): string {
  return `${publicId('wsp', tenantId)}\n${expires}\n${externalId}`;
}
