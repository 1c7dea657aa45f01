import { WorkspaceDeleted } from '@hearback/contracts';
import type { BatchDatabase, BatchTx } from '@hearback/database';
import { tenantTables } from './tenant-tables.js';

/** Rows that one transaction deletes, and places of the log that one looks at. */
const BATCH = 2_000;
const LOG_BATCH = 20_000;

/** How a service erases a tenant. */
export interface ErasureOptions {
  /** Statements for tables that are not simply deleted from, by table; $1 is the tenant. Each erases the whole table. */
  readonly statements?: Readonly<Record<string, string>>;
}

/** Deletes the rows of a tenant in one service's schema and in those of the infrastructure, a batch at a time. Repeating it is harmless. */
export class TenantEraser {
  constructor(
    private readonly database: BatchDatabase,
    private readonly schema: string,
    private readonly options: ErasureOptions,
  ) {}

  async erase(tenantId: string): Promise<void> {
    const tables = await this.#with(tenantId, (tx) => tenantTables(tx, this.schema));
    for (const table of tables) await this.#eraseTable(tenantId, table);
    // The jobs that erase end by themselves; they would be lost while they run.
    await this.#deleteFrom(tenantId, 'jobs.job', `and queue not like '%.erase-workspace'`);
    for (const table of ['jobs.schedule', 'messaging.dead_letter', 'messaging.erased_customer', 'http.idempotency_key'])
      await this.#deleteFrom(tenantId, table);
    await this.#eraseLog(tenantId);
  }

  async #eraseTable(tenantId: string, table: string): Promise<void> {
    const statement = this.options.statements?.[table];
    if (statement === undefined) return this.#deleteFrom(tenantId, `"${this.schema}"."${table}"`);
    await this.#with(tenantId, (tx) => tx.query(statement, [tenantId]));
  }

  async #deleteFrom(tenantId: string, table: string, condition = ''): Promise<void> {
    const statement = `
      with gone as (
        delete from ${table} where ctid = any (array(
          select ctid from ${table} where tenant_id = $1 ${condition} limit ${BATCH}))
        returning 1
      ) select count(*)::integer as count from gone`;
    for (let count = BATCH; count === BATCH;) {
      const [row] = await this.#with(tenantId, (tx) => tx.query<{ count: number }>(statement, [tenantId]));
      count = row!.count;
    }
  }

  /** Empties the tenant's events in the service's own topic. */
  async #eraseLog(tenantId: string): Promise<void> {
    const partitions = await this.#with(tenantId, (tx) =>
      tx.query<{ topic: string; partition: number; next_offset: string }>(
        'select topic, partition, next_offset from messaging.partition where topic = $1 order by partition',
        [`${this.schema}.events`],
      ),
    );
    for (const { topic, partition, next_offset: end } of partitions)
      for (let first = 0; first < Number(end); first += LOG_BATCH)
        await this.#with(tenantId, (tx) =>
          tx.query('select messaging.erase_events($1, $2, $3, $4, $5, $6)', [
            tenantId,
            WorkspaceDeleted.type,
            topic,
            partition,
            first,
            first + LOG_BATCH,
          ]),
        );
  }

  #with<T>(tenantId: string, work: (tx: BatchTx) => Promise<T>): Promise<T> {
    return this.database.withTenants([tenantId], work);
  }
}
