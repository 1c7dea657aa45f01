import type { TenantTx } from '@hearback/database';
import { JobQueue } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { AuditTrail } from './audit-trail.js';
import { RunImportJob } from './import-job.js';
import type { ImportState } from './import-store.js';

/** Starts the background work of an import, and records who started it. */
@Injectable()
export class ImportStarter {
  constructor(
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The last statements of the transaction. */
  async start(tx: TenantTx, state: ImportState, uploadId: string, by: Actor): Promise<void> {
    const { tenantId, id } = state;
    await this.jobs.enqueue(tx, RunImportJob, {
      tenantId,
      payload: { import_id: id, upload_id: uploadId },
      dueAt: this.clock.now(),
      dedupe: uploadId,
    });
    const target = { kind: 'import', id };
    const after = { survey_id: state.surveyId, dry_run: state.dryRun };
    await this.audit.record(tx, { tenantId, by, action: 'import.started', target, after });
  }
}
