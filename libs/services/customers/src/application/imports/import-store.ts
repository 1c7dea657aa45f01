import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type {
  ImportFailure,
  ImportStatus,
  RejectedRow,
  RejectedRows,
  RowCounts,
  RowError,
  StoredContent,
} from '@hearback/tabular';
import type { ImportState, StoredRowError } from './import-state.js';

/** The progress of one transaction of a run. */
export interface ImportStep {
  readonly bytesDone: number;
  readonly sheetRows: number;
  readonly unreadableRow: number | undefined;
  readonly rows: RowCounts;
  readonly errors: readonly RowError[];
  readonly rejected: RejectedRows | undefined;
}

/** Maximum number of stored row errors per import; further ones are only counted. */
export const MAX_STORED_ERRORS = 1000;

/** Stores imports, and the bytes of their files until they end. */
export abstract class ImportStore {
  /** False if there is an import with this id already. */
  abstract create(tx: TenantTx, state: ImportState): Promise<boolean>;
  abstract remove(tx: TenantTx, id: string): Promise<void>;
  /** Locks the row until the commit if `lock` is set. */
  abstract find(tx: TenantTx, id: string, lock?: boolean): Promise<ImportState | undefined>;
  abstract list(tenantId: string, status: ImportStatus | undefined, page: PageRequest): Promise<Page<ImportState>>;
  abstract appendChunk(tx: TenantTx, id: string, offset: number, bytes: Buffer): Promise<void>;
  /** The content from this byte to the end of its chunk; undefined after the last one. */
  abstract readChunk(tx: TenantTx, id: string, offset: number): Promise<Buffer | undefined>;
  abstract saveContent(tx: TenantTx, id: string, content: StoredContent): Promise<void>;
  /** Saves status, proposal, mapping and actor. */
  abstract save(tx: TenantTx, state: ImportState): Promise<void>;
  /** Moves the checkpoint of a locked import, and stores the errors and rejected rows. */
  abstract advance(tx: TenantTx, id: string, step: ImportStep): Promise<void>;
  /** Ends the import and deletes its content. */
  abstract finish(tx: TenantTx, id: string, at: Date, failure: ImportFailure | undefined): Promise<void>;
  abstract errors(tx: TenantTx, id: string, after: number, limit: number): Promise<readonly StoredRowError[]>;
  /** What precedes the rejected rows in the file; undefined if there are none. */
  abstract rejectedPreamble(tx: TenantTx, id: string): Promise<Buffer | undefined>;
  /** The next rejected rows, in their order in the file. */
  abstract rejectedAfter(tx: TenantTx, id: string, row: number, limit: number): Promise<readonly RejectedRow[]>;
}
