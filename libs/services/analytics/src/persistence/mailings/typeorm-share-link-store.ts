import { Injectable } from '@nestjs/common';
import { readPage, TenantDatabase, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { IsNull, MoreThan } from 'typeorm';
import { ShareLinkStore } from '../../application/mailings/share-link-store.js';
import { isOpen, type ShareLink } from '../../domain/mailings/share-link.js';
import { fromShareLinkRow, ShareLinkRow } from './share-link.row.js';

/** `ShareLinkStore` through TypeORM. */
@Injectable()
export class TypeormShareLinkStore extends ShareLinkStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async insert(tx: TenantTx, link: ShareLink): Promise<void> {
    const { tenantId } = tx;
    await tx.query(
      `insert into analytics.share_link (tenant_id, id, name, language, view, created_at, expires_at, views)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, 0)`,
      [tenantId, link.id, link.name, link.language, JSON.stringify(link.view), link.createdAt, link.expiresAt],
    );
  }

  override find(tenantId: string, id: string): Promise<ShareLink | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(ShareLinkRow).findOneBy({ tenantId, id });
      return row ? fromShareLinkRow(row) : undefined;
    });
  }

  override list(tenantId: string, page: PageRequest): Promise<Page<ShareLink>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager.getRepository(ShareLinkRow).createQueryBuilder('item').where({ tenantId });
      return readPage(query, page, 'createdAt', fromShareLinkRow);
    });
  }

  override countOpen({ manager, tenantId }: TenantTx, now: Date): Promise<number> {
    return manager.getRepository(ShareLinkRow).countBy({ tenantId, revokedAt: IsNull(), expiresAt: MoreThan(now) });
  }

  override async revoke({ manager, tenantId }: TenantTx, id: string, at: Date) {
    const rows = manager.getRepository(ShareLinkRow);
    const row = await rows.findOne({ where: { tenantId, id }, lock: { mode: 'pessimistic_write' } });
    if (row === null) return undefined;
    const link = fromShareLinkRow(row);
    if (!isOpen(link, at)) return { link, wasOpen: false };
    await rows.update({ tenantId, id }, { revokedAt: at });
    return { link: { ...link, revokedAt: at }, wasOpen: true };
  }

  override async countView(tenantId: string, id: string, at: Date): Promise<void> {
    await this.database.withTenant(tenantId, (tx) =>
      tx.query(
        `update analytics.share_link set views = views + 1, viewed_at = $3
         where tenant_id = $1 and id = $2 and revoked_at is null and expires_at > $3`,
        [tenantId, id, at],
      ),
    );
  }
}
