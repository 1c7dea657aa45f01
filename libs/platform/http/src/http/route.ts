import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { DtoClass } from '../fields/field.js';
import { argumentsOf } from './method-arguments.js';
import { addRouteConfig, type BodyKind } from './route-config.js';

/** A page of a list of these. */
export interface ListShape {
  readonly listOf: DtoClass;
}

/** No body: status 204. */
export const noContent = 'no-content';

/** Bodies that are not one JSON object of a DTO class. */
export type TextShape = 'csv' | 'ndjson' | 'html' | 'text' | 'json';

/** What a route answers. */
export type ReplyShape = DtoClass | ListShape | typeof noContent | TextShape;

/** The reply is a page of a list of these. */
export function listOf(dto: DtoClass): ListShape {
  return { listOf: dto };
}

/** What a route says of itself. */
export interface RouteOptions {
  /** operationId: camelCase, unique in the platform, for ever. */
  readonly id: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  /** Status of success. Default: 204 for `noContent`, else 200. */
  readonly status?: number;
  readonly reply: ReplyShape;
  /** Statuses of the problems that are this route's own; 400, 401, 403, 415, 429 and 500 are added where they apply. */
  readonly problems?: readonly number[];
  /** Kinds of bodies. Default: JSON alone. */
  readonly accepts?: readonly BodyKind[];
  /** `Location` of what the route made, from its reply. */
  readonly location?: (reply: never) => string;
}

/** Metadata key of what a route says of itself. */
export const ROUTE = 'hearback:route';

/** Declares a route of a controller: its status and its place in the OpenAPI document. */
export function Route(options: RouteOptions): MethodDecorator {
  const { id, summary, description, accepts } = options;
  return (target, method, descriptor) => {
    const { query, readsBody } = argumentsOf(target, method);
    applyDecorators(
      SetMetadata(ROUTE, options),
      HttpCode(statusOf(options)),
      ApiOperation({ operationId: id, summary, ...(description === undefined ? {} : { description }) }),
      addRouteConfig({ ...(accepts && { accepts }), ...(query && { query }), ...(!readsBody && { bodyless: true }) }),
    )(target, method, descriptor);
  };
}

/** Status of success of a route. */
export function statusOf({ status, reply }: Pick<RouteOptions, 'status' | 'reply'>): number {
  return status ?? (reply === noContent ? 204 : 200);
}
