import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { onMethod } from '../openapi/on-method.js';
import { requestErrors } from '../problems/request.errors.js';

/** The entity tag of a version: `"12"`. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that the caller means to change, from `If-Match`. Throws 428 where the header is missing and 412 where no
 * version of ours has such a tag.
 */
export function ifMatch(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined)
    throw requestErrors.error('precondition-required', 'Send the `ETag` that the last read returned as `If-Match`.');
  const match = /^"(\d{1,15})"$/.exec(header.trim());
  if (match === null)
    throw requestErrors.error(
      'precondition-failed',
      '`If-Match` must be one entity tag, exactly as `ETag` returned it.',
    );
  return Number(match[1]);
}

const fromHeader = createParamDecorator<void>((_data, context: ExecutionContext) =>
  ifMatch(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Parameter: the version in `If-Match`; missing is 428. The use case compares it and throws 412. */
export function IfMatch(): ParameterDecorator {
  return (target, method, index) => {
    fromHeader()(target, method, index);
    if (method !== undefined) onMethod(IF_MATCH_HEADER, target, method);
  };
}

const IF_MATCH_HEADER = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'The `ETag` of the version that is to be changed.',
  schema: { type: 'string', maxLength: 255 },
});
