import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problemReply } from './problems.js';

/** Turns every error of every route, Fastify's own included, into a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // A stream that breaks half way can only be cut off, so that nobody takes the half for the whole.
    if (reply.raw.headersSent) reply.raw.destroy();
    else if (!reply.sent) problemReply(reply, causeOf(error));
  }
}

/** Nest wraps the errors of Fastify, which say more. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.name === 'HttpException' && error.cause !== undefined ? error.cause : error;
}
