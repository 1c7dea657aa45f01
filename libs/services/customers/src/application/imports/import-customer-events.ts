import type { TenantTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { CellDefect, shapeError, type PlacedRow, type RowError } from '@hearback/tabular';
import { Injectable } from '@nestjs/common';
import { columnOf, eventRowContent } from '../../domain/imports/row-content.js';
import { RecordEvents } from '../record-events.js';
import { ImportChangeStore } from './import-change-store.js';
import type { RowContext, TakenRows } from './import-customers.js';

/** Records the events of rows, each id once. An event whose row names no id has one of its content: the same row again is the same event. */
@Injectable()
export class ImportCustomerEvents {
  constructor(
    private readonly recordEvents: RecordEvents,
    private readonly changes: ImportChangeStore,
  ) {}

  async execute(tx: TenantTx, context: RowContext, rows: readonly PlacedRow[]): Promise<TakenRows> {
    const { importId, mapping } = context;
    const errors: RowError[] = [];
    const items: { readonly row: number; readonly item: object }[] = [];
    const idOf = (content: string) => derivedId('import-event', tx.tenantId, content);
    for (const placed of rows) {
      const misshapen = shapeError(placed, context.width);
      const read = misshapen === undefined ? context.reader.read(placed.cells, placed.row) : { errors: [misshapen] };
      if ('errors' in read) {
        errors.push(...read.errors);
        continue;
      }
      const item = eventRowContent(read.values, mapping, idOf);
      if (!('defect' in item)) items.push({ row: placed.row, item });
      else if (item.defect instanceof CellDefect) {
        const column = columnOf(`/${item.to}`, undefined, mapping);
        errors.push({ row: placed.row, column, code: item.defect.code, detail: item.defect.detail });
      }
    }
    const { results, newcomers, events } = await this.recordEvents.record(
      tx,
      items.map(({ item }) => item),
      importId,
    );
    results.forEach((result, index) => {
      if (result.status !== 'rejected') return;
      for (const { pointer, code, detail } of result.errors)
        errors.push({ row: items[index]!.row, column: columnOf(pointer, undefined, mapping), code, detail });
    });
    const created = newcomers.map(({ id, revision }) => ({ customerId: id, created: true, revision, fields: {} }));
    if (created.length > 0) await this.changes.saveChanges(tx, importId, created);
    const count = (status: string) => results.filter((result) => result.status === status).length;
    return { accepted: count('created'), unchanged: count('duplicate'), errors, events };
  }
}
