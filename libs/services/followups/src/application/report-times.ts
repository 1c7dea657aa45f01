import { Injectable } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import { timesReport, type TimesReport } from '../domain/task-times.js';
import { followupsErrors } from './followups.errors.js';
import { TaskQueries } from './task-queries.js';

/** Days that a report covers if its start is not given. */
const DEFAULT_DAYS = 90;

/** A report with its period, [from, to). */
export interface PeriodTimes {
  readonly from: Date;
  readonly to: Date;
  readonly report: TimesReport;
}

/** Reports the first response and resolution times of the tasks opened in a period; by default, the last 90 days. */
@Injectable()
export class ReportTimes {
  constructor(
    private readonly queries: TaskQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws `bad-period` */
  async execute(
    tenantId: string,
    period: { readonly from: Date | null; readonly to: Date | null },
  ): Promise<PeriodTimes> {
    const now = this.clock.now();
    const to = period.to ?? now;
    const from = period.from ?? new Date(to.getTime() - DEFAULT_DAYS * 86_400_000);
    if (from >= to) throw followupsErrors.error('bad-period');
    return { from, to, report: timesReport(await this.queries.times(tenantId, from, to), now) };
  }
}
