import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requestErrors } from '../http/request.errors.js';
import { ACCESS } from './access.js';

/**
 * The second lock: a method of a controller runs only if it says who may call it and the check of exactly that has run
 * on this request. Without it, a route that got past the hook by some mistake would be open.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const declared: unknown = Reflect.getMetadata(ACCESS, context.getHandler());
    const { accessChecked } = context.switchToHttp().getRequest<FastifyRequest>();
    if (
      declared === undefined ||
      accessChecked === null ||
      JSON.stringify(declared) !== JSON.stringify(accessChecked)
    ) {
      throw requestErrors.error('forbidden');
    }
    return true;
  }
}
