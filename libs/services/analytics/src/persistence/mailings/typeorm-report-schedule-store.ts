import { Injectable } from '@nestjs/common';
import { TenantDatabase, type BatchTx, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { ReportScheduleStore } from '../../application/mailings/report-schedule-store.js';
import type { ReportSchedule } from '../../domain/mailings/report-schedule.js';
import { TypeormItems } from '../typeorm-items.js';
import { fromReportScheduleRow, ReportScheduleRow, toReportScheduleRow } from './report-schedule.row.js';

/** `ReportScheduleStore` through TypeORM. */
@Injectable()
export class TypeormReportScheduleStore
  extends TypeormItems<ReportScheduleRow, ReportSchedule>
  implements ReportScheduleStore
{
  constructor(database: TenantDatabase) {
    super(database, { row: ReportScheduleRow, toRow: toReportScheduleRow, fromRow: fromReportScheduleRow });
  }

  list(tenantId: string, page: PageRequest): Promise<Page<ReportSchedule>> {
    return this.page(tenantId, page);
  }

  count(tx: TenantTx): Promise<number> {
    return this.rows(tx).countBy({ tenantId: tx.tenantId });
  }

  running(tx: BatchTx, tenantId: string): Promise<readonly ReportSchedule[]> {
    return tx.query<ReportSchedule & Record<string, unknown>>(
      `select id, name, every, day, hour, language, parts, paused, created_at as "createdAt", updated_at as "updatedAt"
       from analytics.report_schedule where tenant_id = $1 and not paused order by id`,
      [tenantId],
    );
  }
}
