import type { BatchTx, TenantTx } from '@hearback/database';

/** An import whose responses are being withdrawn. */
export interface ImportUndo {
  readonly tenantId: string;
  readonly importId: string;
  readonly surveyId: string;
  /** The responses of the import were accepted in this period; the beginning moves on as they are withdrawn. */
  readonly from: Date;
  readonly to: Date;
}

/** Responses that a step has deleted. */
export interface WithdrawnBatch {
  readonly responseIds: readonly string[];
  /** When the last of them was accepted. */
  readonly until: Date | undefined;
}

/** Withdraws the responses of an import. */
export abstract class ImportUndoStore {
  /** Marks an import that has ended as being undone. */
  abstract begin(tx: TenantTx, importId: string): Promise<void>;
  /** Locks the import; undefined if it is not being undone. */
  abstract lock(tx: BatchTx, tenantId: string, importId: string): Promise<ImportUndo | undefined>;
  /** Deletes up to `limit` responses of the import, oldest first. */
  abstract withdraw(tx: BatchTx, undo: ImportUndo, limit: number): Promise<WithdrawnBatch>;
  /** Adds deleted responses to the progress. */
  abstract advance(tx: BatchTx, undo: ImportUndo, batch: WithdrawnBatch): Promise<void>;
  abstract finish(tx: BatchTx, undo: ImportUndo): Promise<void>;
}
