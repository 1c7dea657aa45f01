import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { separateTransactions, type TenantDatabase } from '@hearback/database';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import type { Caller } from '../auth/caller.js';
import { ControllerDatabases } from './controller-databases.js';
import type { StoredReply } from './reply-cipher.js';
import { RepeatableUnit } from './repeatable-unit.js';
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
    return from(this.once(repeatable, database, { request, reply, tenantId: caller.tenantId }, next));
  }

  /** Replays the stored reply, or handles the request and stores its reply. */
  private async once(
    repeatable: RepeatableRequest,
    database: TenantDatabase,
    { request, reply, tenantId }: Exchange,
    next: CallHandler,
  ): Promise<unknown> {
    const stored = await database.withTenant(tenantId, (tx) => this.replies.find(tx, repeatable));
    if (stored !== undefined) return replay(reply, stored);
    const unit = new RepeatableUnit(database, tenantId, async (tx) => {
      const meanwhile = await this.replies.find(tx, repeatable);
      if (meanwhile !== undefined) throw new AlreadyHandled(meanwhile);
    });
    request.unitOfWork = unit;
    try {
      const body: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
      const location = reply.getHeader('location');
      const kept = { status: reply.statusCode, body, ...(typeof location === 'string' ? { location } : {}) };
      await unit.commit((tx) => this.replies.store(tx, repeatable, kept));
      return body;
    } catch (error) {
      await unit.rollBack(error);
      if (error instanceof AlreadyHandled) return replay(reply, error.reply);
      throw error;
    }
  }
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly tenantId: string;
}

/** An equal request was handled while this one waited before its transaction. */
class AlreadyHandled extends Error {
  constructor(readonly reply: StoredReply) {
    super('an equal request was handled meanwhile');
  }
}

function repeatableOf(request: FastifyRequest, caller: Caller): RepeatableRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string') return undefined;
  // A stream can be read only once: routes that take one have their own idempotency.
  if (typeof (request.body as { pipe?: unknown } | undefined)?.pipe === 'function') return undefined;
  const content = JSON.stringify([request.method, request.url, request.body ?? null]);
  // A member who has signed in again is the same caller.
  return { callerId: caller.staffId ?? caller.credentialId, key, content };
}

function replay(reply: FastifyReply, { status, body, location }: StoredReply): unknown {
  reply.code(status).header('idempotent-replayed', 'true');
  if (location !== undefined) reply.header('location', location);
  return body;
}
