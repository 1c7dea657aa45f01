import { Injectable } from '@nestjs/common';
import { TenantDatabase, type OneTenantTx } from '@hearback/database';
import { QualityQueries, type LikelyPair, type QualityCounts } from '../../application/quality/quality-queries.js';
import { MISSING_FIELDS, type DuplicateReason } from '../../domain/quality/customer-quality.js';
import { CUSTOMER_COLUMNS, fromCustomerRow, type CustomerRow } from '../customer.row.js';
import { IS_DEAD, LACKS, PAIRS } from './quality-sql.js';

interface PairRow {
  readonly one_id: string;
  readonly other_id: string;
  readonly reasons: readonly DuplicateReason[];
}

/** `QualityQueries` in SQL. */
@Injectable()
export class SqlQualityQueries extends QualityQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override counts(tenantId: string): Promise<QualityCounts> {
    const lacking = MISSING_FIELDS.map((field) => `(count(*) filter (where ${LACKS[field]}))::integer as ${field}`);
    return this.database.withTenant(tenantId, async (tx) => {
      const [counted] = await tx.query<QualityCounts['missing'] & { customers: number; dead: number }>(
        `select count(*)::integer as customers, (count(*) filter (where ${IS_DEAD}))::integer as dead, ${lacking.join(', ')}
         from customers.customer c where c.tenant_id = $1 and c.merged_into is null`,
        [tenantId],
      );
      const [pairs] = await tx.query<{ n: number }>(`${PAIRS} select count(*)::integer as n from pair`, [tenantId]);
      const { customers, dead, ...missing } = counted!;
      return { customers, duplicates: pairs!.n, missing, deadAddresses: dead };
    });
  }

  override pairs(tenantId: string, limit: number): Promise<readonly LikelyPair[]> {
    return this.database.withTenant(tenantId, async (tx) => {
      // By certainty, as the domain has it.
      const pairs = await tx.query<PairRow>(
        `${PAIRS} select * from pair order by not 'mailbox' = any (reasons), not 'phone' = any (reasons),
           cardinality(reasons) desc, one_id, other_id limit $2`,
        [tenantId, limit],
      );
      const ids = [...new Set(pairs.flatMap(({ one_id: one, other_id: other }) => [one, other]))];
      const rows = await tx.query<CustomerRow>(
        `select ${CUSTOMER_COLUMNS} from customers.customer c where c.tenant_id = $1 and c.id = any ($2)`,
        [tenantId, ids],
      );
      const customers = new Map(rows.map((row) => [row.id, fromCustomerRow(row)]));
      return pairs.map(({ one_id: one, other_id: other, reasons }) => ({
        one: customers.get(one)!,
        other: customers.get(other)!,
        reasons,
      }));
    });
  }

  override async distinguish(tx: OneTenantTx, ids: readonly [string, string], at: Date): Promise<void> {
    const [one, other] = ids[0] < ids[1] ? ids : [ids[1], ids[0]];
    await tx.query(
      `insert into customers.customer_distinction (tenant_id, one_id, other_id, created_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [tx.tenantId, one, other, at],
    );
  }
}
