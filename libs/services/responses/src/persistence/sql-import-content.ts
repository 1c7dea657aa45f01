import type { BatchTx, TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { ImportContent } from '../application/import-content.js';
import type { ImportState } from '../application/import-store.js';

/** `ImportContent` in SQL. */
@Injectable()
export class SqlImportContent extends ImportContent {
  override async appendChunk(tx: TenantTx, id: string, uploadId: string, offset: number, bytes: Buffer): Promise<void> {
    await tx.query(
      `insert into responses.import_chunk (tenant_id, import_id, upload_id, byte_offset, bytes)
       values ($1, $2, $3, $4, $5)`,
      [tx.tenantId, id, uploadId, offset, bytes],
    );
  }

  override async dropChunks(tx: TenantTx, id: string, uploadId: string | null): Promise<void> {
    await tx.query(
      `delete from responses.import_chunk
       where tenant_id = $1 and import_id = $2 and upload_id is distinct from $3::uuid`,
      [tx.tenantId, id, uploadId],
    );
  }

  override async dropUpload(tx: TenantTx, id: string, uploadId: string): Promise<void> {
    await tx.query('delete from responses.import_chunk where tenant_id = $1 and import_id = $2 and upload_id = $3', [
      tx.tenantId,
      id,
      uploadId,
    ]);
  }

  override async readChunk(
    tx: BatchTx | TenantTx,
    { tenantId, id, uploadId }: Pick<ImportState, 'tenantId' | 'id' | 'uploadId'>,
    offset: number,
  ): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ bytes: Buffer }>(
      `select substring(bytes from ($4::bigint - byte_offset + 1)::integer) as bytes
       from responses.import_chunk
       where tenant_id = $1 and import_id = $2 and upload_id = $3 and byte_offset <= $4
         and byte_offset + octet_length(bytes) > $4
       order by byte_offset desc limit 1`,
      [tenantId, id, uploadId, offset],
    );
    return row?.bytes;
  }
}
