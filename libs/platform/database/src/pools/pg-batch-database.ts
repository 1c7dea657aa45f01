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

  override async withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T> {
    const ids = [...new Set(tenantIds.map(tenantUuid))];
    const client = await this.pool.connect();
    const run = async (inner: PgTransaction): Promise<T> => {
      // Not awaited: the connection is pipelined, so the first statement of the work is sent with it and fails with it.
      const begun = client.query(`begin; select set_config('app.tenant_ids', '${ids.join(',')}', true)`);
      begun.catch(() => undefined);
      const result = await work(new BatchTransaction(ids, inner));
      await begun;
      return result;
    };
    return inTransaction({ client, release: (lost) => client.release(lost) }, run, this.prepared);
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

  afterCommit(callback: () => void): void {
    this.inner.afterCommit(callback);
  }

  finish(): void {
    this.inner.finish();
  }
}
