import type { UnitOfWork } from '@hearback/database';
import { JobQueue } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { customersErrors } from '../customers.errors.js';
import type { Actor } from '../segments/audited.js';
import { importAudited } from './import-events.js';
import { UndoImportJob } from './import-jobs.js';
import type { ImportState } from './import-state.js';
import { ImportStore } from './import-store.js';

/** Starts to undo an import; a job takes back what it brought. Repeating it while it runs or afterwards changes nothing. */
@Injectable()
export class RequestImportUndo {
  constructor(
    private readonly imports: ImportStore,
    private readonly jobs: JobQueue,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Throws import-not-found, import-not-ended. */
  execute(unit: UnitOfWork, id: string, by: Actor): Promise<ImportState> {
    return unit.run(async (tx) => {
      const state = await this.imports.find(tx, id, true);
      if (state === undefined) throw customersErrors.error('import-not-found');
      if (state.status === 'undoing' || state.status === 'undone') return state;
      if (state.status !== 'done' && state.status !== 'failed') throw customersErrors.error('import-not-ended');
      const undoing: ImportState = { ...state, status: 'undoing', by };
      await this.imports.save(tx, undoing);
      const now = this.clock.now();
      const payload = { import_id: id };
      await this.jobs.enqueue(tx, UndoImportJob, { tenantId: unit.tenantId, payload, dueAt: now });
      await this.log.append(tx, [importAudited(state, 'undone', by, now)]);
      return undoing;
    });
  }
}
