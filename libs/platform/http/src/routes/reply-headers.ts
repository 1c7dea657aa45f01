import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { entityTagOf } from './entity-tag.js';
import { versionTag } from './if-match.js';
import { ROUTE, type RouteOptions } from './route.js';

/** Sets the headers that follow from a reply's body: `ETag` from the version of its DTO, `Location` of what was made. */
@Injectable()
export class ReplyHeaders implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = Reflect.getMetadata(ROUTE, context.getHandler()) as RouteOptions | undefined;
    const tag = typeof route?.reply === 'function' ? entityTagOf(route.reply) : undefined;
    if (tag === undefined && route?.location === undefined) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body: unknown) => {
        const version = tag === undefined ? undefined : (body as Record<string, unknown>)[tag];
        if (typeof version === 'number') reply.header('etag', versionTag(version));
        if (route?.location !== undefined) reply.header('location', route.location(body as never));
        return body;
      }),
    );
  }
}
