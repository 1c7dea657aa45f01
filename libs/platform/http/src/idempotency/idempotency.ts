import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { partOf, separateTransactions } from '@hearback/database';
import { isStorableText } from '@hearback/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import type { Caller } from '../auth/caller.js';
import { requestErrors } from '../problems/request.errors.js';
import { ControllerDatabases } from './controller-databases.js';
import type { StoredReply } from './reply-cipher.js';
import { StoredReplies, type RepeatableRequest } from './stored-replies.js';

/**
 * Gives the handler of a request with a caller its unit of work. For a POST with an `Idempotency-Key` that is one transaction
 * that also stores the reply, committed before the reply is sent: a failure rolls back both, so the request can be sent again.
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
    const { caller } = request;
    if (caller === null) return next.handle();
    const database = this.databases.of(context.getClass());
    const repeatable = repeatableOf(request, caller);
    if (repeatable === undefined) {
      request.unitOfWork = separateTransactions(database, caller.tenantId);
      return next.handle();
    }
    return from(
      database.withTenant(caller.tenantId, async (tx) => {
        const stored = await this.replies.find(tx, repeatable);
        if (stored !== undefined) return replay(reply, stored);
        request.unitOfWork = partOf(tx);
        const body: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
        const location = reply.getHeader('location');
        const kept = { status: reply.statusCode, body, ...(typeof location === 'string' ? { location } : {}) };
        await this.replies.store(tx, repeatable, kept);
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
  // A stream can be read only once: routes that take one have their own idempotency.
  if (typeof (request.body as { pipe?: unknown } | undefined)?.pipe === 'function') return undefined;
  const content = JSON.stringify([request.method, request.url, request.body ?? null]);
  return { credentialId: caller.credentialId, key, content };
}

function replay(reply: FastifyReply, { status, body, location }: StoredReply): unknown {
  reply.code(status).header('idempotent-replayed', 'true');
  if (location !== undefined) reply.header('location', location);
  return body;
}
