import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Permission } from './caller.js';

/** Who may call a route. */
export type Access =
  | { readonly kind: 'permission'; readonly permission: Permission }
  | { readonly kind: 'public' }
  | { readonly kind: 'internal' };

/** Metadata key of a route's access. */
export const ACCESS = 'hearback:access';

/** The route is for callers with this permission. */
export function Allow(permission: Permission): MethodDecorator {
  return SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access);
}

/** The route is for everybody; there is no caller, even where a credential was sent. */
export function Public(): MethodDecorator {
  return SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
}

/** The route is for other processes of this platform, which know the internal secret; it is in no documentation. */
export function Internal(): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, { kind: 'internal' } satisfies Access), ApiExcludeEndpoint());
}
