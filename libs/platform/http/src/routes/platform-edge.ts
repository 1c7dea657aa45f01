import type { Permission } from '@hearback/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access, AllowOptions } from '../auth/access.js';
import type { AccessCheck } from '../auth/access-check.js';
import type { Caller } from '../auth/caller.js';
import { callerOf } from '../auth/current-caller.js';
import type { Operation } from '../openapi/operation.js';
import type { AccessHook, Edge } from './raw-routes.js';
import type { RouteRegistry } from './route-registry.js';

/** `Edge` for the raw routes of one service. */
export class PlatformEdge implements Edge {
  /** The access that each hook made here checks. */
  readonly #accessOf = new Map<unknown, Access>();
  /** The access of each raw route as `METHOD path`. */
  readonly #accessByRoute = new Map<string, Access>();

  constructor(
    private readonly service: string,
    private readonly registry: RouteRegistry,
    private readonly check: AccessCheck,
  ) {}

  /** Watches a scope of raw routes: one without an access hook of this edge makes the start fail. */
  guard(scope: FastifyInstance): void {
    scope.addHook('onRoute', ({ method, url, onRequest, config }) => {
      const access = [onRequest ?? []]
        .flat()
        .map((hook) => this.#accessOf.get(hook))
        .find(Boolean);
      if (access === undefined)
        throw new Error(`${[method].flat().join(', ')} ${url} does not declare who may call it`);
      // Forms of other sites can send text/plain with the cookies of the browser; without a caller these give no access.
      if (config?.accepts?.includes('json-text') === true && access.kind !== 'public')
        throw new Error(`${[method].flat().join(', ')} ${url} accepts text and takes a credential of the browser`);
      for (const each of [method].flat()) this.#accessByRoute.set(`${each} ${url}`, access);
    });
  }

  allow(permission: Permission, options: AllowOptions = {}): AccessHook {
    return this.#hook({ kind: 'permission', permission, ...options });
  }

  open(): AccessHook {
    return this.#hook({ kind: 'public' });
  }

  caller(request: FastifyRequest): Caller {
    return callerOf(request);
  }

  callerOfBody(permission: Permission, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    return this.check.checkBodyKey(permission, request, reply);
  }

  limit(target: string, request: FastifyRequest, reply: FastifyReply): Promise<number> {
    return this.check.limits.consumeFor(target, request, reply);
  }

  lookUp<T>(request: FastifyRequest, find: () => Promise<T | undefined>): Promise<T | undefined> {
    return this.check.limits.lookUp(request, find);
  }

  document(path: string, method: 'get' | 'post' | 'put' | 'patch' | 'delete', operation: Operation): void {
    const access = this.#accessByRoute.get(`${method.toUpperCase()} ${path}`);
    if (access === undefined) throw new Error(`${method} ${path} is documented and does not exist`);
    this.registry.documented.push({ service: this.service, path, method, operation, access });
  }

  #hook(access: Access): AccessHook {
    const hook: AccessHook = (request, reply) => this.check.check(access, request, reply);
    this.#accessOf.set(hook, access);
    return hook;
  }
}
