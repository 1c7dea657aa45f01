import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { CustomerHistory } from '../../application/rules/rule-contexts.js';
import { scoreLevelOfFacts, type ResponseFacts, type ScoreFact } from '../../domain/response-facts.js';
import { MAX_EARLIER_DAYS, type EarlierAnswer } from '../../domain/rule-context.js';

/** The most earlier answers that are read of one answer, from the newest on. */
const MANY_ANSWERS = 200;

/** `CustomerHistory` in SQL. */
@Injectable()
export class SqlCustomerHistory extends CustomerHistory {
  override async before(
    tx: Tx,
    tenantId: string,
    responses: readonly ResponseFacts[],
  ): Promise<ReadonlyMap<string, readonly EarlierAnswer[]>> {
    const named = responses.filter(({ customer }) => customer !== null);
    if (named.length === 0) return new Map();
    const rows = await tx.query<{ of: string; at: Date; scores: readonly ScoreFact[] }>(
      `select r.id as of, e.submitted_at as at, e.scores
       from json_to_recordset($2::json) as r (id uuid, customer text, at timestamptz)
       cross join lateral (
         select submitted_at, facts -> 'scores' as scores from followups.response_facts f
         where f.tenant_id = $1 and f.customer = any (followups.same_customer($1, r.customer))
           -- Who objects to profiling is judged by the answer alone.
           and not exists (select from followups.customer c
             where c.tenant_id = f.tenant_id and c.external_id = followups.kept_customer($1, r.customer) and c.no_profiling)
           and (f.submitted_at, f.response_id) < (r.at, r.id) and f.submitted_at >= r.at - make_interval(days => ${MAX_EARLIER_DAYS})
           and not exists (select from followups.response_withdrawal w
             where w.tenant_id = f.tenant_id and w.response_id = f.response_id)
         order by f.submitted_at desc limit ${MANY_ANSWERS}) e`,
      [
        tenantId,
        JSON.stringify(
          named.map(({ responseId, customer, submittedAt }) => ({ id: responseId, customer, at: submittedAt })),
        ),
      ],
    );
    const found = new Map<string, EarlierAnswer[]>();
    for (const { of, at, scores } of rows) {
      const list = found.get(of) ?? [];
      list.push({ at, level: scoreLevelOfFacts({ scores }) });
      found.set(of, list);
    }
    return found;
  }
}
