import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How far the clock of a sender may differ. Milliseconds. */
export const TOLERANCE = 5 * 60_000;

const PREFIX = 'whsec_';

/** Standard Webhooks: 24 to 64 bytes. */
const KEY_BYTES = 32;

/** The headers of a signed webhook (Standard Webhooks). */
export interface SignedHeaders {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  /** One or more signatures, as `v1,…`, separated by spaces. */
  readonly signature: string;
}

/** A new secret as it is shown: `whsec_` and a random key in Base64. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(KEY_BYTES).toString('base64')}`;
}

/** The signature of a body (Standard Webhooks): HMAC-SHA-256 of id, timestamp and body, in Base64. */
export function webhookSignature(secret: string, id: string, timestamp: string, body: Buffer): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signed = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
  return `v1,${signed.digest('base64')}`;
}

/** Whether a webhook was signed at most five minutes from now, as its header says. */
export function isTimely({ timestamp }: Pick<SignedHeaders, 'timestamp'>, now: Date): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1_000 - now.getTime()) <= TOLERANCE;
}

/** Whether one of the signatures is that of the body, made with the secret and not too far from now. */
export function isSigned(
  { id, timestamp, signature }: SignedHeaders,
  body: Buffer,
  secret: string,
  now: Date,
): boolean {
  if (!isTimely({ timestamp }, now)) return false;
  const expected = Buffer.from(webhookSignature(secret, id, timestamp, body));
  return signature.split(' ').some((each) => {
    const given = Buffer.from(each);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
