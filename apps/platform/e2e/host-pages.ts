import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a shop. */
export interface HostPage {
  readonly body?: string;
  readonly head?: string;
  /** Content-Security-Policy of the page. */
  readonly policy?: string;
}

/** Serves pages at an origin of their own, by path. `set` adds or replaces one. */
export interface HostPages {
  readonly origin: string;
  set(path: string, page: HostPage): string;
  stop(): Promise<void>;
}

/** Starts to serve pages of a shop with the widget. */
export async function hostPages(): Promise<HostPages> {
  const pages = new Map<string, HostPage>();
  const server = createServer((request, reply) => {
    const page = pages.get(new URL(request.url!, 'http://host').pathname);
    if (page === undefined) return void reply.writeHead(404).end();
    const policy = page.policy === undefined ? {} : { 'content-security-policy': page.policy };
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...policy });
    reply.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">${page.head ?? ''}</head>
<body>${page.body ?? '<main><h1>A shop</h1><p><a href="#lamps">Lamps</a></p></main>'}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    set: (path, page) => {
      pages.set(path, page);
      return origin + path;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
