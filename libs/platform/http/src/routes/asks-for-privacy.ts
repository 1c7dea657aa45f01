import type { IncomingHttpHeaders } from 'node:http';

/** Whether the browser sends Global Privacy Control, `Sec-GPC: 1`: https://w3c.github.io/gpc/ */
export function asksForPrivacy({ headers }: { readonly headers: IncomingHttpHeaders }): boolean {
  return headers['sec-gpc'] === '1';
}
