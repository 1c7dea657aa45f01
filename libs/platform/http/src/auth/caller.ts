/** What a caller may do; scopes of keys and rights of roles are sets of these. */
export type Permission =
  | 'surveys:read'
  | 'surveys:write'
  | 'responses:read'
  | 'responses:create'
  | 'responses:import'
  | 'metrics:read'
  | 'metrics:admin'
  | 'customers:read'
  | 'customers:write'
  | 'tasks:read'
  | 'tasks:write'
  | 'rules:read'
  | 'rules:write'
  | 'notifications:read'
  | 'workspace:read'
  | 'workspace:admin'
  | 'audit:read';

/** Roles of staff, from most to least. */
export type Role = 'owner' | 'admin' | 'editor' | 'viewer';

/** Who is asking, as the credential says; the tenant comes from here and from nowhere else. */
export interface Caller {
  readonly tenantId: string;
  readonly kind: 'secret-key' | 'publishable-key' | 'session';
  /** Id of the key or of the session. */
  readonly credentialId: string;
  /** The member of staff; null for keys. */
  readonly staffId: string | null;
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
}
