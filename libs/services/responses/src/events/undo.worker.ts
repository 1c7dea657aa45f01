import type { BatchTx } from '@hearback/database';
import { HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { UndoImportJob } from '../application/import-job.js';
import { UndoImport } from '../application/undo-import.js';

/** Undoes imports, a few seconds per job. */
@Injectable()
export class UndoWorker {
  constructor(
    private readonly undoImport: UndoImport,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @HandleJob(UndoImportJob)
  async run({ tenantId, payload }: JobOf): Promise<((tx: BatchTx) => Promise<void>) | void> {
    const { import_id: importId } = payload as Readonly<Record<string, string>>;
    if ((await this.undoImport.execute(tenantId, importId!)) === 'ended') return;
    return (tx) => this.jobs.enqueue(tx, UndoImportJob, { tenantId, payload, dueAt: this.clock.now() });
  }
}
