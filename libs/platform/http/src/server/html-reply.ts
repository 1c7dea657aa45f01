import type { FastifyReply } from 'fastify';

/**
 * Sends a page. `csp` replaces the policy of the page; without it a page may load its own styles and images, and post to its
 * own origin. `cacheControl` replaces `no-store`, `referrerPolicy` replaces `same-origin`.
 */
export function htmlReply(
  reply: FastifyReply,
  html: string,
  options: { csp?: string; status?: number; cacheControl?: string; referrerPolicy?: string } = {},
): FastifyReply {
  return reply
    .code(options.status ?? 200)
    .header('content-security-policy', options.csp ?? PAGE_POLICY)
    .header('referrer-policy', options.referrerPolicy ?? 'same-origin')
    .header('cache-control', options.cacheControl ?? 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}

/**
 * Sends a page whose address is a secret and shows what belongs to somebody: nothing is kept, no other site is told of it, and no search
 * engine lists it.
 */
export function secretPageReply(
  reply: FastifyReply,
  { html, policy }: { readonly html: string; readonly policy: string },
  status?: number,
): FastifyReply {
  return htmlReply(reply.header('x-robots-tag', 'noindex'), html, {
    csp: policy,
    status,
    cacheControl: 'no-store',
    referrerPolicy: 'no-referrer',
  });
}

/** Inline styles are allowed, scripts are not. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
