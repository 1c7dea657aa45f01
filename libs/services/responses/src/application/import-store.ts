import type { BatchTx, TenantTx } from '@hearback/database';
import type { ImportMapping } from '../domain/import-mapping.js';
import type { RowError } from '../domain/import-row.js';
import type { SubmissionKey } from './response-store.js';

export type ImportStatus = 'waiting' | 'queued' | 'running' | 'done' | 'failed';

/** Why an import ended early; rows before that place stay accepted. */
export interface ImportFailure {
  readonly code: string;
  readonly detail: string;
  /** Row as a spreadsheet counts, where it is about one. */
  readonly row: number | null;
}

/** Counts of rows. */
export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  /** There already with the same content. */
  readonly unchanged: number;
  readonly rejected: number;
}

/** An import with how far it came. */
export interface ImportState {
  readonly id: string;
  readonly tenantId: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly mapping: ImportMapping;
  readonly dryRun: boolean;
  readonly status: ImportStatus;
  /** The content that counts; `undefined` before the first. */
  readonly uploadId: string | undefined;
  readonly contentDigest: string | undefined;
  readonly contentBytes: number;
  /** Cells of the header, once it was read. */
  readonly header: readonly string[] | undefined;
  /** Bytes whose rows are dealt with: where the work goes on. */
  readonly bytesDone: number;
  readonly rows: RowCounts;
  readonly errorsTotal: number;
  readonly failure: ImportFailure | undefined;
  readonly createdAt: Date;
  readonly finishedAt: Date | undefined;
}

/** What one transaction of a run adds. */
export interface ImportStep {
  readonly header: readonly string[];
  readonly bytesDone: number;
  readonly rows: RowCounts;
  readonly errors: readonly RowError[];
}

/** A stored row error with its place in the list. */
export interface StoredRowError extends RowError {
  readonly position: number;
}

/** Row errors kept of one import; further ones are counted only. */
export const KEPT_ERRORS = 1000;

/** Imports and their content. */
export abstract class ImportStore {
  abstract create(tx: TenantTx, state: ImportState): Promise<void>;
  /** Keeps the row locked until the commit where `lock` is set. */
  abstract find(tx: TenantTx, id: string, lock?: boolean): Promise<ImportState | undefined>;
  abstract appendChunk(tx: TenantTx, id: string, uploadId: string, offset: number, bytes: Buffer): Promise<void>;
  /** Forgets all content of the import but that of `uploadId`. */
  abstract dropChunks(tx: TenantTx, id: string, uploadId: string | null): Promise<void>;
  abstract dropUpload(tx: TenantTx, id: string, uploadId: string): Promise<void>;
  /** The content counts from now on, and the run begins anew. */
  abstract queue(tx: TenantTx, id: string, upload: { id: string; digest: string; bytes: number }): Promise<void>;
  abstract errors(tx: TenantTx, id: string, after: number, limit: number): Promise<readonly StoredRowError[]>;

  /** The import for a run of this content, locked; `undefined` where it is over or other content counts by now. */
  abstract lockRun(tx: BatchTx, tenantId: string, id: string, uploadId: string): Promise<ImportState | undefined>;
  /** The piece of content that holds this byte, from that byte on; `undefined` after the last. */
  abstract readChunk(
    tx: BatchTx,
    state: Pick<ImportState, 'tenantId' | 'id' | 'uploadId'>,
    offset: number,
  ): Promise<Buffer | undefined>;
  /**
   * Locks the import where it stands at this byte with this content and is not over; otherwise fails, and the transaction
   * with it. Sent when the call returns.
   */
  abstract hold(tx: BatchTx, tenantId: string, id: string, uploadId: string, checkpoint: number): Promise<void>;
  /** Moves the checkpoint of an import that the transaction has locked. Sent when the call returns. */
  abstract advance(tx: BatchTx, tenantId: string, id: string, step: ImportStep): Promise<void>;
  /** Ends the run and forgets its content. */
  abstract finish(tx: BatchTx, state: ImportState, at: Date, failure: ImportFailure | undefined): Promise<void>;
  /** Remembers submissions of a dry run; returns the digest under which each is known by now, in order. */
  abstract tryOut(
    tx: BatchTx,
    importId: string,
    submissions: readonly (SubmissionKey & { readonly contentDigest: string })[],
  ): Promise<readonly { readonly digest: string; readonly isNew: boolean }[]>;
}
