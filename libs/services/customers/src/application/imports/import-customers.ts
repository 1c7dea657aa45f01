import type { NewEvent } from '@hearback/contracts';
import { inSavepoint, type TenantTx } from '@hearback/database';
import { AppError } from '@hearback/kernel';
import { shapeError, type PlacedRow, type RowError } from '@hearback/tabular';
import { Injectable } from '@nestjs/common';
import { changedFields, joinedChanges } from '../../domain/imports/field-changes.js';
import type { ImportMapping } from '../../domain/imports/import-mapping.js';
import { columnOf, customerRowContent, type CustomerRowContent } from '../../domain/imports/row-content.js';
import type { RowReader } from '../../domain/imports/row-reader.js';
import { PutCustomer } from '../put-customer.js';
import { ImportChangeStore } from './import-change-store.js';
import { ImportConsent } from './import-consent.js';
import type { ImportChange } from './import-state.js';

/** What the rows of a transaction are read with. */
export interface RowContext {
  readonly importId: string;
  readonly mapping: ImportMapping;
  readonly reader: RowReader;
  /** Number of columns of the header. */
  readonly width: number;
}

/** What became of the rows; the events are to be appended as the last statement of the transaction. */
export interface TakenRows {
  readonly accepted: number;
  readonly unchanged: number;
  readonly errors: readonly RowError[];
  readonly events: readonly NewEvent[];
}

interface TakenRow {
  readonly change: ImportChange | undefined;
  readonly events: readonly NewEvent[];
}

/** Creates and changes customers by the rows of a file. A row with a defect is rejected alone. */
@Injectable()
export class ImportCustomers {
  constructor(
    private readonly putCustomer: PutCustomer,
    private readonly consent: ImportConsent,
    private readonly changes: ImportChangeStore,
  ) {}

  async execute(tx: TenantTx, context: RowContext, rows: readonly PlacedRow[]): Promise<TakenRows> {
    const errors: RowError[] = [];
    const events: NewEvent[] = [];
    const changes = new Map<string, ImportChange>();
    let accepted = 0;
    let unchanged = 0;
    for (const row of rows) {
      const taken = await this.#take(tx, context, row);
      if ('errors' in taken) errors.push(...taken.errors);
      else if (taken.change === undefined) unchanged += 1;
      else {
        accepted += 1;
        events.push(...taken.events);
        const { customerId } = taken.change;
        changes.set(customerId, joined(changes.get(customerId), taken.change));
      }
    }
    await this.#keep(tx, context.importId, changes);
    return { accepted, unchanged, errors, events };
  }

  async #take(
    tx: TenantTx,
    context: RowContext,
    row: PlacedRow,
  ): Promise<TakenRow | { readonly errors: readonly RowError[] }> {
    const misshapen = shapeError(row, context.width);
    if (misshapen !== undefined) return { errors: [misshapen] };
    const read = context.reader.read(row.cells, row.row);
    if ('errors' in read) return read;
    const content = customerRowContent(read.values);
    try {
      return await inSavepoint(tx, () => this.#apply(tx, context.mapping, content));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { errors: rowErrors(error, row.row, content, context.mapping) };
    }
  }

  async #apply(tx: TenantTx, mapping: ImportMapping, content: CustomerRowContent): Promise<TakenRow> {
    const { externalId: named, email, change, decisions } = content;
    const externalId = named ?? (email && ((await this.changes.externalIdOf(tx, email)) ?? email)) ?? '';
    const { customer, before, created, events } = await this.putCustomer.change(tx, externalId, change);
    const decided = await this.consent.execute(tx, customer.id, decisions, mapping.consent);
    const fields = { ...(created ? {} : changedFields(before, customer)), ...decided.fields };
    const isSame = !created && Object.keys(fields).length === 0;
    const { id: customerId, revision } = customer;
    return {
      change: isSame ? undefined : { customerId, created, revision, fields },
      events: [...events, ...decided.events],
    };
  }

  async #keep(tx: TenantTx, importId: string, changes: ReadonlyMap<string, ImportChange>): Promise<void> {
    if (changes.size === 0) return;
    const earlier = await this.changes.changesOf(tx, importId, [...changes.keys()]);
    const all = [...changes.values()].map((change) => joined(earlier.get(change.customerId), change));
    await this.changes.saveChanges(tx, importId, all);
  }
}

/** What several rows of a file did with the same customer. */
function joined(earlier: ImportChange | undefined, later: ImportChange): ImportChange {
  if (earlier === undefined) return later;
  const fields = joinedChanges(earlier.fields, later.fields);
  return { ...later, created: earlier.created || later.created, fields };
}

function rowErrors(
  error: AppError,
  row: number,
  content: CustomerRowContent,
  mapping: ImportMapping,
): readonly RowError[] {
  if (error.errors.length === 0) {
    const column = error.code === 'customers.bad-external-id' ? columnOf('/external_id', content, mapping) : null;
    const detail = column === null ? error.message : 'must have 1 to 200 characters';
    return [{ row, column, code: error.code.slice(error.code.indexOf('.') + 1), detail }];
  }
  return error.errors.map(({ pointer, code, detail }) => ({
    row,
    column: columnOf(pointer, content, mapping),
    code,
    detail,
  }));
}
