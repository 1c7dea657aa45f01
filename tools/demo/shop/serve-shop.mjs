import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { shopPage } from './shop-page.mjs';

const FILES = {
  '/demo/shop/shop.css': ['text/css', 'shop.css'],
  '/demo/shop/shop.js': ['text/javascript', 'shop.js'],
};

/**
 * Serves the demo shop on loopback, as a shop runs: at an origin of its own, with a strict policy that allows nothing but its own
 * files and the widget. `product` is the address of the product, `key` the publishable key of the demo workspace.
 */
export async function serveShop({ product, key, port = 0 }) {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `script-src 'self' ${product}`,
    "style-src 'self'",
    `connect-src ${product}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const server = createServer((request, reply) => {
    const { pathname } = new URL(request.url, 'http://shop');
    const [type, file] = FILES[pathname] ?? [];
    if (request.method !== 'GET' || (pathname !== '/demo/shop' && file === undefined)) {
      reply.writeHead(404).end();
      return;
    }
    const text = file === undefined ? shopPage({ product, key }) : readFileSync(new URL(file, import.meta.url));
    reply
      .writeHead(200, {
        'content-type': `${type ?? 'text/html'}; charset=utf-8`,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      })
      .end(text);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/demo/shop`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
