import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Access } from '../auth/access.js';
import type { Operation } from '../openapi/operation.js';

/** A route as the router knows it. */
export interface KnownRoute {
  /** Upper case. */
  readonly method: string;
  /** As registered, with `:name` parameters. */
  readonly path: string;
}

/** A raw route with what the documentation says of it. */
export interface DocumentedRoute {
  readonly service: string;
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operation: Operation;
  readonly access: Access;
}

/** Every route of the server, and what raw routes say of themselves for the OpenAPI document. */
export class RouteRegistry {
  readonly documented: DocumentedRoute[] = [];
  readonly #routes: KnownRoute[] = [];

  /** All routes registered so far, those of controllers included. */
  get routes(): readonly KnownRoute[] {
    return this.#routes;
  }

  /** Records the routes that are registered from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', (route: RouteOptions) => {
      if (route.config?.isOutsideApi === true) return;
      for (const method of [route.method].flat()) this.#routes.push({ method, path: route.url });
    });
  }
}
