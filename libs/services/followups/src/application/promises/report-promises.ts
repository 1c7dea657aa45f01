import { Injectable } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import { promiseReport, type PromiseReport } from '../../domain/promise/promise-report.js';
import { followupsErrors } from '../followups.errors.js';
import { PromiseQueries } from './promise-queries.js';

/** Days that the report covers if its start is not given. */
const DEFAULT_DAYS = 90;

/** What became of the promises that fell due in [from, to). */
export interface PeriodPromises {
  readonly from: Date;
  readonly to: Date;
  readonly report: PromiseReport;
}

/** Reports what became of promises by their first due times; by default, of the last 90 days. */
@Injectable()
export class ReportPromises {
  constructor(
    private readonly queries: PromiseQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws `bad-period` */
  async execute(
    tenantId: string,
    period: { readonly from: Date | null; readonly to: Date | null },
  ): Promise<PeriodPromises> {
    const to = period.to ?? this.clock.now();
    const from = period.from ?? new Date(to.getTime() - DEFAULT_DAYS * 86_400_000);
    if (from >= to) throw followupsErrors.error('bad-period');
    return { from, to, report: promiseReport(await this.queries.dueIn(tenantId, from, to), from, to) };
  }
}
