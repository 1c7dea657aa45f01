import { addCountsFrom, countsOf } from '../../libs/services/analytics/dist/persistence/count-statements.js';

/** Rows inserted by one statement. */
const BATCH = 100_000;

/** Inserts responses of a year by a fifth as many customers, as the consumers of analytics would have saved them, and counts their scores. */
export async function fillUnderstanding(client, tenantId, surveyId, responses) {
  const ids = [tenantId.replace(/^wsp_/, ''), surveyId.replace(/^srv_/, '')];
  for (let from = 1; from <= responses; from += BATCH)
    await client.query(ROWS, [...ids, from, Math.min(responses, from + BATCH - 1), Math.ceil(responses / 5)]);
  const facts = '(select * from analytics.score_fact where tenant_id = $1)';
  await client.query(`with counted as (${countsOf(facts)}) ${addCountsFrom('counted')}`, [ids[0]]);
  for (const table of ['score_fact', 'score_count', 'response_fact', 'answer_choice', 'respondent', 'customer_event'])
    await client.query(`vacuum (analyze) analytics.${table}`);
}

const ROWS = `
  with given as materialized (
    select gen_random_uuid() as id, i, now() - i % 365 * interval '1 day' - random() * interval '1 day' as at,
      (array['link', 'api', 'widget', 'email'])[1 + i % 4] as channel, (array['en', 'de', 'fr'])[1 + i % 3] as language,
      1 + (random() * 4)::integer as fast, (random() * 2)::integer as mood
    from generate_series($3::integer, $4::integer) i
  ),
  responses as (
    insert into analytics.response_fact select $1::uuid, 1, id, $2::uuid, 1, null, channel, language, '{}', at from given
  ),
  scores as (
    insert into analytics.score_fact
    select $1::uuid, 1, id, question, metric, method, $2::uuid, null, channel, language, '{}', at, score, true
    from given, lateral (values ('recommend', 'nps', 'nps.v1', 2 * fast - mood), ('fast', 'csat', 'csat.v1:1-5', fast))
      as s (question, metric, method, score)
  ),
  respondents as (
    insert into analytics.respondent select $1::uuid, id, md5($1::text || i % $5::integer)::uuid from given
  ),
  orders as (
    insert into analytics.customer_event (tenant_id, event_id, customer_id, kind, occurred_at, amount_minor, currency, channel, from_page)
    select $1::uuid, id, md5($1::text || i % $5::integer)::uuid, case when i % 5 = 0 then 'order' else 'visit' end, at,
      case when i % 5 = 0 then 1000 + i % 9000 end, case when i % 5 = 0 then 'EUR' end, channel, false
    from given
  )
  insert into analytics.answer_choice
  select $1::uuid, 1, id, question, '', choice, kind, null, number, is_first, $2::uuid, at
  from given, lateral (values
    ('recommend', '', 'score', (2 * fast - mood)::double precision, true), ('fast', '', 'score', fast::double precision, true),
    ('why', (array['late', 'price', 'help'])[1 + i % 3], 'multi', null, true),
    ('why', (array['price', 'help', 'late'])[1 + i % 3], 'multi', null, false)
  ) as c (question, choice, kind, number, is_first)`;
