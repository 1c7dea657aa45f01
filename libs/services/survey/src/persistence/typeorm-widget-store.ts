import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { WidgetStore, type StoredWidget } from '../application/widget-store.js';
import { fromWidgetRow, toWidgetRow, WidgetRow } from './widget.row.js';

/** `WidgetStore` through TypeORM. */
@Injectable()
export class TypeormWidgetStore extends WidgetStore {
  override async find(tx: TenantTx, surveyId: string): Promise<StoredWidget | undefined> {
    const row = await tx.manager.getRepository(WidgetRow).findOneBy({ tenantId: tx.tenantId, surveyId });
    return row ? fromWidgetRow(row) : undefined;
  }

  override async findAll(tx: TenantTx, surveyIds: readonly string[]): Promise<ReadonlyMap<string, StoredWidget>> {
    const rows = await tx.manager.getRepository(WidgetRow).findBy({ tenantId: tx.tenantId, surveyId: In(surveyIds) });
    return new Map(rows.map((row) => [row.surveyId, fromWidgetRow(row)]));
  }

  override async save(tx: TenantTx, surveyId: string, widget: StoredWidget): Promise<void> {
    await tx.manager
      .getRepository(WidgetRow)
      .upsert(toWidgetRow(tx.tenantId, surveyId, widget), ['tenantId', 'surveyId']);
  }

  override countOtherEnabled(tx: TenantTx, surveyId: string): Promise<number> {
    return tx.manager
      .getRepository(WidgetRow)
      .countBy({ tenantId: tx.tenantId, enabled: true, surveyId: Not(surveyId) });
  }
}
