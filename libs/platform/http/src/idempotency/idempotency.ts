import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { isStorableText } from '@hearback/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import type { Caller } from '../auth/caller.js';
import { requestErrors } from '../http/request.errors.js';
import { ControllerDatabases } from './controller-databases.js';
import type { StoredReply } from './reply-seal.js';
import { StoredReplies, type RepeatableRequest } from './stored-replies.js';

/**
 * `Idempotency-Key` on POST: opens the transaction that the use case joins, and keeps the reply in it. A failure rolls
 * both back, so the request may simply be sent again.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  constructor(
    private readonly databases: ControllerDatabases,
    private readonly replies: StoredReplies,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const repeatable = request.caller === null ? undefined : repeatableOf(request, request.caller);
    if (repeatable === undefined || request.caller === null) return next.handle();
    const tenantDatabase = this.databases.of(context.getClass());
    return from(
      tenantDatabase.withTenant(request.caller.tenantId, async (tx) => {
        const stored = await this.replies.find(tx, repeatable);
        if (stored !== undefined) return replay(reply, stored);
        const body: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
        const location = reply.getHeader('location');
        const kept = { status: reply.statusCode, body, ...(typeof location === 'string' ? { location } : {}) };
        await this.replies.keep(tx, repeatable, kept);
        return body;
      }),
    );
  }
}

function repeatableOf(request: FastifyRequest, caller: Caller): RepeatableRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || key === undefined) return undefined;
  if (typeof key !== 'string' || key.length === 0 || key.length > 255 || !isStorableText(key)) {
    throw requestErrors.error('malformed', 'Idempotency-Key must have 1 to 255 characters.');
  }
  // A stream is gone once it is read: what takes one has its own way to be repeated.
  if (typeof (request.body as { pipe?: unknown } | undefined)?.pipe === 'function') return undefined;
  const content = JSON.stringify([request.method, request.url, request.body ?? null]);
  return { credentialId: caller.credentialId, key, content };
}

function replay(reply: FastifyReply, { status, body, location }: StoredReply): unknown {
  reply.code(status).header('idempotent-replayed', 'true');
  if (location !== undefined) reply.header('location', location);
  return body;
}
