import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import {
  encodingFailure,
  layoutOf,
  NumberedRows,
  rejectedRows,
  WRONG_ENCODING,
  type FileLayout,
  type ImportFailure,
  type LayoutDefect,
  type PlacedRow,
} from '@hearback/tabular';
import { Injectable } from '@nestjs/common';
import { CustomersConfig } from '../../customers.config.js';
import type { ImportMapping } from '../../domain/imports/import-mapping.js';
import { RowReader } from '../../domain/imports/row-reader.js';
import { ImportChangeStore } from './import-change-store.js';
import { ImportCustomerEvents } from './import-customer-events.js';
import { ImportCustomers, type RowContext } from './import-customers.js';
import { RUN_MS } from './import-jobs.js';
import type { ImportState } from './import-state.js';
import { ImportStore } from './import-store.js';

/** Rows of one transaction. Customers are changed one by one, so that their transactions stay short with fewer. */
const BATCH = { customers: 100, events: 500 } as const;

/** The form in which workbooks are stored. */
const WORKBOOK_FORMAT = { encoding: 'utf-8', delimiter: ',' } as const;

/** Rows that are not committed yet, and where they begin. */
interface Work {
  readonly state: ImportState;
  readonly layout: FileLayout;
  readonly context: RowContext;
  readonly rows: NumberedRows;
  pending: readonly PlacedRow[];
  read: number;
}

/**
 * Processes an import from the last checkpoint. Each transaction stores rows together with the checkpoint, so that a crash neither
 * repeats nor skips a row. A row that cannot be read is rejected alone.
 */
@Injectable()
export class RunCustomerImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly changes: ImportChangeStore,
    private readonly customers: ImportCustomers,
    private readonly events: ImportCustomerEvents,
    private readonly database: TenantDatabase,
    private readonly config: CustomersConfig,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Resolves with `more` if another run has to continue. */
  async execute(tenantId: string, importId: string): Promise<'ended' | 'more'> {
    const begun = await this.#begin(tenantId, importId);
    if (begun === undefined) return 'ended';
    const outcome = 'code' in begun ? begun : await this.#work(begun);
    if (outcome === 'more') return 'more';
    await this.finish(tenantId, importId, outcome === 'end' ? undefined : outcome);
    return 'ended';
  }

  /** Ends an import that has not ended, and deletes its content. */
  finish(tenantId: string, importId: string, failure: ImportFailure | undefined): Promise<void> {
    return this.database.withTenant(tenantId, async (tx) => {
      const state = await this.imports.find(tx, importId, true);
      if (isGoing(state)) await this.imports.finish(tx, importId, this.clock.now(), failure);
    });
  }

  #begin(tenantId: string, importId: string): Promise<Work | LayoutDefect | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const state = await this.imports.find(tx, importId);
      if (!isGoing(state)) return undefined;
      const wanted = state.mapping!;
      const mapping: ImportMapping = state.isWorkbook ? { ...wanted, decimal: '.' } : wanted;
      const sample = (await this.imports.readChunk(tx, importId, 0)) ?? Buffer.alloc(0);
      const encoding = mapping.encoding ?? state.contentEncoding;
      const format = { ...mapping, encoding, ...(state.isWorkbook && WORKBOOK_FORMAT) };
      const names = mapping.columns.map(({ column }) => column);
      const layout = layoutOf(sample, sample.length === state.contentBytes, format, names);
      if ('code' in layout) return layout;
      const attributes = await this.changes.attributeTypes(tx);
      const reader = new RowReader(mapping, layout.indexes, layout.decode, attributes);
      const rows = new NumberedRows(layout, startOf(state, layout), state.sheetRows);
      const context = { importId, mapping, reader, width: layout.names.width };
      return { state, layout, context, rows, pending: [], read: state.rows.read };
    });
  }

  async #work(work: Work): Promise<'more' | 'end' | ImportFailure> {
    const until = performance.now() + RUN_MS;
    const { state, layout } = work;
    const size = BATCH[work.context.mapping.holds];
    for (let offset = startOf(state, layout); ;) {
      const bytes = await this.database.withTenant(state.tenantId, (tx) =>
        this.imports.readChunk(tx, state.id, offset),
      );
      work.pending = [...work.pending, ...work.rows.push(bytes)];
      while (work.pending.length >= (bytes === undefined ? 1 : size)) {
        if (work.read >= this.config.importMaxRows) return tooMany(this.config.importMaxRows, work.pending[0]!.row);
        if (!(await this.#commit(work, size))) return 'more';
        if (performance.now() > until) return 'more';
      }
      if (bytes === undefined) return this.#outcome(work);
      offset += bytes.length;
    }
  }

  /** Commits the first pending rows; false if another run has moved the checkpoint, or the import has ended. */
  async #commit(work: Work, size: number): Promise<boolean> {
    const { layout, context } = work;
    const { tenantId, id } = work.state;
    const rows = work.pending.slice(0, size);
    const last = rows.at(-1)!;
    const isDone = await this.database.withTenant(tenantId, async (tx) => {
      const state = await this.imports.find(tx, id, true);
      if (!isGoing(state) || state.rows.read !== work.read) return false;
      const kind = context.mapping.holds === 'customers' ? this.customers : this.events;
      const { accepted, unchanged, errors, events } = await kind.execute(tx, context, rows);
      const unreadable = errors.find(({ code }) => code === WRONG_ENCODING)?.row;
      await this.imports.advance(tx, id, {
        bytesDone: last.end,
        sheetRows: last.row,
        unreadableRow: state.unreadableRow ?? unreadable,
        rows: { read: rows.length, accepted, unchanged, rejected: rows.length - accepted - unchanged },
        errors,
        rejected: errors.length === 0 ? undefined : rejectedRows(layout, rows, errors),
      });
      if (events.length > 0) await this.log.append(tx, events);
      return true;
    });
    work.pending = work.pending.slice(rows.length);
    work.read += rows.length;
    return isDone;
  }

  /** How the import ends after the last row. */
  async #outcome({ state, layout, read }: Work): Promise<'end' | ImportFailure> {
    if (read === 0) return { code: 'no-rows', detail: 'The file has a header and no rows.', row: null };
    const now = await this.database.withTenant(state.tenantId, (tx) => this.imports.find(tx, state.id));
    return now?.unreadableRow === undefined ? 'end' : encodingFailure(now.unreadableRow, layout.encoding);
  }
}

function isGoing(state: ImportState | undefined): state is ImportState {
  return state?.status === 'queued' || state?.status === 'running';
}

function startOf(state: ImportState, layout: FileLayout): number {
  return Math.max(state.bytesDone, layout.dataStart);
}

function tooMany(maximum: number, row: number): ImportFailure {
  return { code: 'too-many-rows', detail: `The file has more than ${maximum} rows.`, row };
}
