import { Injectable } from '@nestjs/common';
import { TenantDatabase, readPage } from '@hearback/database';
import type { Permission, Page, PageRequest } from '@hearback/kernel';
import { And, LessThan, MoreThanOrEqual, type EntityTarget, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { AccountQueries, type AuditFilter } from '../application/account-queries.js';
import type { LinkedEntry } from '../application/audit-store.js';
import type { ApiKey } from '../domain/api-key.js';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';
import { ApiKeyRow, fromApiKeyRow } from './api-key.row.js';
import { AuditEntryRow, fromAuditEntryRow } from './audit.row.js';
import { CONFIRMED_OWNER, fromStaffRow, StaffRow } from './staff.row.js';
import { fromWorkspaceRow, WorkspaceRow } from './workspace.row.js';

/** `AccountQueries` through TypeORM. */
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
      const row = await tx.manager
        .getRepository(StaffRow)
        .findOne({ where: { tenantId, id }, relations: { person: true } });
      return row ? fromStaffRow(row) : undefined;
    });
  }

  override memberWithPassword(
    tenantId: string,
    id: string,
  ): Promise<{ readonly staff: Staff; readonly passwordHash: string } | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager
        .getRepository(StaffRow)
        .createQueryBuilder('member')
        .innerJoinAndSelect('member.person', 'person')
        .addSelect('person.passwordHash')
        .where({ tenantId, id, active: true })
        .getOne();
      return row ? { staff: fromStaffRow(row), passwordHash: row.person.passwordHash } : undefined;
    });
  }

  override hasInitialPassword(tenantId: string, id: string): Promise<boolean> {
    return this.database.withTenant(tenantId, ({ manager }) =>
      manager.getRepository(StaffRow).existsBy({ tenantId, id, person: { hasInitialPassword: true } }),
    );
  }

  override formerMember(tenantId: string, personId: string): Promise<string | undefined> {
    return this.database.withTenant(tenantId, async ({ manager }) => {
      const row = await manager.getRepository(StaffRow).findOneBy({ tenantId, personId, active: false });
      return row?.id;
    });
  }

  override hasConfirmedOwner(tenantId: string): Promise<boolean> {
    return this.database.withTenant(tenantId, ({ manager }) =>
      manager.getRepository(StaffRow).existsBy({ ...CONFIRMED_OWNER, tenantId }),
    );
  }

  override members(tenantId: string, page: PageRequest): Promise<Page<Staff>> {
    return this.database.withTenant(tenantId, (tx) => {
      const members = tx.manager
        .getRepository(StaffRow)
        .createQueryBuilder('item')
        .innerJoinAndSelect('item.person', 'person')
        .where({ tenantId });
      return readPage(members, page, 'createdAt', fromStaffRow);
    });
  }

  override keys(tenantId: string, page: PageRequest): Promise<Page<ApiKey<Permission>>> {
    return this.page(tenantId, ApiKeyRow, page, {}, fromApiKeyRow);
  }

  override auditEntries(tenantId: string, page: PageRequest, filter: AuditFilter): Promise<Page<LinkedEntry>> {
    const { action, actorId, from, to } = filter;
    const times = [...(from === undefined ? [] : [MoreThanOrEqual(from)]), ...(to === undefined ? [] : [LessThan(to)])];
    const where = {
      ...(action === undefined ? {} : { action }),
      ...(actorId === undefined ? {} : { actorId }),
      ...(times.length === 0 ? {} : { createdAt: And(...times) }),
    };
    return this.page(tenantId, AuditEntryRow, page, where, fromAuditEntryRow);
  }

  private page<R extends ObjectLiteral & { createdAt: Date }, T>(
    tenantId: string,
    rowClass: EntityTarget<R>,
    page: PageRequest,
    filter: FindOptionsWhere<R>,
    fromRow: (row: R) => T,
  ): Promise<Page<T>> {
    return this.database.withTenant(tenantId, (tx) =>
      readPage(
        tx.manager
          .getRepository(rowClass)
          .createQueryBuilder('item')
          .where({ tenantId, ...filter }),
        page,
        'createdAt',
        fromRow,
      ),
    );
  }
}
