import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtraModels, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { DtoClass } from '../fields/field.js';
import type { FastifyContextConfig } from 'fastify';
import { dtoOf, replyContent, type ReplyShape, noContent } from '../openapi/reply-shape.js';

/** Declaration of a controller's route. */
export interface RouteOptions {
  /** operationId: camelCase, unique in the platform, for ever. */
  readonly id: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  /** Status of success. Default: 204 for `noContent`, else 200. */
  readonly status?: number;
  /** Other statuses of success, with the same body. */
  readonly otherStatuses?: readonly number[];
  /** DTO class of the body, the type of the parameter with `@Body()`. Default: the route takes no body. */
  readonly body?: DtoClass;
  /** DTO class of the query, the type of the parameter with `@Query()`. Default: it takes no query parameters. */
  readonly query?: DtoClass;
  /** Bytes that the body may have. Default: 262,144. */
  readonly bodyLimit?: number;
  readonly reply: ReplyShape;
  /** Statuses of the problems that are this route's own; 400, 401, 403, 415, 429 and 500 are added where they apply. */
  readonly problems?: readonly number[];
  /** `Location` of what the route made, from its reply. */
  readonly location?: (reply: never) => string;
}

/** Metadata key of a route's declaration. */
export const ROUTE = 'hearback:route';

/** Declares a route of a controller: its status, what it takes, and its operation in the OpenAPI document. */
export function Route(options: RouteOptions): MethodDecorator {
  const { id, summary, description, reply, problems = [] } = options;
  const status = statusOf(options);
  const model = dtoOf(reply);
  return applyDecorators(
    assertDtosDeclared(options),
    SetMetadata(ROUTE, options),
    HttpCode(status),
    RouteConfig(configOf(options)),
    ApiOperation({ operationId: id, summary, ...(description !== undefined && { description }) }),
    ...(model === undefined ? [] : [ApiExtraModels(model)]),
    ...[status, ...(options.otherStatuses ?? [])].map((each) =>
      ApiResponse({ status: each, description: 'Done.', ...replyContent(reply) }),
    ),
    ...problems.map((problem) => ApiResponse({ status: problem, description: 'A problem.' })),
  );
}

/** What the hooks of every request have to know of the route. */
function configOf({ body, bodyLimit, query }: RouteOptions): FastifyContextConfig {
  return {
    ...(bodyLimit !== undefined && { bodyLimit }),
    ...(query === undefined && { query: [] }),
    ...(body === undefined && { bodyless: true }),
  };
}

/** Status of success of a route. */
export function statusOf({ status, reply }: Pick<RouteOptions, 'status' | 'reply'>): number {
  return status ?? (reply === noContent ? 204 : 200);
}

/** Throws where the method has a parameter of a DTO class that the route does not name, or none of one that it names. */
function assertDtosDeclared({ id, body, query }: RouteOptions): MethodDecorator {
  return (target, method) => {
    const types = (Reflect.getMetadata('design:paramtypes', target, method) ?? []) as readonly unknown[];
    const taken = types.filter((type) => typeof type === 'function' && type.name.endsWith('Dto'));
    const named = [body, query].filter((dto) => dto !== undefined);
    if (taken.length !== named.length || !named.every((dto) => taken.includes(dto))) {
      throw new Error(`the route ${id} must name the DTO classes of its parameters as \`body\` and \`query\``);
    }
  };
}
