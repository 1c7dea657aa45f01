import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Access } from '../auth/access.js';
import type { AccessCheck } from '../auth/access-check.js';
import { checkAddress, checkBodyless } from './strict-request.js';
import type { AccessHook } from './raw-routes.js';

/** A route as the router knows it. */
export interface KnownRoute {
  readonly method: string;
  /** As registered, with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
}

const ACCESS_OF_HOOK = new WeakMap<object, Access>();

/** A hook that stands for an access; the registry below puts the check in its place. */
export function accessHook(access: Access): AccessHook {
  const hook = (): Promise<void> => Promise.reject(new Error('this route was registered outside of the platform'));
  ACCESS_OF_HOOK.set(hook, access);
  return hook;
}

/** Knows every route with its access, and gives each one its check; a route without an access stops the start. */
export class RouteRegistry {
  readonly #routes: KnownRoute[] = [];
  readonly #undeclared: string[] = [];

  constructor(private readonly check: () => AccessCheck) {}

  /** Watches the routes that are registered from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', (route) => this.#add(route));
  }

  /** All routes; throws where some say not who may call them. */
  routes(): readonly KnownRoute[] {
    if (this.#undeclared.length > 0) {
      throw new Error(`these routes do not say who may call them: ${this.#undeclared.join(', ')}`);
    }
    return this.#routes;
  }

  #add(route: RouteOptions & { routePath: string; path: string; prefix: string }): void {
    const hooks = [route.onRequest ?? []].flat();
    const access = route.config?.access ?? hooks.map((hook) => ACCESS_OF_HOOK.get(hook)).find(Boolean);
    for (const method of [route.method].flat()) {
      if (access === undefined) this.#undeclared.push(`${method} ${route.url}`);
      else this.#routes.push({ method, path: route.url, access });
    }
    if (access === undefined) return;
    const check = (request: FastifyRequest, reply: FastifyReply): Promise<void> =>
      this.check().check(access, request, reply);
    route.config = { ...route.config, access };
    route.onRequest = [check, ...hooks.filter((hook) => !ACCESS_OF_HOOK.has(hook) && !CHECKS.has(hook))] as never;
    CHECKS.add(check);
    if (route.config.bodyLimit !== undefined) route.bodyLimit = route.config.bodyLimit;
    route.preValidation = [
      strictRequest,
      ...[route.preValidation ?? []].flat().filter((hook) => hook !== strictRequest),
    ] as never;
  }
}

/** The HEAD route that Fastify makes of a GET route comes with the hooks of that one. */
const CHECKS = new WeakSet<object>();

function strictRequest(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
  try {
    checkAddress(request);
    checkBodyless(request);
    done();
  } catch (error) {
    done(error as Error);
  }
}
