import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessHook } from '../routes/raw-routes.js';
import { htmlReply } from './html-reply.js';
import { registerFiles, type SiteFile } from './site-files.js';

/** A web application whose pages are all one document; a router in the browser reads the address. */
export interface Site {
  /** The prefix of all its addresses, such as `/app`. */
  readonly prefix: string;
  /** The document; `NONCE` stands where the nonce of the policy for styles belongs. */
  readonly document: string;
  /** Documents of their own by path below the prefix, for frames of the site itself, such as `/preview`. */
  readonly frames: ReadonlyMap<string, string>;
  /** Files by name; a name contains a hash of the content, so a file never changes. */
  readonly files: ReadonlyMap<string, SiteFile>;
}

/** A day, for the icon that browsers ask for without knowing a version. */
const ICON_CACHE = 'public, max-age=86400';

/**
 * Serves a site: its document under its prefix and each path below, its files under `/files`, and `/` as the way to it.
 * Requests for files that do not exist are 404, so that a page of an older version reloads instead of running a document as a
 * script.
 */
export function registerSite(server: FastifyInstance, site: Site, onRequest: AccessHook): void {
  const { prefix, document, frames, files } = site;
  const options = { onRequest, config: { isOutsideApi: true } };
  const show = (_request: FastifyRequest, reply: FastifyReply) => page(reply, document, "'none'");
  const icon = [...files].find(([name]) => name.startsWith('favicon'))?.[1];

  server.get('/', options, (_request, reply) => reply.redirect(`${prefix}/`, 302));
  if (icon !== undefined)
    server.get('/favicon.ico', options, (_request, reply) =>
      reply.header('cache-control', ICON_CACHE).type(icon.type).send(icon.bytes),
    );
  server.get(prefix, options, show);
  server.get(`${prefix}/*`, options, show);
  for (const [path, html] of frames)
    server.get(`${prefix}${path}`, options, (_request, reply) => page(reply, html, "'self'"));
  registerFiles(server, `${prefix}/files`, files, options);
}

/** Scripts, styles and data of the own origin only; style elements need the nonce of their document. */
function page(reply: FastifyReply, document: string, ancestors: "'none'" | "'self'"): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const csp = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
  if (ancestors === "'self'") void reply.header('x-frame-options', 'SAMEORIGIN');
  return htmlReply(reply, document.replaceAll('NONCE', nonce), { csp, cacheControl: 'no-cache' });
}
