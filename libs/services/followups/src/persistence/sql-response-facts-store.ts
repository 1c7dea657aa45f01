import { Injectable } from '@nestjs/common';
import { Lines, type BatchTx, type TenantTx, type Tx } from '@hearback/database';
import {
  ResponseFactsStore,
  type RevisedFacts,
  type StoredRevision,
  type TenantFacts,
} from '../application/response-facts-store.js';
import type { ResponseRef } from '../application/task-store.js';
import type { ResponseFacts } from '../domain/response-facts.js';
import { factsFromRow, type ResponseFactsRow } from './response-facts.row.js';

const PAGE = 2000;

/** Earlier answers of a customer that are looked at. */
const OF_CUSTOMER = 100;

/** `ResponseFactsStore` in SQL, with one statement per batch. */
@Injectable()
export class SqlResponseFactsStore extends ResponseFactsStore {
  override async save(tx: BatchTx, list: readonly TenantFacts[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ response_id: string }>(
      `insert into followups.response_facts (tenant_id, response_id, submitted_at, facts, customer)
       select tenant_id, response_id, submitted_at, facts::json, facts::json ->> 'customer'
       from unnest(string_to_array($1, e'\\n')::uuid[], string_to_array($2, e'\\n')::uuid[],
         string_to_array($3, e'\\n')::timestamptz[], string_to_array($4, e'\\n')) as r (tenant_id, response_id, submitted_at, facts)
       on conflict do nothing returning response_id`,
      [
        new Lines(list.map(({ tenantId }) => tenantId)),
        new Lines(list.map(({ facts }) => facts.responseId)),
        new Lines(list.map(({ facts }) => facts.submittedAt.toISOString())),
        new Lines(list.map(({ facts }) => JSON.stringify(facts))),
      ],
    );
    return new Set(rows.map((row) => row.response_id));
  }

  override async revise(tx: BatchTx, list: readonly RevisedFacts[]): Promise<readonly StoredRevision[]> {
    const rows = await tx.query<ResponseFactsRow & { revision: number }>(
      `select response_id, revision, facts from followups.response_facts
       where tenant_id = any ($1) and response_id = any ($2) order by tenant_id, response_id for update`,
      [tx.tenantIds, list.map(({ facts }) => facts.responseId)],
    );
    const newest = new Map(rows.map((row) => [row.response_id, { revision: row.revision, facts: factsFromRow(row) }]));
    const stored: StoredRevision[] = [];
    for (const revised of list) {
      const { responseId } = revised.facts;
      const before = newest.get(responseId);
      if (revised.revision <= (before?.revision ?? 0)) continue;
      stored.push({ ...revised, before: before?.facts });
      newest.set(responseId, revised);
    }
    const last = [...new Map(stored.map((each) => [each.facts.responseId, each])).values()];
    await tx.query(
      `insert into followups.response_facts (tenant_id, response_id, submitted_at, facts, customer, revision)
       select "tenantId", "responseId", "submittedAt", facts, facts ->> 'customer', revision
       from json_to_recordset($1::json)
         as r ("tenantId" uuid, "responseId" uuid, "submittedAt" timestamptz, facts json, revision integer)
       order by 1, 2
       on conflict (tenant_id, response_id) do update set facts = excluded.facts, customer = excluded.customer, revision = excluded.revision`,
      [
        JSON.stringify(
          last.map(({ tenantId, facts, revision }) => {
            const { responseId, submittedAt } = facts;
            return { tenantId, responseId, submittedAt, facts, revision };
          }),
        ),
      ],
    );
    return stored;
  }

  override async find(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ResponseFacts>> {
    const rows = await tx.query<ResponseFactsRow>(
      `select response_id, facts from followups.response_facts f
       where tenant_id = $1 and response_id = any ($2)
         and not exists (select 1 from followups.response_withdrawal w
           where w.tenant_id = f.tenant_id and w.response_id = f.response_id)`,
      [tenantId, ids],
    );
    return new Map(rows.map((row) => [row.response_id, factsFromRow(row)]));
  }

  override async ofCustomer(tx: Tx, tenantId: string, externalId: string): Promise<readonly ResponseFacts[]> {
    const rows = await tx.query<ResponseFactsRow>(
      `select response_id, facts from followups.response_facts f
       where tenant_id = $1 and customer = any (followups.same_customer($1, $2))
         and not exists (select 1 from followups.response_withdrawal w
           where w.tenant_id = f.tenant_id and w.response_id = f.response_id)
       order by submitted_at desc limit ${OF_CUSTOMER}`,
      [tenantId, externalId],
    );
    return rows.map(factsFromRow);
  }

  override async withoutWithdrawn(tx: BatchTx, list: readonly TenantFacts[]): Promise<readonly TenantFacts[]> {
    const rows = await tx.query<{ response_id: string }>(
      `select response_id from followups.response_withdrawal where tenant_id = any ($1) and response_id = any ($2)`,
      [tx.tenantIds, list.map(({ facts }) => facts.responseId)],
    );
    const withdrawn = new Set(rows.map((row) => row.response_id));
    return list.filter(({ facts }) => !withdrawn.has(facts.responseId));
  }

  override async withdraw(tx: BatchTx, responses: readonly ResponseRef[]): Promise<void> {
    const given = [JSON.stringify(responses)];
    const these = `json_to_recordset($1::json) as r ("tenantId" uuid, "responseId" uuid)`;
    await tx.query(
      `insert into followups.response_withdrawal (tenant_id, response_id)
       select "tenantId", "responseId" from ${these} order by 1, 2 on conflict do nothing`,
      given,
    );
    await tx.query(
      `delete from followups.response_understanding u using ${these}
       where u.tenant_id = r."tenantId" and u.response_id = r."responseId"`,
      given,
    );
    await tx.query(
      `delete from followups.suppression s using ${these}
       where s.tenant_id = r."tenantId" and s.response_id = r."responseId"`,
      given,
    );
    await tx.query(
      `delete from followups.rule_act a using ${these}
       where a.tenant_id = r."tenantId" and a.response_id = r."responseId" and a.task_id is null`,
      given,
    );
    await tx.query(
      `delete from followups.response_facts f using ${these}
       where f.tenant_id = r."tenantId" and f.response_id = r."responseId"
         and not exists (select 1 from followups.task t where t.tenant_id = f.tenant_id and t.response_id = f.response_id)`,
      given,
    );
  }

  override async *answeredIn(tx: TenantTx, from: Date, to: Date): AsyncIterable<readonly ResponseFacts[]> {
    let after: { at: Date; id: string } = { at: from, id: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      const rows = await tx.query<ResponseFactsRow>(
        `select response_id, submitted_at, facts from followups.response_facts
         where tenant_id = $1 and (submitted_at, response_id) > ($2::timestamptz, $3::uuid) and submitted_at < $4
           and not exists (select 1 from followups.response_withdrawal w
             where w.tenant_id = response_facts.tenant_id and w.response_id = response_facts.response_id)
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
