import { Injectable } from '@nestjs/common';
import type { RejectedRow } from '@hearback/tabular';
import { ReadImports } from './read-imports.js';
import { RejectedRowQueries } from './rejected-row-queries.js';
import { responsesErrors } from './responses.errors.js';

/** Rows read at a time; bounds the memory that a slow reader holds. */
const PAGE_SIZE = 500;

/** Reads the rejected rows of an import as a file in the shape of the original. */
@Injectable()
export class ReadRejectedRows {
  constructor(
    private readonly imports: ReadImports,
    private readonly rejected: RejectedRowQueries,
  ) {}

  /** The bytes of the file, page by page. Throws import-not-found, no-rejected-rows. */
  async execute(tenantId: string, importId: string): Promise<AsyncIterable<Buffer>> {
    await this.imports.find(tenantId, importId);
    const preamble = await this.rejected.preamble(tenantId, importId);
    if (preamble === undefined) throw responsesErrors.error('no-rejected-rows');
    return this.#pages(tenantId, importId, preamble);
  }

  async *#pages(tenantId: string, importId: string, preamble: Buffer): AsyncGenerator<Buffer> {
    yield preamble;
    for (let last: number | undefined = 0; last !== undefined;) {
      const rows: readonly RejectedRow[] = await this.rejected.after(tenantId, importId, last, PAGE_SIZE);
      if (rows.length > 0) yield Buffer.concat(rows.map(({ line }) => line));
      last = rows.at(-1)?.row;
    }
  }
}
