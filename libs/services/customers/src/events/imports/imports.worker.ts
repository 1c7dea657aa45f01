import type { BatchTx } from '@hearback/database';
import { HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { RunImportJob, UndoImportJob } from '../../application/imports/import-jobs.js';
import { RunCustomerImport } from '../../application/imports/run-customer-import.js';
import { UndoCustomerImport } from '../../application/imports/undo-customer-import.js';

type Next = ((tx: BatchTx) => Promise<void>) | undefined;

/** Processes and undoes imports, a few seconds per job. */
@Injectable()
export class ImportsWorker {
  constructor(
    private readonly runs: RunCustomerImport,
    private readonly undos: UndoCustomerImport,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @HandleJob(RunImportJob)
  async run(job: JobOf): Promise<Next> {
    const outcome = await this.runs
      .execute(job.tenantId, importOf(job))
      .catch((error: unknown) => this.#failLastAttempt(job, error));
    return outcome === 'more' ? this.#again(RunImportJob, job) : undefined;
  }

  @HandleJob(UndoImportJob)
  async undo(job: JobOf): Promise<Next> {
    const outcome = await this.undos.execute(job.tenantId, importOf(job));
    return outcome === 'more' ? this.#again(UndoImportJob, job) : undefined;
  }

  #again(kind: typeof RunImportJob, { tenantId, payload }: JobOf): Next {
    return (tx) => this.jobs.enqueue(tx, kind, { tenantId, payload, dueAt: this.clock.now() });
  }

  /** On the last attempt, fails the import with a reason that the API shows; earlier attempts are retried. */
  async #failLastAttempt(job: JobOf, error: unknown): Promise<'ended'> {
    if (job.attempt < RunImportJob.maxAttempts) throw error;
    const detail = 'An internal error stopped the import; the rows before it are accepted.';
    await this.runs.finish(job.tenantId, importOf(job), { code: 'internal', detail, row: null });
    throw error;
  }
}

function importOf({ payload }: JobOf): string {
  return (payload as { readonly import_id: string }).import_id;
}
