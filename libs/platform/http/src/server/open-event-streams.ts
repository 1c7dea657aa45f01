import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Whether the reply is a stream of server-sent events, which lasts as long as its reader wants it. */
export function isEventStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/event-stream');
}

/** Closes the event streams of a server that is closing: they would keep it open until the last reader leaves. */
export function installEventStreams(server: FastifyInstance): void {
  const open = new Set<ServerResponse>();
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (isEventStream(reply)) {
      open.add(reply.raw);
      reply.raw.once('close', () => open.delete(reply.raw));
    }
    done(null, payload);
  });
  server.addHook('preClose', (done) => {
    for (const reply of open) reply.destroy();
    done();
  });
}
