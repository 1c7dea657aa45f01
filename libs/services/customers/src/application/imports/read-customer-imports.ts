import { TenantDatabase } from '@hearback/database';
import { pageOf, type Page } from '@hearback/kernel';
import type { RejectedRow } from '@hearback/tabular';
import { Injectable } from '@nestjs/common';
import { customersErrors } from '../customers.errors.js';
import type { ImportState, StoredRowError } from './import-state.js';
import { ImportStore } from './import-store.js';

/** Rejected rows read at a time; bounds the memory that a slow reader holds. */
const PAGE_SIZE = 500;

/** Reads imports of customers and events, their errors and their rejected rows. */
@Injectable()
export class ReadCustomerImports {
  constructor(
    private readonly imports: ImportStore,
    private readonly database: TenantDatabase,
  ) {}

  /** Throws import-not-found. */
  async find(tenantId: string, id: string): Promise<ImportState> {
    const state = await this.database.withTenant(tenantId, (tx) => this.imports.find(tx, id));
    if (state === undefined) throw customersErrors.error('import-not-found');
    return state;
  }

  /** The row errors after this position. Throws import-not-found. */
  async errors(tenantId: string, id: string, after: number, limit: number): Promise<Page<StoredRowError>> {
    await this.find(tenantId, id);
    const errors = await this.database.withTenant(tenantId, (tx) => this.imports.errors(tx, id, after, limit + 1));
    return pageOf(errors, limit);
  }

  /** The rejected rows as a file in the shape of the original, page by page. Throws import-not-found, no-rejected-rows. */
  async rejected(tenantId: string, id: string): Promise<AsyncIterable<Buffer>> {
    await this.find(tenantId, id);
    const preamble = await this.database.withTenant(tenantId, (tx) => this.imports.rejectedPreamble(tx, id));
    if (preamble === undefined) throw customersErrors.error('no-rejected-rows');
    return this.#pages(tenantId, id, preamble);
  }

  async *#pages(tenantId: string, id: string, preamble: Buffer): AsyncGenerator<Buffer> {
    yield preamble;
    for await (const rows of this.rejectedRows(tenantId, id)) yield Buffer.concat(rows.map(({ line }) => line));
  }

  /** The rejected rows, page by page; none of an import that is not there. */
  async *rejectedRows(tenantId: string, id: string): AsyncGenerator<readonly RejectedRow[]> {
    for (let last: number | undefined = 0; last !== undefined;) {
      const after: number = last;
      const rows: readonly RejectedRow[] = await this.database.withTenant(tenantId, (tx) =>
        this.imports.rejectedAfter(tx, id, after, PAGE_SIZE),
      );
      if (rows.length > 0) yield rows;
      last = rows.at(-1)?.row;
    }
  }
}
