import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { PublicIdPrefix } from '@hearback/kernel';
import type { DtoClass } from '../fields/field.js';
import { ACCESS } from '../auth/access.js';
import type { Access } from '../auth/access.js';
import { argumentsOf } from '../http/method-arguments.js';
import { TAKES_IF_MATCH } from '../http/if-match.js';
import { PUBLIC_ID_PARAMS } from '../http/public-id-param.js';
import { RouteRegistry } from '../http/route-registry.js';
import { ROUTE, statusOf, type RouteOptions } from '../http/route.js';
import type { ServiceName } from '@hearback/kernel';
import type { Operation } from './operation.js';

/** Everything that the document says of an operation and Nest's own scan does not know. */
export interface DescribedOperation extends Operation {
  readonly service: string;
  readonly access: Access;
  /** Lower case. */
  readonly method: string;
  /** As OpenAPI writes it, with `{name}` parameters. */
  readonly path: string;
  readonly status: number;
  readonly readsBody: boolean;
  readonly takesIfMatch: boolean;
  /** The DTO classes that it reads and answers, without those inside them. */
  readonly models: readonly DtoClass[];
  /** Prefixes of the public ids in the path, by the parameter's name. */
  readonly publicIds: Readonly<Record<string, PublicIdPrefix>>;
  /** Whether Nest's scan finds it too. */
  readonly isController: boolean;
}

/** The operations of all services: methods of controllers and raw routes. */
export function describedOperations(app: INestApplicationContext): readonly DescribedOperation[] {
  return [...ofControllers(app), ...ofRawRoutes(app.get(RouteRegistry))];
}

function* ofControllers(app: INestApplicationContext): Generator<DescribedOperation> {
  for (const { metatype, controllers } of app.get(ModulesContainer).values()) {
    const { definition } = metatype as { readonly definition?: { readonly name: ServiceName } };
    if (definition === undefined) continue;
    for (const { metatype: controller } of controllers.values()) {
      const prototype = (controller as new () => object).prototype as object;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const described = ofMethod(definition.name, prototype, name);
        if (described !== undefined) yield described;
      }
    }
  }
}

function ofMethod(service: string, prototype: object, name: string): DescribedOperation | undefined {
  const method = (prototype as Record<string, unknown>)[name] as object;
  const route = Reflect.getMetadata(ROUTE, method) as RouteOptions | undefined;
  const access = Reflect.getMetadata(ACCESS, method) as Access | undefined;
  if (route === undefined || access === undefined || access.kind === 'internal') return undefined;
  const prefix = Reflect.getMetadata(PATH_METADATA, prototype.constructor) as string;
  const path = Reflect.getMetadata(PATH_METADATA, method) as string;
  const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod].toLowerCase();
  return {
    ...route,
    service,
    access,
    method: verb,
    path: openApiPath(`/${prefix}/${path}`),
    status: statusOf(route),
    readsBody: argumentsOf(prototype, name).readsBody,
    takesIfMatch: Reflect.getMetadata(TAKES_IF_MATCH, prototype, name) === true,
    models: [...modelsOf(route), ...parameterDtos(prototype, name)],
    publicIds: (Reflect.getMetadata(PUBLIC_ID_PARAMS, prototype, name) ?? {}) as Record<string, PublicIdPrefix>,
    isController: true,
  };
}

function* ofRawRoutes(registry: RouteRegistry): Generator<DescribedOperation> {
  for (const { service, path, method, operation, access } of registry.documented) {
    yield {
      ...operation,
      service,
      access,
      method,
      path: openApiPath(path),
      status: statusOf(operation),
      readsBody: operation.body !== undefined || operation.accepts !== undefined,
      takesIfMatch: false,
      models: modelsOf(operation),
      publicIds: {},
      isController: false,
    };
  }
}

function modelsOf({ reply, body, query }: Partial<Operation>): readonly DtoClass[] {
  const classes: unknown[] = [typeof reply === 'object' ? reply.listOf : reply, body, query];
  return classes.filter((model): model is DtoClass => typeof model === 'function');
}

function parameterDtos(prototype: object, name: string): readonly DtoClass[] {
  const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as readonly unknown[];
  return types.filter((type): type is DtoClass => typeof type === 'function' && type.name.endsWith('Dto'));
}

/** A route's path as OpenAPI writes it. */
export function openApiPath(path: string): string {
  const single = path.replaceAll(/\/+/g, '/').replaceAll(/:([A-Za-z0-9_]+)/g, '{$1}');
  return single.length > 1 ? single.replace(/\/$/, '') : single;
}
