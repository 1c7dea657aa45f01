import { RouteConfig } from '@nestjs/platform-fastify';

/** Media types a route may accept as its body. */
export type BodyKind = 'json' | 'form' | 'csv' | 'ndjson';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Kinds of bodies this route accepts. Default: JSON alone. */
    accepts?: readonly BodyKind[];
    /** Bytes a body may have; for streams too. */
    bodyLimit?: number;
    /** Query parameters of a route that reads none or some without a DTO; all others are refused. */
    query?: readonly string[];
    /** The route takes no body. */
    bodyless?: boolean;
  }
}

const KEY = '__fastify_route_config__';

/** Adds to the Fastify configuration of a Nest route; several decorators may each add theirs. */
export function addRouteConfig(more: object): MethodDecorator {
  return (target, property, descriptor) => {
    const known = (Reflect.getMetadata(KEY, descriptor.value as object) as object | undefined) ?? {};
    RouteConfig({ ...known, ...more })(target, property, descriptor);
  };
}

/** Bytes the body of this route may have; 262,144 where it is not said. */
export function BodyLimit(bytes: number): MethodDecorator {
  return addRouteConfig({ bodyLimit: bytes });
}
