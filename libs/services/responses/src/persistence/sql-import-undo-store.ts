import type { BatchTx, TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { ImportUndoStore, type ImportUndo, type WithdrawnBatch } from '../application/import-undo-store.js';

/** Clocks of processes may differ by this much. */
const SLACK = `interval '1 hour'`;

/** `ImportUndoStore` in SQL. */
@Injectable()
export class SqlImportUndoStore extends ImportUndoStore {
  override async begin(tx: TenantTx, importId: string): Promise<void> {
    await tx.query(
      `update responses.import set status = 'undoing', withdrawn = 0, withdrawn_until = null
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, importId],
    );
  }

  override async lock(tx: BatchTx, tenantId: string, importId: string): Promise<ImportUndo | undefined> {
    const [row] = await tx.query<{ survey_id: string; from: Date; to: Date }>(
      `select survey_id, coalesce(withdrawn_until, created_at - ${SLACK}) as "from", finished_at + ${SLACK} as "to"
       from responses.import where tenant_id = $1 and id = $2 and status = 'undoing' for update`,
      [tenantId, importId],
    );
    return row && { tenantId, importId, surveyId: row.survey_id, from: row.from, to: row.to };
  }

  override async withdraw(tx: BatchTx, undo: ImportUndo, limit: number): Promise<WithdrawnBatch> {
    const rows = await tx.query<{ id: string; created_at: Date }>(
      // Materialized: as a subquery it may be read again for each row, beyond the limit, because it skips what is deleted already.
      `with next as materialized (
         select id from responses.response
         where tenant_id = $1 and survey_id = $2 and created_at between $3 and $4 and import_id = $5
         order by created_at, id limit $6 for update
       )
       delete from responses.response r using next
       where r.tenant_id = $1 and r.id = next.id returning r.id, r.created_at`,
      [undo.tenantId, undo.surveyId, undo.from, undo.to, undo.importId, limit],
    );
    const until = rows.reduce((latest, row) => Math.max(latest, row.created_at.getTime()), 0);
    return { responseIds: rows.map(({ id }) => id), until: rows.length === 0 ? undefined : new Date(until) };
  }

  override async advance(tx: BatchTx, { tenantId, importId }: ImportUndo, batch: WithdrawnBatch): Promise<void> {
    await tx.query(
      `update responses.import set withdrawn = withdrawn + $3, withdrawn_until = $4 where tenant_id = $1 and id = $2`,
      [tenantId, importId, batch.responseIds.length, batch.until],
    );
  }

  override async finish(tx: BatchTx, { tenantId, importId }: ImportUndo): Promise<void> {
    await tx.query(`update responses.import set status = 'undone' where tenant_id = $1 and id = $2`, [
      tenantId,
      importId,
    ]);
  }
}
