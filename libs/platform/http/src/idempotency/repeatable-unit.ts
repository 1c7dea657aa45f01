import type { TenantDatabase, TenantTx, UnitOfWork } from '@hearback/database';

/**
 * The unit of work of a request with an Idempotency-Key: one transaction for all its runs, which also stores the reply. It begins
 * with the first run, so a handler that waits for something before, such as a slow hash, waits without a connection.
 */
export class RepeatableUnit implements UnitOfWork {
  #tx: Promise<TenantTx> | undefined;
  #transaction: Promise<void> = Promise.resolve();
  #end: { commit: () => void; rollBack: (reason: unknown) => void } | undefined;

  constructor(
    private readonly database: TenantDatabase,
    readonly tenantId: string,
    /** Runs first in the transaction. */
    private readonly begin: (tx: TenantTx) => Promise<void>,
  ) {}

  async run<T>(work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return work(await this.#begun());
  }

  /** Runs `last` in the transaction and commits it. */
  async commit(last: (tx: TenantTx) => Promise<void>): Promise<void> {
    await last(await this.#begun());
    this.#end?.commit();
    await this.#transaction;
  }

  /** Rolls the transaction back, if it has begun, and resolves when its connection is free. */
  async rollBack(reason: unknown): Promise<void> {
    this.#end?.rollBack(reason);
    await this.#transaction.catch(() => undefined);
  }

  #begun(): Promise<TenantTx> {
    this.#tx ??= new Promise((begun, failed) => {
      const ended = new Promise<void>((commit, rollBack) => (this.#end = { commit, rollBack }));
      // Nobody waits for it yet if the beginning fails.
      ended.catch(() => undefined);
      this.#transaction = this.database.withTenant(this.tenantId, async (tx) => {
        await this.begin(tx);
        begun(tx);
        await ended;
      });
      this.#transaction.catch(failed);
    });
    return this.#tx;
  }
}
