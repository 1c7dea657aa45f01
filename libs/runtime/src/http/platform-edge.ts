import type { FastifyRequest } from 'fastify';
import type { Caller, Permission } from '../auth/caller.js';
import { callerOf } from '../auth/current-caller.js';
import type { Operation } from '../openapi/operation.js';
import type { AccessHook, Edge } from './raw-routes.js';
import { accessHook } from './route-access.js';

/** An operation of a raw route, and the service it belongs to. */
export interface DocumentedRoute {
  readonly service: string;
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** `Edge` for the raw routes of one service. */
export class PlatformEdge implements Edge {
  constructor(
    private readonly service: string,
    private readonly documented: DocumentedRoute[],
  ) {}

  allow(permission: Permission): AccessHook {
    return accessHook({ kind: 'permission', permission });
  }

  open(): AccessHook {
    return accessHook({ kind: 'public' });
  }

  internal(): AccessHook {
    return accessHook({ kind: 'internal' });
  }

  caller(request: FastifyRequest): Caller {
    return callerOf(request);
  }

  document(path: string, method: 'get' | 'post' | 'put' | 'patch' | 'delete', operation: Operation): void {
    this.documented.push({ service: this.service, path, method, operation });
  }
}
