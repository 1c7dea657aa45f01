import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { pageOf, type Page } from '@hearback/kernel';
import { ImportStore, type ImportState, type StoredRowError } from './import-store.js';
import { responsesErrors } from './responses.errors.js';

/** Reads imports and their row errors. */
@Injectable()
export class ReadImports {
  constructor(
    private readonly imports: ImportStore,
    private readonly database: TenantDatabase,
  ) {}

  /** Throws import-not-found. */
  async find(tenantId: string, id: string): Promise<ImportState> {
    const state = await this.database.withTenant(tenantId, (tx) => this.imports.find(tx, id));
    if (state === undefined) throw responsesErrors.error('import-not-found');
    return state;
  }

  /** Up to `limit` errors after that position, in the order of the rows. Throws import-not-found. */
  errors(tenantId: string, id: string, after: number, limit: number): Promise<Page<StoredRowError>> {
    return this.database.withTenant(tenantId, async (tx) => {
      if ((await this.imports.find(tx, id)) === undefined) throw responsesErrors.error('import-not-found');
      return pageOf(await this.imports.errors(tx, id, after, limit + 1), limit);
    });
  }
}
