import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Permission } from '@hearback/kernel';
import type { AllowOptions } from '../auth/access.js';
import type { Caller } from '../auth/caller.js';
import type { Operation } from '../openapi/operation.js';

/** An `onRequest` hook that decides on access before the body is read. */
export type AccessHook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** What raw routes get from the platform. */
export interface Edge {
  /** For callers with this permission: `{ onRequest: edge.allow('responses:create') }`. */
  allow(permission: Permission, options?: AllowOptions): AccessHook;
  /** For everybody. */
  open(): AccessHook;
  /** The caller of a request to a route with `allow`. */
  caller(request: FastifyRequest): Caller;
  /**
   * The caller by the publishable key in `key` of the body, for routes that are open and accept `json-text`. Throws 401, 403 (also for a
   * secret key, which has no place in a web page).
   */
  callerOfBody(permission: Permission, request: FastifyRequest, reply: FastifyReply): Promise<Caller>;
  /**
   * Counts a request of somebody unknown by its network and a target that several routes share; throws 429 above the limit. The share
   * of the limit that is used up, from 0 to 1.
   */
  limit(target: string, request: FastifyRequest, reply: FastifyReply): Promise<number>;
  /** The result of `find` by a public id in the request; throws 429 to a network that tries ids that do not exist. */
  lookUp<T>(request: FastifyRequest, find: () => Promise<T | undefined>): Promise<T | undefined>;
  /** Adds the route to the OpenAPI document; path as registered, with `:name` parameters. */
  document(path: string, method: 'get' | 'post' | 'put' | 'patch' | 'delete', operation: Operation): void;
}

/**
 * Routes registered with Fastify itself, where a controller does not fit: the intake's fast path, streams and HTML. A
 * provider of a service module that extends this is found and registered at the start. Every route names an access hook of
 * the edge as `onRequest`, or the start fails.
 */
export abstract class RawRoutes {
  /** Registers the routes; errors thrown in them become problem documents. */
  abstract register(server: FastifyInstance, edge: Edge): void;
}
