import type { BatchTx, Tx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { Understandings, type TenantUnderstanding } from '../../application/rules/understandings.js';
import type { Understanding } from '../../domain/rule-context.js';

/** `Understandings` in SQL, with one statement for each call. */
@Injectable()
export class SqlUnderstandings extends Understandings {
  override async put(tx: BatchTx, list: readonly TenantUnderstanding[]): Promise<void> {
    const newest = new Map<string, TenantUnderstanding>();
    for (const each of list) {
      const key = `${each.tenantId} ${each.responseId}`;
      if ((newest.get(key)?.revision ?? 0) < each.revision) newest.set(key, each);
    }
    if (newest.size === 0) return;
    await tx.query(
      `insert into followups.response_understanding as u (tenant_id, response_id, revision, sentiment, topics)
       select "tenantId", "responseId", revision, sentiment, topics
       from json_to_recordset($1::json)
         as r ("tenantId" uuid, "responseId" uuid, revision integer, sentiment text, topics uuid[])
       where not exists (select from followups.response_withdrawal w
         where w.tenant_id = r."tenantId" and w.response_id = r."responseId")
       order by 1, 2
       on conflict (tenant_id, response_id) do update
         set revision = excluded.revision, sentiment = excluded.sentiment, topics = excluded.topics
         where u.revision < excluded.revision`,
      [
        JSON.stringify(
          [...newest.values()].map(({ tenantId, responseId, revision, understanding: { sentiment, topics } }) => {
            return { tenantId, responseId, revision, sentiment, topics };
          }),
        ),
      ],
    );
  }

  override async lock(tx: BatchTx, tenantIds: readonly string[]): Promise<void> {
    // In one order, so that batches with several workspaces do not wait for each other.
    for (const tenantId of [...new Set(tenantIds)].toSorted()) {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('followups.understanding:' || $1, 0))`, [tenantId]);
    }
  }

  override async of(
    tx: Tx,
    tenantId: string,
    responseIds: readonly string[],
  ): Promise<ReadonlyMap<string, Understanding>> {
    const rows = await tx.query<Understanding & { readonly response_id: string }>(
      `select response_id, sentiment, topics from followups.response_understanding
       where tenant_id = $1 and response_id = any ($2)`,
      [tenantId, responseIds],
    );
    return new Map(rows.map(({ response_id: id, sentiment, topics }) => [id, { sentiment, topics }]));
  }
}
