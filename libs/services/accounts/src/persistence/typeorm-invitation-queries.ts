import { Injectable } from '@nestjs/common';
import { PreTenantLookup, readPage, TenantDatabase } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { InvitationQueries } from '../application/invitation-store.js';
import type { Invitation } from '../domain/invitation.js';
import { fromInvitationRow, InvitationRow } from './invitation.row.js';

/** `InvitationQueries` through TypeORM. */
@Injectable()
export class TypeormInvitationQueries extends InvitationQueries {
  constructor(
    private readonly database: TenantDatabase,
    private readonly lookup: PreTenantLookup,
  ) {
    super();
  }

  override list(tenantId: string, page: PageRequest): Promise<Page<Invitation>> {
    return this.database.withTenant(tenantId, ({ manager }) => {
      const all = manager.getRepository(InvitationRow).createQueryBuilder('item').where({ tenantId });
      return readPage(all, page, 'createdAt', fromInvitationRow);
    });
  }

  override get(tenantId: string, id: string): Promise<Invitation | undefined> {
    return this.database.withTenant(tenantId, async ({ manager }) => {
      const row = await manager.getRepository(InvitationRow).findOneBy({ tenantId, id });
      return row ? fromInvitationRow(row) : undefined;
    });
  }

  override async workspaceOf(tokenHash: string): Promise<string | undefined> {
    const [row] = await this.lookup.query<{ tenant_id: string | null }>(
      "select accounts.find_invitation(decode($1, 'hex')) as tenant_id",
      [tokenHash],
    );
    return row?.tenant_id ?? undefined;
  }
}
