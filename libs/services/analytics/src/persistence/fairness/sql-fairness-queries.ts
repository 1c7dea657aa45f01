import type { OneTenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { FairnessQueries } from '../../application/fairness/fairness-queries.js';
import type { CountedCases, CountedGroup, FairnessSubject } from '../../domain/fairness/service-fairness.js';
import type { Period } from '../../domain/period.js';

const GENERATION = 'coalesce((select w.generation from analytics.workspace w where w.tenant_id = $1), 1)';

/** The groups of the answer; an answer without a score has none. */
const ANSWER = (responseId: string) => `left join lateral (
    select f.language, f.channel, f.segments from analytics.score_fact f
    where f.tenant_id = $1 and f.generation = ${GENERATION} and f.response_id = ${responseId} and f.is_primary
    order by f.question limit 1) f on true`;

/**
 * Of tasks whose deadline is known those that are decided: they missed it, or were resolved. A later deadline does not undo that an earlier one was
 * missed; a task that is opened again was resolved all the same.
 */
const DEADLINES = `
  select f.language, f.channel, f.segments,
    h.missed_at is null or (h.first_resolved_at is not null and h.first_resolved_at < h.missed_at) as hit
  from analytics.handling h ${ANSWER('h.response_id')}
  where h.tenant_id = $1 and h.opened_at >= $2 and h.opened_at < $3 and h.due_at is not null and h.response_id is not null and not h.cancelled
    and (h.first_resolved_at is not null or h.missed_at is not null)`;

const SENTIMENT = `
  select a.language, a.channel, f.segments, a.sentiment = a.label as hit
  from analytics.answer_text a ${ANSWER('a.response_id')}
  where a.tenant_id = $1 and a.answered_at >= $2 and a.answered_at < $3 and a.sentiment is not null and a.label is not null and not a.gone`;

const CASES: Readonly<Record<FairnessSubject, string>> = { deadlines: DEADLINES, sentiment: SENTIMENT };

/** Keys with a colon are customer segments. */
const counts = (cases: string) => `
  with fact as materialized (${cases})
  select '' as attribute, '' as value, count(*)::integer as n, count(*) filter (where hit)::integer as hits from fact
  union all
  select 'language', language, count(*)::integer, count(*) filter (where hit)::integer from fact where language is not null group by 2
  union all
  select 'channel', channel, count(*)::integer, count(*) filter (where hit)::integer from fact where channel is not null group by 2
  union all
  select 'attribute:' || s.key, s.value, count(*)::integer, count(*) filter (where hit)::integer
  from fact, jsonb_each_text(segments) s where s.value is not null and position(':' in s.key) = 0 group by 1, 2
  order by 1, 2`;

/** `FairnessQueries` in SQL. */
@Injectable()
export class SqlFairnessQueries extends FairnessQueries {
  override async counted(tx: OneTenantTx, subject: FairnessSubject, { from, to }: Period): Promise<CountedCases> {
    const [all, ...groups] = await tx.query<CountedGroup & Record<string, unknown>>(counts(CASES[subject]), [
      tx.tenantId,
      from,
      to,
    ]);
    return { hits: all!.hits, n: all!.n, groups };
  }
}
