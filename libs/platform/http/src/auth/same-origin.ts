import type { FastifyRequest } from 'fastify';
import { requestErrors } from '../problems/request.errors.js';
import { sessionTokenOf } from './session-cookie.js';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Rejects (403) a request that would change something with a browser's session unless it comes from the
 * platform's own pages: `Sec-Fetch-Site` says so, or else `Origin`. A request with neither is rejected too; browsers send
 * at least one of them.
 */
export function checkSameOrigin(request: FastifyRequest, publicUrl: () => string): void {
  if (SAFE_METHODS.has(request.method) || request.headers.authorization !== undefined) return;
  if (sessionTokenOf(request) === undefined) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin') return;
  } else if (origin !== undefined && (origin === new URL(publicUrl()).origin || isOwnHost(origin, host))) {
    return;
  }
  throw requestErrors.error('cross-origin');
}

function isOwnHost(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);
}
