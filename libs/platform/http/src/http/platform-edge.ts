import type { FastifyRequest } from 'fastify';
import type { Caller, Permission } from '../auth/caller.js';
import { callerOf } from '../auth/current-caller.js';
import type { Operation } from '../openapi/operation.js';
import type { AccessHook, Edge } from './raw-routes.js';
import { accessHook, type RouteRegistry } from './route-registry.js';

/** `Edge` for the raw routes of one service. */
export class PlatformEdge implements Edge {
  constructor(
    private readonly service: string,
    private readonly registry: RouteRegistry,
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
    this.registry.documented.push({ service: this.service, path, method, operation });
  }
}
