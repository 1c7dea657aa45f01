import type { Permission } from '@hearback/kernel';
import type { ApiKey } from '../domain/api-key.js';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';
import type { LinkedEntry } from './audit-store.js';

/** Which part of a list is wanted: `limit` items behind `after`, by (created_at, id). */
export interface PageWish {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly after: { readonly createdAt: Date; readonly id: string } | undefined;
}

/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** Reads of accounts, each of one workspace. */
export abstract class AccountQueries {
  abstract workspace(tenantId: string): Promise<Workspace>;
  abstract staff(tenantId: string, id: string): Promise<Staff | undefined>;
  abstract members(tenantId: string, page: PageWish): Promise<Page<Staff>>;
  /** Revoked keys included: their names explain old entries of the audit log. */
  abstract keys(tenantId: string, page: PageWish): Promise<Page<ApiKey<Permission>>>;
  abstract auditEntries(tenantId: string, page: PageWish, action: string | undefined): Promise<Page<LinkedEntry>>;
}
