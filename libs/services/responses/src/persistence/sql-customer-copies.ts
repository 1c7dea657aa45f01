import type { CustomerChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { CustomerCopies } from '../application/customer-copies.js';

/** `CustomerCopies` in SQL. */
@Injectable()
export class SqlCustomerCopies extends CustomerCopies {
  override async change(
    tx: BatchTx,
    changes: readonly { readonly tenantId: string; readonly customer: CustomerChangedV1 }[],
  ): Promise<void> {
    const rows = changes.map(({ tenantId, customer }) => ({
      tenant_id: tenantId,
      external_id: customer.external_id,
      customer_id: customer.customer_id,
      attributes: customer.attributes,
      revision: customer.revision,
    }));
    // A statement can update a row only once, so only the newest revision of each customer is written.
    await tx.query(
      `insert into responses.customer_copy as c (tenant_id, external_id, customer_id, attributes, revision)
       select distinct on (tenant_id, external_id) tenant_id, external_id, customer_id, attributes, revision
       from jsonb_to_recordset($1::jsonb)
         as r(tenant_id uuid, external_id text, customer_id uuid, attributes jsonb, revision bigint)
       order by tenant_id, external_id, revision desc
       on conflict (tenant_id, external_id) do update
         set customer_id = excluded.customer_id, attributes = excluded.attributes, revision = excluded.revision
         where c.revision < excluded.revision or c.customer_id <> excluded.customer_id`,
      [JSON.stringify(rows)],
    );
  }
}
