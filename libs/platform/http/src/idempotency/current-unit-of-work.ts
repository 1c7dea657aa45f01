import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the `Idempotency` interceptor if the request has a caller; null on other routes and on raw routes. */
    unitOfWork: UnitOfWork | null;
  }
}

/**
 * Parameter: the unit of work of this request. A route that changes something passes it to its use case, which runs its
 * transaction in it: only then are the effect and the stored reply to an `Idempotency-Key` committed together.
 */
export const CurrentUnitOfWork = createParamDecorator<void>((_data, context: ExecutionContext) => {
  const { unitOfWork } = context.switchToHttp().getRequest<FastifyRequest>();
  if (unitOfWork === null) throw new Error('this route has no caller and therefore no unit of work');
  return unitOfWork;
});
