import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { TenantDatabase } from '../databases.js';
import type { Row, TenantTx } from '../tx.js';
import { inTransaction, tenantUuid, type PgTransaction } from './transaction.js';

/** `TenantDatabase` on a TypeORM data source of the request role. */
export class TypeormTenantDatabase extends TenantDatabase {
  /** One per instance: services that share a process do not share transactions. */
  readonly #ambient = new AsyncLocalStorage<RequestTransaction>();
  /** Transactions that are open. */
  #open = 0;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async withTenant<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const id = tenantUuid(tenantId);
    const around = this.#ambient.getStore();
    if (around?.isOpen) {
      if (around.tenantId !== id) throw new Error('a transaction of another tenant is open here');
      return work(around);
    }
    const begin = `begin; select set_config('app.tenant_id', '${id}', true)`;
    this.#open += 1;
    try {
      return await inTransaction(masterPool(this.dataSource), begin, (inner) => {
        const tx = new RequestTransaction(id, inner, this.dataSource);
        return this.#ambient.run(tx, () => work(tx));
      });
    } finally {
      this.#open -= 1;
      // On Node 20 an enabled storage makes every promise of the process dearer, those of the intake too.
      if (this.#open === 0) this.#ambient.disable();
    }
  }
}

/** The pool that TypeORM's driver made; transactions are opened on it directly to save round trips. */
export function masterPool(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { readonly master: Pool }).master;
}

class RequestTransaction implements TenantTx {
  #manager: EntityManager | undefined;

  constructor(
    readonly tenantId: string,
    private readonly inner: PgTransaction,
    private readonly dataSource: DataSource,
  ) {}

  get isOpen(): boolean {
    return this.inner.isOpen;
  }

  /** Made on first use: most transactions are plain SQL. */
  get manager(): EntityManager {
    this.#manager ??= managerOn(this.inner, this.dataSource);
    return this.#manager;
  }

  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    return this.inner.query<R>(sql, parameters);
  }

  afterCommit(hint: () => void): void {
    this.inner.afterCommit(hint);
  }
}

/**
 * TypeORM's manager on a transaction that is already open. Its query runner is told so, lest it opens one of its own;
 * what it opens inside becomes a savepoint. It reaches the connection only through the transaction, which ends.
 */
function managerOn(tx: PgTransaction, dataSource: DataSource): EntityManager {
  const runner: QueryRunner = dataSource.createQueryRunner();
  const connection = { query: (sql: string, parameters?: readonly unknown[]) => tx.run(sql, parameters) };
  Object.assign(runner, { databaseConnection: connection, isTransactionActive: true, transactionDepth: 1 });
  return runner.manager;
}
