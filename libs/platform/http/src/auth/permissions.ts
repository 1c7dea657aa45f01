import type { Permission, Role } from './caller.js';

const READS: readonly Permission[] = [
  'surveys:read',
  'responses:read',
  'metrics:read',
  'customers:read',
  'tasks:read',
  'rules:read',
  'notifications:read',
  'workspace:read',
];
const EDITS: readonly Permission[] = [
  'surveys:write',
  'responses:create',
  'responses:import',
  'customers:write',
  'tasks:write',
  'rules:write',
];
const ADMINISTERS: readonly Permission[] = ['metrics:admin', 'workspace:admin', 'audit:read'];

/** Every permission there is: what an owner has, and the scopes a secret key may be given. */
export const ALL_PERMISSIONS: readonly Permission[] = [...READS, ...EDITS, ...ADMINISTERS];

/** What a publishable key may do, whoever made it. */
export const PUBLISHABLE_PERMISSIONS: readonly Permission[] = ['responses:create'];

const OF_ROLE: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(READS),
  editor: new Set([...READS, ...EDITS]),
  admin: new Set(ALL_PERMISSIONS),
  owner: new Set(ALL_PERMISSIONS),
};

/** What staff of this role may do. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return OF_ROLE[role];
}
