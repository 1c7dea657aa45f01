import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ContactStore, type Contact } from '../../application/segments/contact-store.js';

/** `ContactStore` in SQL, for all contacts at once. A customer that no longer exists is left out. */
@Injectable()
export class SqlContactStore extends ContactStore {
  override async save(tx: BatchTx, contacts: readonly Contact[]): Promise<void> {
    if (contacts.length === 0) return;
    const rows = contacts.map(({ tenantId, customerId, askedAt, answeredAt }) => ({
      tenant_id: tenantId,
      customer_id: customerId,
      asked_at: askedAt,
      answered_at: answeredAt,
    }));
    await tx.query(
      `insert into customers.customer_contact as known (tenant_id, customer_id, asked_at, answered_at)
       select r.tenant_id, r.customer_id, max(r.asked_at), max(r.answered_at)
       from json_to_recordset($1::json)
         as r(tenant_id uuid, customer_id uuid, asked_at timestamptz, answered_at timestamptz)
       join customers.customer c on c.tenant_id = r.tenant_id and c.id = r.customer_id
       group by 1, 2 order by 1, 2
       on conflict (tenant_id, customer_id) do update set
         asked_at = greatest(known.asked_at, excluded.asked_at),
         answered_at = greatest(known.answered_at, excluded.answered_at)`,
      [JSON.stringify(rows)],
    );
    await this.#saveScores(tx, contacts);
  }

  async #saveScores(tx: BatchTx, contacts: readonly Contact[]): Promise<void> {
    const rows = contacts.flatMap(({ tenantId, customerId, answeredAt, scores }) =>
      scores.map(({ surveyId, metric, score }) => ({
        tenant_id: tenantId,
        customer_id: customerId,
        survey_id: surveyId,
        metric,
        score,
        answered_at: answeredAt,
      })),
    );
    if (rows.length === 0) return;
    // Of two scores at the same time the later in the list counts: it is that of a revision.
    await tx.query(
      `insert into customers.customer_answer_day as known (tenant_id, customer_id, survey_id, metric, score, answered_at)
       select distinct on (r.tenant_id, r.customer_id, r.survey_id, r.metric)
         r.tenant_id, r.customer_id, r.survey_id, r.metric, r.score, r.answered_at
       from rows from (json_to_recordset($1::json)
         as (tenant_id uuid, customer_id uuid, survey_id uuid, metric text, score integer, answered_at timestamptz))
         with ordinality as r(tenant_id, customer_id, survey_id, metric, score, answered_at, place)
       order by r.tenant_id, r.customer_id, r.survey_id, r.metric, r.answered_at desc, r.place desc
       on conflict (tenant_id, customer_id, survey_id, metric) do update
         set score = excluded.score, answered_at = excluded.answered_at
         where known.answered_at <= excluded.answered_at`,
      [JSON.stringify(rows)],
    );
  }
}
