import { HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { RunImportJob } from '../application/import-job.js';
import { ImportProgress, type ImportRun } from '../application/import-progress.js';
import { RunImport } from '../application/run-import.js';

/** Processes imports, a few seconds per job. */
@Injectable()
export class ImportWorker {
  constructor(
    private readonly runImport: RunImport,
    private readonly progress: ImportProgress,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @HandleJob(RunImportJob)
  async run(job: JobOf): Promise<((tx: BatchTx) => Promise<void>) | void> {
    const { import_id: importId, upload_id: uploadId } = job.payload as Readonly<Record<string, string>>;
    const run: ImportRun = { tenantId: job.tenantId, importId: importId!, uploadId: uploadId! };
    const outcome = await this.runImport.execute(run).catch((error: unknown) => this.#failLastAttempt(job, run, error));
    if (outcome === 'ended') return;
    return (tx) =>
      this.jobs.enqueue(tx, RunImportJob, { tenantId: job.tenantId, payload: job.payload, dueAt: this.clock.now() });
  }

  /** On the last attempt, fails the import with a reason that the API shows; earlier attempts are retried. */
  async #failLastAttempt(job: JobOf, run: ImportRun, error: unknown): Promise<'ended'> {
    if (job.attempt < RunImportJob.maxAttempts) throw error;
    const detail = 'An internal error stopped the import; the rows before it are accepted.';
    await this.progress.finish(run, { code: 'internal', detail, row: null });
    throw error;
  }
}
