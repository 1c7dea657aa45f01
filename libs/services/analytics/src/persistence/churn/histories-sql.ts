import { IS_ORDER } from '../orders/is-order.js';

const ZONE = `coalesce((select w.time_zone from analytics.workspace w where w.tenant_id = $1), 'UTC')`;
const GENERATION = 'coalesce((select w.generation from analytics.workspace w where w.tenant_id = $1), 1)';

function dayOf(time: string): string {
  return `(${time} at time zone ${ZONE})::date - date '1970-01-01'`;
}

/**
 * The histories of all customers with an order until `$2`. Answers and tasks are found by the key of each profile; profiles that
 * were merged are one customer. Who objects under any profile, or is known under none, is left out.
 */
export const HISTORIES = `
  with profile as materialized (
    select coalesce(p.kept_id, c.customer_id) as customer, c.customer_id, c.customer_key, c.no_profiling
    from analytics.risk_customer c
    left join analytics.customer_pointer p on p.tenant_id = c.tenant_id and p.customer_id = c.customer_id
    where c.tenant_id = $1
  ),
  allowed as materialized (
    select customer from profile group by customer having not bool_or(no_profiling) and bool_or(customer_key is not null)
  ),
  ordered as (
    select customer, json_agg(day order by occurred_at, event_id) as days,
      json_agg(amount_minor order by occurred_at, event_id) as minors,
      json_agg(currency order by occurred_at, event_id) as currencies
    from (
      select p.customer, e.occurred_at, e.event_id, e.amount_minor, e.currency, ${dayOf('e.occurred_at')} as day
      from profile p join analytics.customer_event e on e.tenant_id = $1 and e.customer_id = p.customer_id
      where ${IS_ORDER} and e.occurred_at <= $2
    ) o group by customer
  ),
  answer as materialized (
    select p.customer, r.response_id from profile p
    join analytics.respondent r on r.tenant_id = $1 and r.customer_key = p.customer_key
  ),
  answered as (
    select a.customer, json_agg(json_build_object('day', ${dayOf('f.answered_at')}, 'method', f.method, 'score', f.score,
      'language', f.language, 'channel', f.channel, 'attributes', f.segments) order by f.answered_at, f.response_id, f.question) as answers
    from answer a join analytics.score_fact f on f.tenant_id = $1 and f.generation = ${GENERATION} and f.response_id = a.response_id
    where f.is_primary and f.answered_at <= $2 group by a.customer
  ),
  handled as (
    select a.customer, json_agg(json_build_object('openedDay', ${dayOf('h.opened_at')},
      'firstResolvedDay', ${dayOf('h.first_resolved_at')}, 'resolvedDay', ${dayOf('h.resolved_at')},
      'reopenedDay', ${dayOf('h.reopened_at')}, 'respondedDay', ${dayOf('h.response_at')},
      'responseMinutes', extract(epoch from h.response_at - h.opened_at) / 60) order by h.opened_at, h.task_id) as tasks
    from answer a join (
      select *, least(first_response_at, automatic_reply_at) as response_at from analytics.handling
      where tenant_id = $1 and not cancelled and opened_at <= $2
    ) h on h.response_id = a.response_id
    group by a.customer
  )
  select customer as "customerId", days, minors, currencies, coalesce(answers, '[]') as answers, coalesce(tasks, '[]') as tasks
  from ordered join allowed using (customer) left join answered using (customer) left join handled using (customer)
  order by customer`;
