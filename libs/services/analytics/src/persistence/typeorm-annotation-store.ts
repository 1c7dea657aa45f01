import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { AnnotationFilter, AnnotationStore } from '../application/annotation-store.js';
import type { Annotation } from '../domain/annotation.js';
import { AnnotationRow, fromAnnotationRow, toAnnotationRow } from './annotation.row.js';
import { TypeormItems } from './typeorm-items.js';

/** `AnnotationStore` through TypeORM. */
@Injectable()
export class TypeormAnnotationStore extends TypeormItems<AnnotationRow, Annotation> implements AnnotationStore {
  constructor(database: TenantDatabase) {
    super(database, { row: AnnotationRow, toRow: toAnnotationRow, fromRow: fromAnnotationRow });
  }

  list(tenantId: string, filter: AnnotationFilter, page: PageRequest): Promise<Page<Annotation>> {
    const { fromDay, toDay, touchpointId } = filter;
    return this.page(tenantId, page, (query) => {
      if (fromDay !== undefined) query.andWhere('item.day >= :fromDay', { fromDay });
      if (toDay !== undefined) query.andWhere('item.day < :toDay', { toDay });
      if (touchpointId !== undefined) {
        query.andWhere('(item.touchpoint_id is null or item.touchpoint_id = :touchpointId)', { touchpointId });
      }
    });
  }
}
