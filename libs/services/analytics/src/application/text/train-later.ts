import type { BatchTx, Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { ReportLimits } from '../report-limits.js';

/** Looks whether the job's workspace has enough new scored texts, and trains its models. */
export const TrainSentimentJob = defineJob('analytics.train-sentiment', Type.Object({}), {
  lease: 300,
  concurrency: 1,
});

/** Reads all texts of the job's workspace again that were read by older rules. */
export const RereadTextsJob = defineJob('analytics.reread-texts', Type.Object({}), { lease: 300, concurrency: 1 });

/** The kind of the prepared report about phrases. */
export const PHRASES_REPORT = 'phrases';

/** Has models trained, at most once in `ReportLimits.prepareSeconds`, texts read again, and phrases counted. */
@Injectable()
export class TrainLater {
  constructor(
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
    private readonly reports: PreparedReports,
  ) {}

  /** One job for all changes within a span, at its end. */
  async execute(tx: Tx, tenantIds: Iterable<string>): Promise<void> {
    const span = Math.max(1, this.limits.prepareSeconds) * 1_000;
    const end = (Math.floor(this.clock.now().getTime() / span) + 1) * span;
    const jobs = [...new Set(tenantIds)].toSorted().map((tenantId) => {
      return { tenantId, payload: {}, dueAt: new Date(end), dedupe: String(end) };
    });
    if (jobs.length > 0) await this.jobs.enqueueAll(tx, TrainSentimentJob, jobs);
  }

  /** One job for each version of the rules. */
  async reread(tx: Tx, tenantId: string, version: number): Promise<void> {
    const job = { tenantId, payload: {}, dueAt: this.clock.now(), dedupe: `v${version}` };
    await this.jobs.enqueue(tx, RereadTextsJob, job);
  }

  /** Has the phrases of comments counted again. */
  phrases(tx: BatchTx, tenantIds: Iterable<string>): Promise<void> {
    return this.reports.markStale(tx, PHRASES_REPORT, tenantIds);
  }
}
