import type { BatchTx } from '@hearback/database';
import type { RejectedRow, RowError, ImportFailure, RowCounts } from '@hearback/tabular';
import type { ImportState } from './import-store.js';
import type { SubmissionKey } from './response-store.js';

/** The progress of one transaction of a run. */
export interface ImportStep {
  readonly header: readonly string[];
  readonly bytesDone: number;
  readonly sheetRows: number;
  readonly unreadableRow: number | undefined;
  readonly rows: RowCounts;
  readonly errors: readonly RowError[];
  /** The rejected rows as lines of the file, and what precedes them. */
  readonly rejected: { readonly preamble: Buffer; readonly rows: readonly RejectedRow[] } | undefined;
}

/** Stores the progress of runs. */
export abstract class ImportCheckpoints {
  /** Locks the import for a run of this content; undefined if it has ended or has other content now. */
  abstract lockRun(tx: BatchTx, tenantId: string, id: string, uploadId: string): Promise<ImportState | undefined>;
  /**
   * Locks the import if it has this checkpoint and content and has not ended; otherwise the transaction fails. The statement
   * is sent when the call returns.
   */
  abstract lockAtCheckpoint(
    tx: BatchTx,
    tenantId: string,
    id: string,
    uploadId: string,
    checkpoint: number,
  ): Promise<void>;
  /** Moves the checkpoint of an import that the transaction has locked. The statement is sent when the call returns. */
  abstract advance(tx: BatchTx, tenantId: string, id: string, step: ImportStep): Promise<void>;
  /** Ends the import and deletes its content. */
  abstract finish(tx: BatchTx, state: ImportState, at: Date, failure: ImportFailure | undefined): Promise<void>;
  /** Records submissions of a dry run; returns the recorded digest of each, in order. */
  abstract dryRun(
    tx: BatchTx,
    importId: string,
    submissions: readonly (SubmissionKey & { readonly contentDigest: string })[],
  ): Promise<readonly { readonly digest: string; readonly isNew: boolean }[]>;
}
