import { Injectable } from '@nestjs/common';
import type { OneTenantTx } from '@hearback/database';
import { FollowedAnswers, type FirstAnswers } from '../../application/effect/followed-answers.js';
import type { ScoreSelection } from '../../application/score-queries.js';
import type { FollowedAnswer } from '../../domain/loop-effect/followed-answer.js';
import type { Period } from '../../domain/period.js';
import { mergedCustomers } from '../merged-customers.js';
import { factCondition, Parameters } from '../score-conditions.js';

/** Answers after the period are next answers too. */
const END = new Date('9999-01-01T00:00:00Z');

interface FirstRow {
  readonly [column: string]: unknown;
  readonly response_id: string;
  readonly next_response_id: string | null;
  readonly score: number;
  readonly next: number | null;
  readonly answered_at: Date;
  readonly next_at: Date | null;
  readonly stratum: string;
  readonly tasks: number | null;
  readonly person_at: Date | null;
  readonly automatic_at: Date | null;
  readonly kept_at: Date | null;
  readonly broken_at: Date | null;
}

/** Who gave an answer, when merged profiles are one. */
const CUSTOMER = 'coalesce(m.kept, r.customer_key)';
const RESPONDENTS = `join analytics.respondent r on r.tenant_id = f.tenant_id and r.response_id = f.response_id
         left join merged m on m.key = r.customer_key`;

/** `FollowedAnswers` in SQL. Profiles that were merged are one customer. */
@Injectable()
export class SqlFollowedAnswers extends FollowedAnswers {
  override async mostRepeated(tx: OneTenantTx, selection: ScoreSelection, { from }: Period) {
    const p = new Parameters();
    const [row] = await tx.query<{ method: string; customers: number }>(
      `with ${merged(tx, p)}
       select method, count(*)::integer as customers from (
         select distinct f.method, ${CUSTOMER} as customer
         from (select * from analytics.score_fact where ${factCondition(tx.tenantId, selection, { from, to: END }, p)}) f
         ${RESPONDENTS}
         group by f.method, f.survey_id, ${CUSTOMER} having count(*) > 1) repeated
       group by method order by customers desc, method limit 1`,
      p.values,
    );
    return row;
  }

  override async first(
    tx: OneTenantTx,
    selection: ScoreSelection,
    method: string,
    { from, to }: Period,
    attribute: string | undefined,
  ): Promise<FirstAnswers> {
    const p = new Parameters();
    const condition = factCondition(tx.tenantId, selection, { from, to: END }, p);
    const group = attribute === undefined ? `''` : `coalesce(f.segments ->> ${p.add(attribute)}::text, '')`;
    const rows = await tx.query<FirstRow>(
      `with ${merged(tx, p)},
       answers as materialized (
         select ${CUSTOMER} as customer, f.response_id, f.score, f.answered_at,
           concat_ws(' ', f.survey_id, f.touchpoint_id, ${group}) as stratum,
           lead(f.response_id) over next as next_response_id, lead(f.score) over next as next, lead(f.answered_at) over next as next_at
         from (select * from analytics.score_fact where ${condition} and method = ${p.add(method)}) f
         ${RESPONDENTS}
         window next as (partition by ${CUSTOMER}, f.survey_id order by f.answered_at, f.response_id)
       ),
       first as (
         select distinct on (customer) * from answers where answered_at < ${p.add(to)}
         order by customer, answered_at, response_id
       ),
       promised as (
         select task_id, min(changed_at) filter (where status = 'kept') as kept_at, min(first_due_at) filter (where status = 'broken') as broken_at
         from analytics.handling_promise where tenant_id = ${p.add(tx.tenantId)} group by task_id
       ),
       handled as (
         select h.response_id, count(*)::integer as tasks, min(h.first_response_at) as person_at, min(h.automatic_reply_at) as automatic_at,
           min(kept_at) as kept_at, min(broken_at) as broken_at
         from analytics.handling h left join promised on promised.task_id = h.task_id
         where h.tenant_id = ${p.add(tx.tenantId)} and h.response_id is not null and not h.cancelled group by h.response_id
       )
       select first.*, tasks, person_at, automatic_at, kept_at, broken_at
       from first left join handled on handled.response_id = first.response_id`,
      p.values,
    );
    const silent = rows.filter(({ next_at }) => next_at === null);
    const silentAnswered = silent.filter(({ person_at }) => person_at !== null).length;
    return { followed: rows.flatMap(followedOf), silentAnswered, silentOthers: silent.length - silentAnswered };
  }
}

function merged(tx: OneTenantTx, p: Parameters): string {
  return `merged as materialized (${mergedCustomers(p.add(tx.tenantId))})`;
}

function followedOf(row: FirstRow): readonly FollowedAnswer[] {
  const { next, next_at: nextAt, next_response_id: nextResponseId } = row;
  if (next === null || nextAt === null || nextResponseId === null) return [];
  const before = (at: Date | null) => at !== null && at < nextAt;
  return [
    {
      responseId: row.response_id,
      nextResponseId,
      first: row.score,
      next,
      answeredAt: row.answered_at,
      nextAt,
      stratum: row.stratum,
      done: {
        task: row.tasks !== null,
        personAt: before(row.person_at) ? row.person_at : null,
        automatic: before(row.automatic_at),
        // One that was broken and another that was kept: the customer met the broken one.
        promise: before(row.broken_at) ? 'broken' : before(row.kept_at) ? 'kept' : null,
      },
    },
  ];
}
