import type { UnitOfWork } from '@hearback/database';
import { JobQueue } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { mappingDefects, parseColumns, type ImportMapping } from '../../domain/imports/import-mapping.js';
import type { OpenQuestion } from '../../domain/imports/propose.js';
import { customersErrors } from '../customers.errors.js';
import type { Actor } from '../segments/audited.js';
import { importAudited } from './import-events.js';
import { RunImportJob } from './import-jobs.js';
import type { ImportState } from './import-state.js';
import { ImportStore } from './import-store.js';

/** The mapping of a request, whose columns are not checked yet. */
export type RequestedMapping = Omit<ImportMapping, 'columns'> & { readonly columns: unknown };

/** Starts an import whose file was proposed, with the proposed mapping or another one. */
@Injectable()
export class StartCustomerImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly jobs: JobQueue,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Throws import-not-found, import-settled, invalid-mapping. */
  execute(unit: UnitOfWork, id: string, requested: RequestedMapping | undefined, by: Actor): Promise<ImportState> {
    return unit.run(async (tx) => {
      const state = await this.imports.find(tx, id, true);
      if (state === undefined) throw customersErrors.error('import-not-found');
      if (state.status !== 'proposed' || state.proposal === undefined) throw customersErrors.error('import-settled');
      const mapping = requested === undefined ? proposedMapping(state) : checkedMapping(requested);
      const started: ImportState = { ...state, mapping, status: 'queued' };
      await this.imports.save(tx, started);
      const now = this.clock.now();
      await this.jobs.enqueue(tx, RunImportJob, {
        tenantId: unit.tenantId,
        payload: { import_id: id },
        dueAt: now,
        dedupe: id,
      });
      await this.log.append(tx, [importAudited(started, 'started', by, now)]);
      return started;
    });
  }
}

function checkedMapping({ columns, ...options }: RequestedMapping): ImportMapping {
  const parsed = parseColumns(columns, options.holds);
  const mapping = { ...options, columns: parsed.ok ? parsed.columns : [] };
  const errors = parsed.ok ? mappingDefects(mapping) : parsed.errors;
  if (errors.length > 0) throw customersErrors.error('invalid-mapping', undefined, { errors });
  return mapping;
}

/** The proposed mapping, if the file leaves no question open. */
function proposedMapping({ proposal }: ImportState): ImportMapping {
  const { mapping, questions } = proposal!;
  if (questions.length === 0) return mapping;
  const errors = questions.map(({ code, detail }) => ({ pointer: POINTERS[code] ?? '/mapping', code, detail }));
  throw customersErrors.error('invalid-mapping', undefined, { errors });
}

const POINTERS: Readonly<Partial<Record<OpenQuestion['code'], string>>> = {
  'date-order': '/mapping/date_format',
  'decimal-sign': '/mapping/decimal',
  columns: '/mapping/columns',
  'event-kind': '/mapping/event_kind',
  currency: '/mapping/currency',
};
