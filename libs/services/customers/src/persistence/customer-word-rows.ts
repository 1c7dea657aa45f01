import type { Tx } from '@hearback/database';

/** The words of a customer. */
export interface CustomerWords {
  readonly tenantId: string;
  readonly customerId: string;
  readonly words: readonly string[];
}

/** Adds the words that are not stored yet, in one order, so that concurrent transactions cannot deadlock. */
export async function insertWords(tx: Tx, customers: readonly CustomerWords[]): Promise<void> {
  const rows = customers.flatMap(({ tenantId, customerId, words }) =>
    words.map((word) => ({ tenant_id: tenantId, customer_id: customerId, word })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into customers.customer_word (tenant_id, customer_id, word)
     select tenant_id, customer_id, word
     from json_to_recordset($1::json) as r(tenant_id uuid, customer_id uuid, word text)
     order by tenant_id, word, customer_id on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}
