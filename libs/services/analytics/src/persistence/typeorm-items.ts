import { readPage, type TenantDatabase, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { FindOptionsWhere, QueryDeepPartialEntity, Repository, SelectQueryBuilder } from 'typeorm';

/** The columns that rows of items have in common. */
interface ItemRow {
  readonly tenantId: string;
  readonly id: string;
  readonly createdAt: Date;
}

/** How items of one kind are stored: one row each. */
export interface ItemMapping<R extends ItemRow, T> {
  readonly row: new () => R;
  readonly toRow: (tenantId: string, item: T) => R;
  readonly fromRow: (row: R) => T;
}

/** What the stores of items that staff make and change share: each is found by its workspace and id. */
export abstract class TypeormItems<R extends ItemRow, T> {
  protected constructor(
    protected readonly database: TenantDatabase,
    private readonly mapping: ItemMapping<R, T>,
  ) {}

  async insert(tx: TenantTx, item: T): Promise<void> {
    await this.rows(tx).insert(this.mapping.toRow(tx.tenantId, item) as QueryDeepPartialEntity<R>);
  }

  /** The item, locked until the end of the transaction; undefined if this workspace does not have it. */
  async lock(tx: TenantTx, id: string): Promise<T | undefined> {
    return this.#itemOf(
      await this.rows(tx).findOne({ where: at<R>(tx.tenantId, id), lock: { mode: 'pessimistic_write' } }),
    );
  }

  /** Writes all of the item but when it was made. */
  async update(tx: TenantTx, item: T): Promise<void> {
    const { tenantId, id, createdAt: _created, ...changed } = this.mapping.toRow(tx.tenantId, item);
    await this.rows(tx).update(at<R>(tenantId, id), changed as object as QueryDeepPartialEntity<R>);
  }

  async delete(tx: TenantTx, id: string): Promise<void> {
    await this.rows(tx).delete(at<R>(tx.tenantId, id));
  }

  find(tenantId: string, id: string): Promise<T | undefined> {
    return this.database.withTenant(tenantId, async (tx) =>
      this.#itemOf(await this.rows(tx).findOneBy(at<R>(tenantId, id))),
    );
  }

  /** A page of the workspace's items; `narrow` adds conditions on `item`. */
  protected page(
    tenantId: string,
    page: PageRequest,
    narrow: (query: SelectQueryBuilder<R>) => void = () => {},
  ): Promise<Page<T>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = this.rows(tx).createQueryBuilder('item').where({ tenantId });
      narrow(query);
      return readPage(query, page, 'createdAt', this.mapping.fromRow);
    });
  }

  protected rows(tx: TenantTx): Repository<R> {
    return tx.manager.getRepository(this.mapping.row);
  }

  #itemOf(row: R | null): T | undefined {
    return row === null ? undefined : this.mapping.fromRow(row);
  }
}

const at = <R extends ItemRow>(tenantId: string, id: string) => ({ tenantId, id }) as FindOptionsWhere<R>;
