import type { FastifyReply } from 'fastify';

/** Answers with the problem document of an error; for replies that are written outside of the usual flow. */
export function problemReply(_reply: FastifyReply, _error: unknown): FastifyReply {
  throw new Error('not yet');
}
