import type { Pool } from 'pg';
import { PreTenantLookup } from '../databases.js';
import type { Row } from '../tx.js';

/** `PreTenantLookup` on the pool of the batch role, with no tenant set. */
export class PgPreTenantLookup extends PreTenantLookup {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    const { rows } = await this.pool.query(sql, parameters as unknown[] | undefined);
    return rows as R[];
  }
}
