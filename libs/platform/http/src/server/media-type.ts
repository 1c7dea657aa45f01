import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { BODY_LIMIT, MEDIA_TYPES } from './body-parsers.js';
import { requestErrors } from '../problems/request.errors.js';

/** Whether the headers of a request announce a body. */
export function announcesBody({ headers }: FastifyRequest): boolean {
  const length = headers['content-length'];
  return (length !== undefined && length !== '0') || headers['transfer-encoding'] !== undefined;
}

/** The media type of a body, in lower case and without parameters. */
export function mediaTypeOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return (headers['content-type'] ?? '').toLowerCase().split(';')[0]!.trim();
}

/** The charset that the headers name for a body, in lower case. */
export function charsetOf({ headers }: FastifyRequest): string | undefined {
  return /;\s*charset="?([^";\s]+)"?/.exec((headers['content-type'] ?? '').toLowerCase())?.[1];
}

/** Rejects a body whose type or announced size the route does not accept (415, 413), before any of it is read. */
export function checkMediaType(request: FastifyRequest): void {
  const { headers, routeOptions } = request;
  if (!announcesBody(request)) return;
  const length = Number(headers['content-length'] ?? 0);
  if (request.method === 'GET' || request.method === 'HEAD') return;
  // The fast path of nearly every request.
  const isPlainJson = headers['content-type'] === 'application/json' && headers['content-encoding'] === undefined;
  if (isPlainJson && routeOptions.config.accepts === undefined) return checkLength(length, routeOptions.bodyLimit);
  const accepted = (routeOptions.config.accepts ?? ['json']).map((kind) => MEDIA_TYPES[kind]);
  const type = mediaTypeOf(request);
  // The route reads the encoding of a CSV file itself.
  const isReadable = type === MEDIA_TYPES.csv || /^utf-?8$/.test(charsetOf(request) ?? 'utf-8');
  const encoding = headers['content-encoding'];
  if (!accepted.includes(type) || !isReadable || (encoding !== undefined && encoding !== 'identity')) {
    throw requestErrors.error('unsupported-media-type', `This route accepts ${accepted.join(' and ')} in UTF-8.`);
  }
  checkLength(length, routeOptions.bodyLimit);
}

function checkLength(length: number, limit: number = BODY_LIMIT): void {
  if (length > limit) throw requestErrors.error('too-large', `The body must have at most ${limit} bytes.`);
}
