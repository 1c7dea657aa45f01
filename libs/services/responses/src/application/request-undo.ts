import type { UnitOfWork } from '@hearback/database';
import { JobQueue } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { AuditTrail } from './audit-trail.js';
import { UndoImportJob } from './import-job.js';
import { ImportStore, type ImportState } from './import-store.js';
import { ImportUndoStore } from './import-undo-store.js';
import { responsesErrors } from './responses.errors.js';

/** Starts to undo an import; a job withdraws its responses. Repeating it while it runs or afterwards changes nothing. */
@Injectable()
export class RequestUndo {
  constructor(
    private readonly imports: ImportStore,
    private readonly undos: ImportUndoStore,
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Throws import-not-found, import-not-ended, import-dry-run. */
  async execute(unit: UnitOfWork, importId: string, by: Actor): Promise<ImportState> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const state = await this.imports.find(tx, importId, true);
      if (state === undefined) throw responsesErrors.error('import-not-found');
      if (state.status === 'undoing' || state.status === 'undone') return state;
      if (state.dryRun) throw responsesErrors.error('import-dry-run');
      if (state.status !== 'done' && state.status !== 'failed') throw responsesErrors.error('import-not-ended');
      await this.undos.begin(tx, importId);
      await this.jobs.enqueue(tx, UndoImportJob, {
        tenantId,
        payload: { import_id: importId },
        dueAt: this.clock.now(),
      });
      const target = { kind: 'import', id: importId };
      const before = { survey_id: state.surveyId, accepted: state.rows.accepted };
      await this.audit.record(tx, { tenantId, by, action: 'import.undone', target, before });
      return { ...state, status: 'undoing', withdrawn: 0 };
    });
  }
}
