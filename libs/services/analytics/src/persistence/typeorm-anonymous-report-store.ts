import { Injectable } from '@nestjs/common';
import type { AnonymousPeriodClosedV1 } from '@hearback/contracts';
import { readPage, TenantDatabase, type BatchTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { FindOptionsWhere } from 'typeorm';
import { AnonymousReportStore } from '../application/anonymous-report-store.js';
import type { AnonymousReport } from '../domain/anonymous-report.js';
import { AnonymousReportRow, fromAnonymousReportRow } from './anonymous-report.row.js';

/** `AnonymousReportStore` through TypeORM. */
@Injectable()
export class TypeormAnonymousReportStore extends AnonymousReportStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async save(tx: BatchTx, tenantId: string, report: AnonymousPeriodClosedV1): Promise<void> {
    const { report_id, survey_id, audience, period, from, to, people, measures, dimensions, comments } = report;
    await tx.query(
      `insert into analytics.anonymous_report
         (tenant_id, id, survey_id, audience, period, period_from, period_to, people, content, closed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [
        tenantId,
        report_id,
        survey_id,
        audience,
        period,
        from,
        to,
        people,
        JSON.stringify({ measures, dimensions, comments }),
        report.closed_at,
      ],
    );
  }

  override find(tenantId: string, id: string): Promise<AnonymousReport | undefined> {
    return this.#one(tenantId, { id });
  }

  override before(tenantId: string, { surveyId, from }: AnonymousReport): Promise<AnonymousReport | undefined> {
    return this.#one(tenantId, { surveyId, to: from });
  }

  override list(tenantId: string, surveyId: string | undefined, page: PageRequest): Promise<Page<AnonymousReport>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager.getRepository(AnonymousReportRow).createQueryBuilder('item').where({ tenantId });
      if (surveyId !== undefined) query.andWhere('item.survey_id = :surveyId', { surveyId });
      return readPage(query, page, 'closedAt', fromAnonymousReportRow);
    });
  }

  #one(
    tenantId: string,
    where: Pick<FindOptionsWhere<AnonymousReportRow>, 'id' | 'surveyId' | 'to'>,
  ): Promise<AnonymousReport | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(AnonymousReportRow).findOneBy({ tenantId, ...where });
      return row ? fromAnonymousReportRow(row) : undefined;
    });
  }
}
