import { Injectable } from '@nestjs/common';
import type { Row, Tx } from '@hearback/database';
import { PromiseStore, type PromiseRef, type StoredPromise } from '../../application/promises/promise-store.js';
import { movesToDocument, PROMISE_COLUMNS, promiseFromRow, type PromiseRow } from './promise.row.js';

/** `PromiseStore` in SQL. */
@Injectable()
export class SqlPromiseStore extends PromiseStore {
  override async add(tx: Tx, tenantId: string, promise: StoredPromise): Promise<void> {
    await tx.query(
      `insert into followups.promise (tenant_id, ${PROMISE_COLUMNS})
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        tenantId,
        promise.id,
        promise.taskId,
        promise.what,
        promise.ownerId,
        promise.status,
        promise.dueAt,
        promise.firstDueAt,
        movesToDocument(promise),
        promise.keptAt,
        promise.brokenAt,
        promise.objectedAt,
        promise.objection,
        promise.withdrawnBecause,
        promise.madeAt,
        promise.madeBy.kind,
        promise.madeBy.id,
        promise.revision,
      ],
    );
  }

  override async taskOf(tx: Tx, tenantId: string, id: string): Promise<string | undefined> {
    const [row] = await tx.query<{ task_id: string }>(
      'select task_id from followups.promise where tenant_id = $1 and id = $2',
      [tenantId, id],
    );
    return row?.task_id;
  }

  override async ofTask(tx: Tx, tenantId: string, taskId: string): Promise<readonly StoredPromise[]> {
    const rows = await tx.query<PromiseRow & Row>(
      `select ${PROMISE_COLUMNS} from followups.promise where tenant_id = $1 and task_id = $2 order by made_at, id`,
      [tenantId, taskId],
    );
    return rows.map(promiseFromRow);
  }

  override async save(tx: Tx, tenantId: string, promise: StoredPromise): Promise<StoredPromise> {
    const revision = promise.revision + 1;
    await tx.query(
      `update followups.promise set owner_id = $3, status = $4, due_at = $5, moves = $6, kept_at = $7, broken_at = $8,
         objected_at = $9, objection = $10, withdrawn_because = $11, revision = $12
       where tenant_id = $1 and id = $2`,
      [
        tenantId,
        promise.id,
        promise.ownerId,
        promise.status,
        promise.dueAt,
        movesToDocument(promise),
        promise.keptAt,
        promise.brokenAt,
        promise.objectedAt,
        promise.objection,
        promise.withdrawnBecause,
        revision,
      ],
    );
    return { ...promise, revision };
  }

  override async recordWarning(tx: Tx, tenantId: string, id: string, dueAt: Date): Promise<boolean> {
    const rows = await tx.query(
      `update followups.promise set warned_for = $3
       where tenant_id = $1 and id = $2 and warned_for is distinct from $3 returning id`,
      [tenantId, id, dueAt],
    );
    return rows.length > 0;
  }

  override pendingOwnedBy(tx: Tx, tenantId: string, staffId: string): Promise<readonly PromiseRef[]> {
    return tx.query<PromiseRef & Row>(
      `select id, task_id as "taskId" from followups.promise
       where tenant_id = $1 and owner_id = $2 and status in ('open', 'broken') order by task_id, id`,
      [tenantId, staffId],
    );
  }
}
