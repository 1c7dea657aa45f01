import { HttpException, Logger } from '@nestjs/common';
import { AppError, type ErrorKind, type FieldError } from '@hearback/kernel';
import { badDataCode, isConnectionLoss, isRetryable } from '@hearback/database';
import type { FastifyReply } from 'fastify';
import { errorSummary } from '../logs/error-summary.js';
import { traceIdOf } from '../traces/request-spans.js';
import { requestErrors } from './request.errors.js';

/** A problem document (RFC 9457). */
export interface ProblemDocument {
  /** URL of the page that explains the problem, relative to the platform. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Id of the request, which the log has too. */
  readonly instance: string;
  /** Stable code, `<service>.<kebab-case>`. */
  readonly code: string;
  readonly errors?: readonly FieldError[];
}

const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  'not-found': 404,
  conflict: 409,
  forbidden: 403,
  unavailable: 503,
  internal: 500,
};

/** The HTTP status of an error definition. */
export function statusOfDefinition(definition: { readonly kind: ErrorKind; readonly status?: number }): number {
  return definition.status ?? STATUS_OF_KIND[definition.kind];
}

/** The problem document of an error, without internals. */
export function problemDocument(error: AppError, instance: string): ProblemDocument {
  const status = statusOfDefinition(error.definition);
  return {
    type: `/api/problems#${error.code}`,
    title: error.definition.title,
    status,
    ...(error.detail === undefined || status === 500 ? {} : { detail: error.detail }),
    instance,
    code: error.code,
    ...(error.errors.length > 0 ? { errors: error.errors.slice(0, MAX_ERRORS).map(shortened) } : {}),
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the problem that was sent, for the metrics; null if none was. */
    problemCode: string | null;
  }
}

/** Sends the problem document of any error, and logs unexpected ones. */
export function problemReply(reply: FastifyReply, error: unknown): FastifyReply {
  const expected = toAppError(error);
  const { id } = reply.request;
  const document = problemDocument(expected, id);
  reply.request.problemCode = document.code;
  if (document.status === 500)
    logger.error({ ...errorSummary(error), request: id, trace: traceIdOf(reply.request), route: routeOf(reply) });
  for (const [name, value] of Object.entries(headersOf(expected, document.status))) reply.header(name, value);
  // Headers that the handler set for its own reply do not apply to the problem.
  for (const name of ['etag', 'content-disposition', 'content-length', 'location']) reply.removeHeader(name);
  return reply
    .code(document.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(document));
}

/** Maximum errors in a problem, so that a body with very many defects does not get a larger reply. */
const MAX_ERRORS = 100;
const MAX_POINTER_LENGTH = 300;

function shortened({ pointer, ...error }: FieldError): FieldError {
  return { pointer: pointer.slice(0, MAX_POINTER_LENGTH).toWellFormed(), ...error };
}

const logger = new Logger('Edge');

function routeOf(reply: FastifyReply): string {
  return `${reply.request.method} ${reply.request.routeOptions?.url ?? 'unknown'}`;
}

/** Headers that belong to a status. */
export function headersOf(error: AppError, status: number): Readonly<Record<string, string>> {
  if (status === 401) return { 'www-authenticate': 'Bearer realm="hearback"' };
  if (status === 429 || status === 503) return { 'retry-after': String(Math.max(1, Math.ceil(error.retryAfter ?? 1))) };
  return {};
}

/** The `AppError` that an error is reported as; `internal` for unexpected errors. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = statusOfError(error);
  if (status !== undefined && status < 500) return ofStatus(status);
  if (status === 503) return requestErrors.error('unavailable');
  if (isConnectionLoss(error) || isRetryable(error) || sqlStateOf(error) === STATEMENT_TIMEOUT) {
    return requestErrors.error('unavailable', undefined, { retryAfter: 1 });
  }
  const dataCode = badDataCode(error);
  if (dataCode?.startsWith('22') === true) return requestErrors.error('malformed');
  if (dataCode !== undefined && CONFLICTS.has(dataCode)) return requestErrors.error('conflict');
  return requestErrors.error('internal');
}

/** SQLSTATE query_canceled. */
const STATEMENT_TIMEOUT = '57014';

/** SQLSTATEs of conflicts with other rows: foreign key, unique, exclusion. */
const CONFLICTS: ReadonlySet<string> = new Set(['23503', '23505', '23P01']);

function sqlStateOf(error: unknown): unknown {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  return code ?? driverError?.code;
}

/** The status that Nest or Fastify gave their own error. */
function statusOfError(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  return typeof statusCode === 'number' && typeof code === 'string' && code.startsWith('FST_') ? statusCode : undefined;
}

function ofStatus(status: number): AppError {
  switch (status) {
    case 401:
      return requestErrors.error('unauthenticated');
    case 403:
      return requestErrors.error('forbidden');
    case 404:
      return requestErrors.error('not-found');
    case 405:
      return requestErrors.error('method-not-allowed');
    case 408:
      return requestErrors.error('body-too-slow');
    case 413:
      return requestErrors.error('too-large');
    case 414:
      return requestErrors.error('address-too-long');
    case 415:
      return requestErrors.error('unsupported-media-type');
    case 429:
      return requestErrors.error('rate-limited');
    case 431:
      return requestErrors.error('headers-too-large');
    default:
      return requestErrors.error('malformed');
  }
}
