import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AccessHook } from '../routes/raw-routes.js';
import { htmlReply } from './html-reply.js';
import { registerFiles, type SiteFile } from './site-files.js';

/** A site of finished pages, such as the documentation. */
export interface PageSite {
  /** The prefix of all its addresses, such as `/docs`. */
  readonly prefix: string;
  /** Pages by their path below the prefix; the empty path is the first page, `404` what is shown for a page that does not exist. */
  readonly pages: ReadonlyMap<string, string>;
  /** Files by name, below `/files`; a name contains a hash of the content. */
  readonly files: ReadonlyMap<string, SiteFile>;
  /** Files that keep their names when they change, below `/downloads`. */
  readonly downloads: ReadonlyMap<string, SiteFile>;
}

/** Scripts, styles and data of the own origin only. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Serves a site of pages to everybody. */
export function registerPages(server: FastifyInstance, site: PageSite, onRequest: AccessHook): void {
  const { prefix, pages, files, downloads } = site;
  const options = { onRequest, config: { isOutsideApi: true } };
  const show = (reply: FastifyReply, path: string) => {
    const html = pages.get(path);
    const isKnown = html !== undefined && path !== '404';
    const status = isKnown ? 200 : 404;
    return htmlReply(reply, isKnown ? html : (pages.get('404') ?? ''), {
      csp: POLICY,
      status,
      cacheControl: 'no-cache',
    });
  };
  server.get(prefix, options, (_request, reply) => show(reply, ''));
  server.get<{ Params: { '*': string } }>(`${prefix}/*`, options, (request, reply) =>
    show(reply, request.params['*'].replace(/\/$/, '')),
  );
  registerFiles(server, `${prefix}/files`, files, options);
  registerFiles(server, `${prefix}/downloads`, downloads, options, 'no-cache');
}
