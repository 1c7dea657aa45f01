import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { addRouteConfig } from '../http/route-config.js';
import type { Access } from './access-kind.js';
import type { Permission } from './caller.js';

/** Metadata key of a route's access. */
export const ACCESS = 'hearback:access';

/** The route is for callers with this permission. */
export function Allow(permission: Permission): MethodDecorator {
  return declareAccess({ kind: 'permission', permission });
}

/** The route is for everybody; there is no caller, even where a credential was sent. */
export function Public(): MethodDecorator {
  return declareAccess({ kind: 'public' });
}

/** The route is for other processes of this platform, which know the internal secret; it is in no documentation. */
export function Internal(): MethodDecorator {
  return applyDecorators(declareAccess({ kind: 'internal' }), ApiExcludeEndpoint());
}

function declareAccess(access: Access): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, access), addRouteConfig({ access }));
}
