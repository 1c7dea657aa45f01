import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** Header by which processes of this platform show that they belong to it. */
export const INTERNAL_HEADER = 'hearback-internal';

/** Whether a request carries one of the secrets of this platform; takes the same time for every wrong one. */
export function isInternalRequest(request: FastifyRequest, secrets: readonly string[]): boolean {
  const value = request.headers[INTERNAL_HEADER];
  return typeof value === 'string' && secrets.some((secret) => timingSafeEqual(digest(value), digest(secret)));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
