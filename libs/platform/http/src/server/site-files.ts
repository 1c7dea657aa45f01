import { brotliCompressSync, constants } from 'node:zlib';
import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import { requestErrors } from '../problems/request.errors.js';

/** A file of a site. */
export interface SiteFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** For files whose names contain a hash of their content. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Media types whose bytes are compressed already. */
const COMPRESSED = /^(font\/woff2|image\/png|application\/gzip)/;

/** Serves files below a path, compressed for clients that take it. A file that does not exist is 404. */
export function registerFiles(
  server: FastifyInstance,
  path: string,
  files: ReadonlyMap<string, SiteFile>,
  options: RouteShorthandOptions,
  cacheControl: string = IMMUTABLE,
): void {
  const compressed = new Map<string, Buffer>();
  server.get<{ Params: { name: string } }>(`${path}/:name`, options, (request, reply) => {
    const { name } = request.params;
    const file = files.get(name);
    if (file === undefined) throw requestErrors.error('not-found');
    void reply.header('cache-control', cacheControl).header('vary', 'Accept-Encoding').type(file.type);
    if (COMPRESSED.test(file.type) || !/\bbr\b/.test(request.headers['accept-encoding'] ?? ''))
      return reply.send(file.bytes);
    let bytes = compressed.get(name);
    if (bytes === undefined) compressed.set(name, (bytes = compress(file.bytes)));
    return reply.header('content-encoding', 'br').send(bytes);
  });
}

const compress = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
