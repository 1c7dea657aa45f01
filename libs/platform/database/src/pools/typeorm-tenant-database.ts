import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { TenantDatabase } from '../databases.js';
import type { Row, TenantTx } from '../tx.js';
import type { TenantShares } from './tenant-shares.js';
import { inTransaction, tenantUuid, type PgTransaction } from './transaction.js';

/** `TenantDatabase` on a TypeORM data source of the request role. */
export class TypeormTenantDatabase extends TenantDatabase {
  readonly #open = new Set<Promise<unknown>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly shares: TenantShares,
  ) {
    super();
  }

  override withTenant<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const running = this.#run(tenantId, work).finally(() => this.#open.delete(running));
    this.#open.add(running);
    return running;
  }

  /** Resolves when no transaction is open. Closing the data source earlier would take the connections of open ones away. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#open);
  }

  async #run<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const id = tenantUuid(tenantId);
    const giveBack = await this.shares.take(id);
    try {
      return await this.#transaction(id, work);
    } finally {
      giveBack();
    }
  }

  async #transaction<T>(id: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const release = async (lost: Error | undefined): Promise<void> => {
      // A runner cannot tell the pool that its connection is unusable, but the pool discards a connection that was ended.
      if (lost) void client.end().catch(() => undefined);
      await runner.release();
    };
    // TypeORM begins the transaction, so that its own transactions inside become savepoints. Commit and rollback are sent on
    // the connection: TypeORM hides the tag of COMMIT, and where a savepoint is left open it would end that one instead.
    return inTransaction({ client, release }, async (inner) => {
      await runner.startTransaction();
      await inner.query(`select set_config('app.tenant_id', $1, true)`, [id]);
      return work(new TypeormTransaction(id, inner, runner));
    });
  }
}

class TypeormTransaction implements TenantTx {
  constructor(
    readonly tenantId: string,
    private readonly inner: PgTransaction,
    private readonly runner: QueryRunner,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    return this.inner.query<R>(sql, parameters);
  }

  afterCommit(callback: () => void): void {
    this.inner.afterCommit(callback);
  }
}
