import { Injectable } from '@nestjs/common';
import { readPage, TenantDatabase, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { AnnotationStore, type AnnotationFilter } from '../application/annotation-store.js';
import type { Annotation } from '../domain/annotation.js';
import { AnnotationRow, fromAnnotationRow, toAnnotationRow } from './annotation.row.js';

/** `AnnotationStore` through TypeORM. */
@Injectable()
export class TypeormAnnotationStore extends AnnotationStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async insert(tx: TenantTx, annotation: Annotation): Promise<void> {
    await tx.manager.getRepository(AnnotationRow).insert(toAnnotationRow(tx.tenantId, annotation));
  }

  override async lock(tx: TenantTx, id: string): Promise<Annotation | undefined> {
    const row = await tx.manager.getRepository(AnnotationRow).findOne({
      where: { tenantId: tx.tenantId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? fromAnnotationRow(row) : undefined;
  }

  override async update(tx: TenantTx, { id, day, text, touchpointId, updatedAt }: Annotation): Promise<void> {
    await tx.manager
      .getRepository(AnnotationRow)
      .update({ tenantId: tx.tenantId, id }, { day, text, touchpointId, updatedAt });
  }

  override async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.manager.getRepository(AnnotationRow).delete({ tenantId: tx.tenantId, id });
  }

  override find(tenantId: string, id: string): Promise<Annotation | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(AnnotationRow).findOneBy({ tenantId, id });
      return row ? fromAnnotationRow(row) : undefined;
    });
  }

  override list(tenantId: string, filter: AnnotationFilter, page: PageRequest): Promise<Page<Annotation>> {
    const { fromDay, toDay, touchpointId } = filter;
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager.getRepository(AnnotationRow).createQueryBuilder('item').where({ tenantId });
      if (fromDay !== undefined) query.andWhere('item.day >= :fromDay', { fromDay });
      if (toDay !== undefined) query.andWhere('item.day < :toDay', { toDay });
      if (touchpointId !== undefined) {
        query.andWhere('(item.touchpoint_id is null or item.touchpoint_id = :touchpointId)', { touchpointId });
      }
      return readPage(query, page, 'createdAt', fromAnnotationRow);
    });
  }
}
