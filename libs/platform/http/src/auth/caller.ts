import type { Permission, Role } from '@hearback/kernel';

/** The authenticated caller. The tenant of a request is always taken from here. */
export interface Caller {
  readonly tenantId: string;
  readonly kind: 'secret-key' | 'publishable-key' | 'session';
  /** Id of the key or of the session. */
  readonly credentialId: string;
  /** The member of staff; null for keys. */
  readonly staffId: string | null;
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  /** The workspace is suspended: the caller may do little but leave. */
  readonly isSuspended?: boolean;
  /** A person who operates the installation: no role makes anybody one. */
  readonly isOperator?: boolean;
  /** Origins of the web pages that may use a publishable key; without it all may. */
  readonly allowedOrigins?: readonly string[];
}
