import { Injectable } from '@nestjs/common';
import { readPage, TenantDatabase, type BatchTx, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { ReportScheduleStore } from '../../application/mailings/report-schedule-store.js';
import type { ReportSchedule } from '../../domain/mailings/report-schedule.js';
import { fromReportScheduleRow, ReportScheduleRow, toReportScheduleRow } from './report-schedule.row.js';

/** `ReportScheduleStore` through TypeORM. */
@Injectable()
export class TypeormReportScheduleStore extends ReportScheduleStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async insert(tx: TenantTx, schedule: ReportSchedule): Promise<void> {
    await tx.manager.getRepository(ReportScheduleRow).insert(toReportScheduleRow(tx.tenantId, schedule));
  }

  override async lock(tx: TenantTx, id: string): Promise<ReportSchedule | undefined> {
    const row = await tx.manager.getRepository(ReportScheduleRow).findOne({
      where: { tenantId: tx.tenantId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? fromReportScheduleRow(row) : undefined;
  }

  override async update(tx: TenantTx, schedule: ReportSchedule): Promise<void> {
    const { tenantId, id, createdAt: _created, ...changed } = toReportScheduleRow(tx.tenantId, schedule);
    await tx.manager.getRepository(ReportScheduleRow).update({ tenantId, id }, changed);
  }

  override async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.manager.getRepository(ReportScheduleRow).delete({ tenantId: tx.tenantId, id });
  }

  override find(tenantId: string, id: string): Promise<ReportSchedule | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(ReportScheduleRow).findOneBy({ tenantId, id });
      return row ? fromReportScheduleRow(row) : undefined;
    });
  }

  override list(tenantId: string, page: PageRequest): Promise<Page<ReportSchedule>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager.getRepository(ReportScheduleRow).createQueryBuilder('item').where({ tenantId });
      return readPage(query, page, 'createdAt', fromReportScheduleRow);
    });
  }

  override count(tx: TenantTx): Promise<number> {
    return tx.manager.getRepository(ReportScheduleRow).countBy({ tenantId: tx.tenantId });
  }

  override running(tx: BatchTx, tenantId: string): Promise<readonly ReportSchedule[]> {
    return tx.query<ReportSchedule & Record<string, unknown>>(
      `select id, name, every, day, hour, language, parts, paused, created_at as "createdAt", updated_at as "updatedAt"
       from analytics.report_schedule where tenant_id = $1 and not paused order by id`,
      [tenantId],
    );
  }
}
