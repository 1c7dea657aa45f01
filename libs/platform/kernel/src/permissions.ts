/** Roles of staff, from most to fewest permissions. */
export const ROLES = ['owner', 'admin', 'editor', 'agent', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const READ = [
  'surveys:read',
  'responses:read',
  'metrics:read',
  'customers:read',
  'tasks:read',
  'rules:read',
  'segments:read',
  'plans:read',
  'notifications:read',
  'workspace:read',
] as const;
/** Daily work with customers: tasks, answers and customers themselves. */
const SERVE = ['tasks:write', 'responses:write', 'customers:write'] as const;
/** What is asked, what follows from an answer, and answers from elsewhere. */
const EDIT = [
  'surveys:write',
  'rules:write',
  'metrics:write',
  'responses:create',
  'responses:import',
  'customers:import',
  'segments:write',
  'plans:write',
] as const;
/** What reaches customers or concerns the whole workspace: an editor prepares it, an admin decides. */
const ADMINISTER = [
  'metrics:admin',
  'workspace:admin',
  'audit:read',
  'workspace:export',
  'plans:send',
  'attention:write',
  'suppressions:write',
  'privacy:write',
] as const;

/** Every permission: what an owner has, and the scopes a secret key may be given. */
export const ALL_PERMISSIONS = [...READ, ...SERVE, ...EDIT, ...ADMINISTER] as const;

/** What a caller may do; the scopes of a key and the rights of a role are sets of these. */
export type Permission = (typeof ALL_PERMISSIONS)[number];

/** What a publishable key may do, no matter who created it. */
export const PUBLISHABLE_PERMISSIONS: readonly Permission[] = ['responses:create'];

const OF_ROLE: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(READ),
  agent: new Set([...READ, ...SERVE]),
  editor: new Set([...READ, ...SERVE, ...EDIT]),
  admin: new Set(ALL_PERMISSIONS),
  owner: new Set(ALL_PERMISSIONS),
};

/** What staff with this role may do. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return OF_ROLE[role];
}
