import 'reflect-metadata';
import { RouteParamtypes } from '@nestjs/common/internal';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';

/** What the method of a controller reads of a request. */
export interface MethodArguments {
  /** Names of the query parameters that it reads one by one; `undefined` where a DTO says which there are. */
  readonly query: readonly string[] | undefined;
  readonly readsBody: boolean;
}

/** What a method's parameter decorators say; they are applied before those of the method. */
export function argumentsOf(prototype: object, method: string | symbol): MethodArguments {
  const metadata = (Reflect.getMetadata(ROUTE_ARGS_METADATA, prototype.constructor, method) ?? {}) as Readonly<
    Record<string, { readonly data?: unknown }>
  >;
  const of = (type: RouteParamtypes): readonly unknown[] =>
    Object.entries(metadata)
      .filter(([key]) => key.startsWith(`${type}:`))
      .map(([, { data }]) => data);
  const request = of(RouteParamtypes.REQUEST);
  const query = of(RouteParamtypes.QUERY);
  const readsAll = request.length > 0 || query.some((name) => typeof name !== 'string');
  return {
    query: readsAll ? undefined : (query as readonly string[]),
    readsBody: request.length > 0 || of(RouteParamtypes.BODY).length > 0,
  };
}
