import type { Permission, Page, PageRequest } from '@hearback/kernel';
import type { ApiKey } from '../domain/api-key.js';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';
import type { LinkedEntry } from './audit-store.js';

/** Which entries of the audit log are read; what is undefined does not matter. */
export interface AuditFilter {
  readonly action: string | undefined;
  readonly actorId: string | undefined;
  /** Inclusive. */
  readonly from: Date | undefined;
  /** Exclusive. */
  readonly to: Date | undefined;
}

/** Read access to one workspace at a time. */
export abstract class AccountQueries {
  abstract workspace(tenantId: string): Promise<Workspace>;
  abstract staff(tenantId: string, id: string): Promise<Staff | undefined>;
  /** An active member with the hash of the password. */
  abstract memberWithPassword(
    tenantId: string,
    id: string,
  ): Promise<{ readonly staff: Staff; readonly passwordHash: string } | undefined>;
  /** Whether an active owner has confirmed the address. */
  abstract hasConfirmedOwner(tenantId: string): Promise<boolean>;
  /** Whether somebody else chose the password of this member. */
  abstract hasInitialPassword(tenantId: string, staffId: string): Promise<boolean>;
  /** The id of the person's inactive membership. */
  abstract formerMember(tenantId: string, personId: string): Promise<string | undefined>;
  abstract members(tenantId: string, page: PageRequest): Promise<Page<Staff>>;
  /** Includes revoked keys, whose names explain old entries of the audit log. */
  abstract keys(tenantId: string, page: PageRequest): Promise<Page<ApiKey<Permission>>>;
  abstract auditEntries(tenantId: string, page: PageRequest, filter: AuditFilter): Promise<Page<LinkedEntry>>;
}
