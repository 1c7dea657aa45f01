import { createHash, timingSafeEqual } from 'node:crypto';

/** Header by which processes of this platform show that they belong to it. */
export const INTERNAL_HEADER = 'hearback-internal';

/** Whether the header's value is the secret; takes the same time for every wrong one. */
export function isInternalSecret(value: string | readonly string[] | undefined, secret: string): boolean {
  if (typeof value !== 'string') return false;
  return timingSafeEqual(digest(value), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
