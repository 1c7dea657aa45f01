import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { receiverPage } from './receiver-page.mjs';

/** How many messages the page shows, and bytes of one that are read: messages have at most 20 kB. */
const [KEPT, MAX_BYTES] = [100, 64 * 1024];

const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Serves a program that gets webhooks, as an integrator would write one: it checks each message that is posted to `/hooks` with
 * `standardwebhooks` and rejects those that do not verify. `/` shows what came since it started, newest first. Whatever is posted
 * to `/chat` is shown too, as a chat tool would. It listens on loopback only.
 */
export async function serveReceiver({ port = 0 } = {}) {
  const secrets = new Set();
  const received = [];
  const server = createServer((request, reply) => {
    const { pathname } = new URL(request.url, 'http://receiver');
    if (request.method === 'POST' && /^\/(hooks|chat)(\/|$)/.test(pathname))
      return void take(request, reply, pathname).catch(() => reply.destroy());
    if (request.method !== 'GET' || !['/', '/receiver.css'].includes(pathname)) return void reply.writeHead(404).end();
    const isPage = pathname === '/';
    reply
      .writeHead(200, {
        'content-type': `text/${isPage ? 'html' : 'css'}; charset=utf-8`,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .end(isPage ? receiverPage(received) : readFileSync(new URL('receiver.css', import.meta.url)));
  });

  async function take(request, reply, path) {
    const body = await textOf(request);
    if (body === undefined) return void reply.writeHead(413).end();
    const isChat = path.startsWith('/chat');
    const isVerified = isChat ? null : [...secrets].some((secret) => verifies(secret, body, request.headers));
    received.unshift({ at: new Date(), path, id: request.headers['webhook-id'] ?? null, isVerified, body });
    received.length = Math.min(received.length, KEPT);
    reply.writeHead(isVerified === false ? 401 : 200, { 'content-type': 'text/plain' }).end(isChat ? 'ok' : '');
  }

  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const host = `127.0.0.1:${server.address().port}`;
  return {
    /** The page. */
    url: `http://${host}/`,
    /** What the operator has to allow, because it is inside and speaks HTTP. */
    host,
    /** Where webhooks and chat messages go. */
    hooksUrl: `http://${host}/hooks`,
    chatUrl: `http://${host}/chat`,
    /** Verifies messages with this secret, too. */
    trust: (secret) => void secrets.add(secret),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body; undefined if it is too long. */
async function textOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function verifies(secret, body, headers) {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
