import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiSecurity } from '@nestjs/swagger';
import type { Permission } from '@hearback/kernel';

/** Who may call a route. */
export type Access =
  | {
      readonly kind: 'permission';
      readonly permission: Permission;
      readonly uncached?: boolean;
      readonly whileSuspended?: boolean;
    }
  | { readonly kind: 'public' }
  | { readonly kind: 'internal' };

/** Metadata key of a route's access. */
export const ACCESS = 'hearback:access';

/** How a route checks its caller. */
export interface AllowOptions {
  /** Resolve the credential anew for each request: for routes that change accounts. */
  readonly uncached?: boolean;
  /** The route also serves callers whose workspace is suspended: what they need to see that, and to leave. */
  readonly whileSuspended?: boolean;
}

/** The route is for callers with this permission. */
export function Allow(
  permission: Permission,
  { uncached = false, whileSuspended = false }: AllowOptions = {},
): MethodDecorator {
  const access = SetMetadata<string, Access>(ACCESS, { kind: 'permission', permission, uncached, whileSuspended });
  return applyDecorators(access, ApiSecurity('key'), ApiSecurity('session'));
}

/** The route is for everybody; there is no caller, even where a credential was sent. */
export function Public(): MethodDecorator {
  return SetMetadata<string, Access>(ACCESS, { kind: 'public' });
}

/** The route is for other processes of this platform, which know the internal secret; it is in no documentation. */
export function Internal(): MethodDecorator {
  return applyDecorators(SetMetadata<string, Access>(ACCESS, { kind: 'internal' }), ApiExcludeEndpoint());
}
