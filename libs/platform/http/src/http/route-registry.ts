import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Access } from '../auth/access-kind.js';
import type { AccessCheck } from '../auth/access-check.js';
import type { Operation } from '../openapi/operation.js';
import type { AccessHook } from './raw-routes.js';
import { checkAddress, checkBodyless } from './strict-request.js';

/** A route as the router knows it. */
export interface KnownRoute {
  /** Upper case. */
  readonly method: string;
  /** As registered, with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
}

/** A route outside of controllers with what the documentation says of it. */
export interface DocumentedRoute {
  readonly service: string;
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operation: Operation;
}

const ACCESS_OF_HOOK = new WeakMap<object, Access>();

/** A hook that stands for an access; the registry puts the check in its place. */
export function accessHook(access: Access): AccessHook {
  const hook = (): Promise<void> => Promise.reject(new Error('this route was registered outside of the platform'));
  ACCESS_OF_HOOK.set(hook, access);
  return hook;
}

/** Knows every route with its access, and gives each one its check; a route without an access stops the start. */
export class RouteRegistry {
  readonly documented: DocumentedRoute[] = [];
  readonly #routes: KnownRoute[] = [];
  readonly #undeclared: string[] = [];
  /** The HEAD route that Fastify makes of a GET route comes with the hooks of that one. */
  readonly #own = new WeakSet<object>([strictRequest]);
  #check: AccessCheck | undefined;

  /** All routes known so far. */
  get routes(): readonly KnownRoute[] {
    return this.#routes;
  }

  /** Watches the routes that are registered from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', (route) => this.#add(route));
  }

  /** Names the check that decides on requests; before it no route answers. */
  checkBy(check: AccessCheck): void {
    this.#check = check;
  }

  /** Throws where routes do not say who may call them, naming all of them. */
  requireAccess(): void {
    if (this.#undeclared.length === 0) return;
    throw new Error(`these routes do not say who may call them: ${this.#undeclared.join(', ')}`);
  }

  #add(route: RouteOptions): void {
    const hooks = [route.onRequest ?? []].flat();
    const access = route.config?.access ?? hooks.map((hook) => ACCESS_OF_HOOK.get(hook)).find(Boolean);
    for (const method of [route.method].flat()) {
      if (access === undefined) this.#undeclared.push(`${method} ${route.url}`);
      else this.#routes.push({ method, path: route.url, access });
    }
    if (access === undefined) return;
    const check = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
      if (this.#check === undefined) return done(new Error('no check of access is installed'));
      let checked: Promise<void> | undefined;
      try {
        checked = this.#check.check(access, request, reply);
      } catch (error) {
        return done(error as Error);
      }
      if (checked === undefined) done();
      // A hook that returned a promise would make every request wait for a turn, and nearly none has to.
      // oxlint-disable-next-line promise/no-callback-in-promise
      else checked.then(() => done(), done);
    };
    route.config = { ...route.config, access };
    if (route.config.bodyLimit !== undefined) route.bodyLimit = route.config.bodyLimit;
    route.onRequest = [check, ...hooks.filter((hook) => !ACCESS_OF_HOOK.has(hook) && !this.#own.has(hook))];
    route.preValidation = [strictRequest, ...[route.preValidation ?? []].flat().filter((hook) => !this.#own.has(hook))];
    this.#own.add(check);
  }
}

function strictRequest(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
  try {
    checkAddress(request);
    checkBodyless(request);
    done();
  } catch (error) {
    done(error as Error);
  }
}
