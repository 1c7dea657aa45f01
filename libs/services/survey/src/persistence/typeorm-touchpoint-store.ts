import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { TouchpointStore } from '../application/touchpoint-store.js';
import type { Touchpoint } from '../domain/touchpoint.js';
import { fromTouchpointRow, TouchpointRow, toTouchpointRow } from './touchpoint.row.js';

/** `TouchpointStore` through TypeORM. */
@Injectable()
export class TypeormTouchpointStore extends TouchpointStore {
  override async insert(tx: TenantTx, touchpoint: Touchpoint): Promise<boolean> {
    const { raw } = await tx.manager
      .getRepository(TouchpointRow)
      .createQueryBuilder()
      .insert()
      .values(toTouchpointRow(tx.tenantId, touchpoint))
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as unknown[]).length > 0;
  }

  override async lock(tx: TenantTx, id: string): Promise<Touchpoint | undefined> {
    const row = await tx.manager.getRepository(TouchpointRow).findOne({
      where: { tenantId: tx.tenantId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? fromTouchpointRow(row) : undefined;
  }

  override async update(
    tx: TenantTx,
    { id, name, stage, position, momentOfTruth, updatedAt }: Touchpoint,
  ): Promise<void> {
    await tx.manager
      .getRepository(TouchpointRow)
      .update({ tenantId: tx.tenantId, id }, { name, stage, position, momentOfTruth, updatedAt });
  }
}
