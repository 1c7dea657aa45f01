import type { BatchTx, TenantTx } from '@hearback/database';
import type { ImportState } from './import-store.js';

/** Stores the uploaded content of imports in chunks. */
export abstract class ImportContent {
  abstract appendChunk(tx: TenantTx, id: string, uploadId: string, offset: number, bytes: Buffer): Promise<void>;
  /** Deletes the content of all uploads of the import except `uploadId`. */
  abstract dropChunks(tx: TenantTx, id: string, uploadId: string | null): Promise<void>;
  abstract dropUpload(tx: TenantTx, id: string, uploadId: string): Promise<void>;
  /** The content from this byte to the end of its chunk; undefined after the last one. */
  abstract readChunk(
    tx: BatchTx | TenantTx,
    state: Pick<ImportState, 'tenantId' | 'id' | 'uploadId'>,
    offset: number,
  ): Promise<Buffer | undefined>;
}
