import type { Permission } from './caller.js';

/** Who may call a route. */
export type Access =
  | { readonly kind: 'permission'; readonly permission: Permission }
  | { readonly kind: 'public' }
  | { readonly kind: 'internal' };
