import type { Pool } from 'pg';
import { BatchDatabase } from '../databases.js';
import type { BatchTx, Row } from '../tx.js';
import type { PreparedTexts } from './prepared-texts.js';
import { inTransaction, tenantUuid, type PgTransaction } from './transaction.js';

/** `BatchDatabase` on a pool of the batch role. */
export class PgBatchDatabase extends BatchDatabase {
  constructor(
    private readonly pool: Pool,
    private readonly prepared: PreparedTexts,
  ) {
    super();
  }

  override withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T> {
    const ids = [...new Set(tenantIds.map(tenantUuid))];
    const begin = `begin; select set_config('app.tenant_ids', '${ids.join(',')}', true)`;
    return inTransaction(this.pool, begin, (inner) => work(new BatchTransaction(ids, inner)), this.prepared);
  }
}

class BatchTransaction implements BatchTx {
  constructor(
    readonly tenantIds: readonly string[],
    private readonly inner: PgTransaction,
  ) {}

  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    return this.inner.query<R>(sql, parameters);
  }

  afterCommit(hint: () => void): void {
    this.inner.afterCommit(hint);
  }

  finish(): void {
    this.inner.finish();
  }
}
