import type { Middleware } from 'openapi-fetch';
import { POSTS_WITHOUT_KEY } from './generated/posts-without-key.js';

/** Header that makes a repeated POST harmless. */
export const IDEMPOTENCY_KEY = 'idempotency-key';

const withoutKey: ReadonlySet<string> = new Set(POSTS_WITHOUT_KEY);

/** Adds a random `Idempotency-Key` to each POST that has none and whose route takes one. */
export const idempotencyKeys: Middleware = {
  onRequest({ request, schemaPath }) {
    const isMissing = request.method === 'POST' && !request.headers.has(IDEMPOTENCY_KEY);
    if (isMissing && !withoutKey.has(schemaPath)) request.headers.set(IDEMPOTENCY_KEY, randomKey());
    return undefined;
  },
};

/** 128 random bits. `crypto.randomUUID` is missing in pages without TLS. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
