import { Injectable } from '@nestjs/common';
import { Lines, type BatchTx, type TenantTx } from '@hearback/database';
import { ResponseFactsStore, type TenantFacts } from '../application/response-facts-store.js';
import type { ResponseFacts } from '../domain/response-facts.js';
import { factsFromRow, type ResponseFactsRow } from './response-facts.row.js';

const PAGE = 2000;

/** `ResponseFactsStore` in SQL, with one statement per batch. */
@Injectable()
export class SqlResponseFactsStore extends ResponseFactsStore {
  override async save(tx: BatchTx, list: readonly TenantFacts[]): Promise<void> {
    await tx.query(
      `insert into followups.response_facts (tenant_id, response_id, submitted_at, facts)
       select tenant_id, response_id, submitted_at, facts::json
       from unnest(string_to_array($1, e'\\n')::uuid[], string_to_array($2, e'\\n')::uuid[],
         string_to_array($3, e'\\n')::timestamptz[], string_to_array($4, e'\\n')) as r (tenant_id, response_id, submitted_at, facts)
       on conflict do nothing`,
      [
        new Lines(list.map(({ tenantId }) => tenantId)),
        new Lines(list.map(({ facts }) => facts.responseId)),
        new Lines(list.map(({ facts }) => facts.submittedAt.toISOString())),
        new Lines(list.map(({ facts }) => JSON.stringify(facts))),
      ],
    );
  }

  override async *answeredIn(tx: TenantTx, from: Date, to: Date): AsyncIterable<readonly ResponseFacts[]> {
    let after: { at: Date; id: string } = { at: from, id: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      const rows = await tx.query<ResponseFactsRow>(
        `select response_id, submitted_at, facts from followups.response_facts
         where tenant_id = $1 and (submitted_at, response_id) > ($2::timestamptz, $3::uuid) and submitted_at < $4
         order by submitted_at, response_id limit ${PAGE}`,
        [tx.tenantId, after.at, after.id, to],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(factsFromRow);
      if (rows.length < PAGE) return;
      after = { at: last.submitted_at, id: last.response_id };
    }
  }
}
