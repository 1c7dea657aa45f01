import type { Encoding, ImportFailure, ImportStatus, RowCounts, RowError } from '@hearback/tabular';
import type { FieldChanges } from '../../domain/imports/field-changes.js';
import type { ImportMapping } from '../../domain/imports/import-mapping.js';
import type { ImportProposal } from '../../domain/imports/propose.js';
import type { Actor } from '../segments/audited.js';

/** What undoing has done so far. */
export interface UndoCounts {
  /** Customers removed, profiles restored and events withdrawn. */
  readonly undone: number;
  /** Customers and fields left as they are, because something happened with them since. */
  readonly kept: number;
}

/** An import of customers or events with its progress. */
export interface ImportState {
  readonly id: string;
  readonly tenantId: string;
  readonly fileName: string | undefined;
  readonly status: ImportStatus;
  /** Undefined until it is started. */
  readonly mapping: ImportMapping | undefined;
  /** What was found in the file; undefined before the upload, and once a customer in it was erased. */
  readonly proposal: ImportProposal | undefined;
  /** Whether the file was a workbook, whose numbers and days need no format. */
  readonly isWorkbook: boolean;
  readonly contentDigest: string | undefined;
  readonly contentBytes: number;
  /** The encoding that its sender named. */
  readonly contentEncoding: Encoding | undefined;
  /** The checkpoint: the number of bytes whose rows have been processed. */
  readonly bytesDone: number;
  /** Rows of the spreadsheet up to the checkpoint, with header and blank rows. */
  readonly sheetRows: number;
  /** The first row with text that is not in the encoding of the file. */
  readonly unreadableRow: number | undefined;
  readonly rows: RowCounts;
  readonly errorsTotal: number;
  readonly failure: ImportFailure | undefined;
  readonly undo: UndoCounts;
  /** Who sent the file; afterwards, who undid the import. */
  readonly by: Actor;
  readonly createdAt: Date;
  readonly finishedAt: Date | undefined;
}

/** A stored row error with its position in the list. */
export interface StoredRowError extends RowError {
  readonly position: number;
}

/** What an import did with a customer. */
export interface ImportChange {
  readonly customerId: string;
  readonly created: boolean;
  /** The revision of the profile after it. */
  readonly revision: number;
  readonly fields: FieldChanges;
}
