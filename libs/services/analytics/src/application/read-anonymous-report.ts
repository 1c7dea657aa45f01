import { Injectable } from '@nestjs/common';
import { changesSince, type AnonymousReport } from '../domain/anonymous-report.js';
import type { Comparison } from '../domain/comparison.js';
import { analyticsErrors } from './analytics.errors.js';
import { AnonymousReportStore } from './anonymous-report-store.js';

/** A report with the changes of its numbers since the period before, by question. */
export interface AnonymousReading {
  readonly report: AnonymousReport;
  readonly changes: ReadonlyMap<string, Comparison>;
}

/** Reads the report of a period of an anonymous survey. */
@Injectable()
export class ReadAnonymousReport {
  constructor(private readonly reports: AnonymousReportStore) {}

  /** Throws anonymous-report-not-found. */
  async execute(tenantId: string, id: string): Promise<AnonymousReading> {
    const report = await this.reports.find(tenantId, id);
    if (report === undefined) throw analyticsErrors.error('anonymous-report-not-found');
    const before = await this.reports.before(tenantId, report);
    return { report, changes: before === undefined ? new Map<string, Comparison>() : changesSince(report, before) };
  }
}
