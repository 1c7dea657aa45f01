import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problemReply } from './problems.js';

/** Turns every error of every route, Fastify's own included, into a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // Once a stream has started, only a closed connection shows the client that the reply is incomplete.
    if (reply.raw.headersSent) reply.raw.destroy();
    else if (!reply.sent) problemReply(reply, causeOf(error));
  }
}

/** Nest wraps the errors of Fastify, whose code is needed. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.name === 'HttpException' && error.cause !== undefined ? error.cause : error;
}
