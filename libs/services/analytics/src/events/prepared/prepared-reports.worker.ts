import { HandleJob, type JobOf } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import { PreparedReports, PrepareReportJob } from '../../application/prepared/prepared-reports.js';

/** Computes reports in the background. */
@Injectable()
export class PreparedReportsWorker {
  constructor(private readonly reports: PreparedReports) {}

  @HandleJob(PrepareReportJob)
  prepare({ tenantId, payload }: JobOf<(typeof PrepareReportJob)['schema']>) {
    return this.reports.prepare(tenantId, payload.kind);
  }
}
