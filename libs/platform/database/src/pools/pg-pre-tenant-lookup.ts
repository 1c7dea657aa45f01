import type { Pool } from 'pg';
import { PreTenantLookup } from '../databases.js';
import type { Row } from '../tx.js';
import type { PreparedTexts } from './prepared-texts.js';

/** `PreTenantLookup` on the pool of the batch role, with no tenant set. */
export class PgPreTenantLookup extends PreTenantLookup {
  constructor(
    private readonly pool: Pool,
    private readonly prepared: PreparedTexts,
  ) {
    super();
  }

  override async query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    const { rows } = await this.pool.query({
      name: parameters && this.prepared.nameOf(sql),
      text: sql,
      values: parameters as unknown[],
    });
    return rows as R[];
  }
}
