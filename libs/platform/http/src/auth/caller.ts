import type { Permission, Role } from '@hearback/kernel';

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
