import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

/**
 * A receiver of webhooks that records what it received: by path and `webhook-id` how often, the distinct bodies, and whether the
 * signatures verify. For the share `loseReplies` of the requests it drops the connection after reading them, before its reply.
 */
export async function startWebhookSink({ random, loseReplies = 0.02 }) {
  const received = new Map();
  const secrets = new Map();
  const server = createServer((request, reply) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url;
      const body = Buffer.concat(chunks).toString('utf8');
      const id = request.headers['webhook-id'] ?? '';
      const ids = received.get(path) ?? new Map();
      const entry = ids.get(id) ?? { times: 0, bodies: new Set(), unverified: 0 };
      entry.times += 1;
      entry.bodies.add(body);
      if (!verifies(secrets.get(path), body, request.headers)) entry.unverified += 1;
      received.set(path, ids.set(id, entry));
      if (random() < loseReplies) return void request.socket.destroy();
      reply.writeHead(204).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${server.address().port}`;
  return {
    host,
    received,
    /** Verifies what comes to the path with this secret. */
    trust: (path, secret) => void secrets.set(path, secret),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function verifies(secret, body, headers) {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
