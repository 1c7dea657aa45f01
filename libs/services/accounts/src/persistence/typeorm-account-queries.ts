import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { Permission } from '@hearback/kernel';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AccountQueries, type Page, type PageWish } from '../application/account-queries.js';
import type { LinkedEntry } from '../application/audit-store.js';
import type { ApiKey } from '../domain/api-key.js';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';
import { ApiKeyRow, fromApiKeyRow } from './api-key.row.js';
import { AuditEntryRow, fromAuditEntryRow } from './audit.row.js';
import { fromStaffRow, StaffRow } from './staff.row.js';
import { fromWorkspaceRow, WorkspaceRow } from './workspace.row.js';

/** Reads of accounts through TypeORM. */
@Injectable()
export class TypeormAccountQueries extends AccountQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override workspace(tenantId: string): Promise<Workspace> {
    return this.database.withTenant(tenantId, async (tx) =>
      fromWorkspaceRow(await tx.manager.getRepository(WorkspaceRow).findOneByOrFail({ tenantId })),
    );
  }

  override staff(tenantId: string, id: string): Promise<Staff | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(StaffRow).findOneBy({ tenantId, id });
      return row ? fromStaffRow(row) : undefined;
    });
  }

  override members(tenantId: string, page: PageWish): Promise<Page<Staff>> {
    return this.page(tenantId, StaffRow, page, {}, fromStaffRow);
  }

  override keys(tenantId: string, page: PageWish): Promise<Page<ApiKey<Permission>>> {
    return this.page(tenantId, ApiKeyRow, page, {}, fromApiKeyRow);
  }

  override auditEntries(tenantId: string, page: PageWish, action: string | undefined): Promise<Page<LinkedEntry>> {
    return this.page(tenantId, AuditEntryRow, page, action === undefined ? {} : { action }, fromAuditEntryRow);
  }

  /** A page by (created_at, id); one row more than wanted tells whether there is another page. */
  private page<R extends ObjectLiteral, T>(
    tenantId: string,
    rowClass: EntityTarget<R>,
    { limit, order, after }: PageWish,
    filter: Readonly<Record<string, string>>,
    fromRow: (row: R) => T,
  ): Promise<Page<T>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const direction = order === 'asc' ? 'ASC' : 'DESC';
      const query = tx.manager
        .getRepository(rowClass)
        .createQueryBuilder('item')
        .where({ tenantId, ...filter })
        .orderBy('item.createdAt', direction)
        .addOrderBy('item.id', direction)
        .limit(limit + 1);
      if (after) {
        const beyond = order === 'asc' ? '>' : '<';
        query.andWhere(`(item.created_at, item.id) ${beyond} (:createdAt, :id)`, { ...after });
      }
      const rows = await query.getMany();
      return { items: rows.slice(0, limit).map(fromRow), hasMore: rows.length > limit };
    });
  }
}
