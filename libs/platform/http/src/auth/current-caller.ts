import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access check of a route with a permission; null before it and on other routes. */
    caller: Caller | null;
  }
}

/** The caller of a request whose route is for callers; throws on other routes. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('this route has no caller: it lacks @Allow or edge.allow');
  return request.caller;
}

/** Parameter: the caller of this request. */
export const CurrentCaller = createParamDecorator<void>((_data, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
