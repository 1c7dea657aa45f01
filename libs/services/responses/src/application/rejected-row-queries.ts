import type { RejectedRow } from '@hearback/tabular';

/** Reads rejected rows, to be mended and sent again. */
export abstract class RejectedRowQueries {
  /** What precedes the rows in the file; undefined if there are none. */
  abstract preamble(tenantId: string, importId: string): Promise<Buffer | undefined>;
  /** The next rows, in their order in the file. */
  abstract after(tenantId: string, importId: string, row: number, limit: number): Promise<readonly RejectedRow[]>;
}
