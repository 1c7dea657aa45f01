import type { TenantTx } from '@hearback/database';
import type { Encoding, ImportFailure, ImportStatus, RowCounts, RowError, StoredContent } from '@hearback/tabular';
import type { ImportProposal } from '../domain/import/propose.js';
import type { ImportMapping } from '../domain/import-mapping.js';

/** An import with its progress. */
export interface ImportState {
  readonly id: string;
  readonly tenantId: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  /** As its sender named it. */
  readonly fileName: string | undefined;
  readonly mapping: ImportMapping;
  readonly dryRun: boolean;
  /** Whether the file was a workbook, whose numbers and days need no format. */
  readonly isWorkbook: boolean;
  /** What was found in the file, if the import was created without a mapping. */
  readonly proposal: ImportProposal | undefined;
  /** Whether rules may open tasks for the responses. */
  readonly opensTasks: boolean;
  readonly status: ImportStatus;
  /** The current content; undefined before the first upload. */
  readonly uploadId: string | undefined;
  readonly contentDigest: string | undefined;
  readonly contentBytes: number;
  /** The encoding that its sender named. */
  readonly contentEncoding: Encoding | undefined;
  /** The cells of the header, once it has been read. */
  readonly header: readonly string[] | undefined;
  /** The checkpoint: the number of bytes whose rows have been processed. */
  readonly bytesDone: number;
  /** Rows of the spreadsheet up to the checkpoint, with header and blank rows. */
  readonly sheetRows: number;
  /** The first row with text that is not in the encoding of the file. */
  readonly unreadableRow: number | undefined;
  readonly rows: RowCounts;
  readonly errorsTotal: number;
  readonly failure: ImportFailure | undefined;
  readonly createdAt: Date;
  readonly finishedAt: Date | undefined;
  /** Responses that undoing has deleted so far. */
  readonly withdrawn: number;
}

/** A stored row error with its position in the list. */
export interface StoredRowError extends RowError {
  readonly position: number;
}

/** Maximum number of stored row errors per import; further ones are only counted. */
export const MAX_STORED_ERRORS = 1000;

/** An upload that is completely stored. */
export interface Upload extends StoredContent {
  readonly id: string;
}

/** Stores imports. */
export abstract class ImportStore {
  /** Changes nothing if there is an import with this id. */
  abstract create(tx: TenantTx, state: ImportState): Promise<void>;
  /** Deletes the import if it has no content. */
  abstract removeEmpty(tx: TenantTx, id: string): Promise<void>;
  /** The ids of the open surveys of the workspace, newest first. */
  abstract openSurveys(tx: TenantTx, limit: number): Promise<readonly string[]>;
  /** Locks the row until the commit if `lock` is set. */
  abstract find(tx: TenantTx, id: string, lock?: boolean): Promise<ImportState | undefined>;
  /** Makes this content the current one, and resets the progress. */
  abstract queue(tx: TenantTx, id: string, upload: Upload): Promise<void>;
  /** Saves what was found in the current content and for which survey, and waits for a confirmation. */
  abstract saveProposal(tx: TenantTx, state: ImportState, proposal: ImportProposal): Promise<void>;
  /** Saves the survey, the mapping and the options of a proposed import, which is queued now. */
  abstract confirm(tx: TenantTx, state: ImportState): Promise<void>;
  abstract errors(tx: TenantTx, id: string, after: number, limit: number): Promise<readonly StoredRowError[]>;
}
