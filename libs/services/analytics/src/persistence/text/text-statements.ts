const TEXT = `"tenantId" uuid, "responseId" uuid, question text, "surveyId" uuid, "touchpointId" uuid, channel text, "answeredIn" text,
  customer text, "answeredAt" timestamptz, revision integer, text text, label smallint, language text, sentiment smallint, confidence real,
  topics uuid[], version integer`;

/**
 * Saves texts; a text that reads as before keeps what staff said of it. A response is new if none of its texts was known. Of withdrawn responses
 * nothing is saved.
 */
export const SAVE = `
  with given as materialized (
    select g.* from json_to_recordset($1::json) as g (${TEXT})
    where not exists (
      select from analytics.response_exclusion x
      where x.tenant_id = g."tenantId" and x.response_id = g."responseId" and x.state = 'withdrawn'
    )
  ),
  known as materialized (
    select distinct a.tenant_id, a.response_id from analytics.answer_text a
    join given g on g."tenantId" = a.tenant_id and g."responseId" = a.response_id
  ),
  saved as (
    insert into analytics.answer_text as a (tenant_id, response_id, question, survey_id, touchpoint_id, channel, answered_in,
      customer_external_id, answered_at, revision, text, label, language, sentiment, confidence, topics, rules_version, reading)
    select "tenantId", "responseId", question, "surveyId", "touchpointId", channel, "answeredIn", customer, "answeredAt", revision, text, label,
      language, sentiment, confidence, topics, version, 1
    from given order by 1, 2, 3
    on conflict (tenant_id, response_id, question) do update
    set revision = excluded.revision, text = excluded.text, label = excluded.label, language = excluded.language,
      sentiment = excluded.sentiment, confidence = excluded.confidence, topics = excluded.topics, rules_version = excluded.rules_version,
      answered_in = excluded.answered_in, stated = case when a.text = excluded.text then a.stated end, reading = a.reading + 1,
      gone = false
    where a.revision < excluded.revision
    returning a.tenant_id, a.response_id
  )
  select distinct s.tenant_id, s.response_id, k.response_id is null as is_new
  from saved s left join known k on k.tenant_id = s.tenant_id and k.response_id = s.response_id`;

/** Empties texts that a revision ($1) does not have any more; $2 are those that it has. The row stays, so that readings keep counting up. */
export const EMPTY_LEFT_OUT = `
  update analytics.answer_text a
  set text = '', label = null, sentiment = null, confidence = null, stated = null, topics = '{}', gone = true, revision = r.revision,
    reading = a.reading + 1
  from json_to_recordset($1::json) as r ("tenantId" uuid, "responseId" uuid, revision integer)
  where a.tenant_id = r."tenantId" and a.response_id = r."responseId" and a.revision < r.revision
    and (a.response_id, a.question) not in (
      select "responseId", question from json_to_recordset($2::json) as t ("responseId" uuid, question text)
    )
  returning a.tenant_id, a.response_id`;

/** What staff said holds; of several texts an unhappy one decides, because it is the one to act on. */
export const UNDERSTANDINGS = `
  select r.tenant_id, r.response_id, coalesce(sum(a.reading), 1)::integer as revision,
    (array_agg(a.language order by length(a.text) desc) filter (where a.text <> ''))[1] as language,
    (array_agg(coalesce(a.stated, a.sentiment) order by mod(coalesce(a.stated, a.sentiment) + 2, 3) desc,
      a.confidence desc nulls last) filter (where coalesce(a.stated, a.sentiment) is not null))[1] as sentiment,
    (array_agg(case when a.stated is not null then 1 else a.confidence end order by mod(coalesce(a.stated, a.sentiment) + 2, 3) desc,
      a.confidence desc nulls last) filter (where coalesce(a.stated, a.sentiment) is not null))[1] as confidence,
    array(select distinct t from analytics.answer_text b, unnest(b.topics) t
      where b.tenant_id = r.tenant_id and b.response_id = r.response_id order by t) as topics
  from unnest($1::uuid[], $2::uuid[]) as r (tenant_id, response_id)
  join analytics.answer_text a on a.tenant_id = r.tenant_id and a.response_id = r.response_id
  group by r.tenant_id, r.response_id`;

/** Locks texts to be read again, newest first, and marks emptied ones as read, of which nothing can be read. */
export const OUTDATED = `
  with emptied as (
    update analytics.answer_text set rules_version = $2 where tenant_id = $1 and rules_version < $2 and text = ''
  )
  select response_id, question, answered_in, text from analytics.answer_text
  where tenant_id = $1 and rules_version < $2 and text <> ''
  order by answered_at desc, response_id, question limit $3 for update`;

/** Saves what was read again; returns responses of which something else is known. */
export const REREAD = `
  with given as materialized (
    select * from json_to_recordset($2::json) as g ("responseId" uuid, question text, language text, sentiment smallint, confidence real,
      topics uuid[], version integer)
  ),
  changed as materialized (
    select a.response_id, a.question from analytics.answer_text a join given g on g."responseId" = a.response_id and g.question = a.question
    where a.tenant_id = $1 and (a.language, a.sentiment, a.topics) is distinct from (g.language, g.sentiment, g.topics)
  ),
  saved as (
    update analytics.answer_text a
    set language = g.language, sentiment = g.sentiment, confidence = g.confidence, topics = g.topics, rules_version = g.version,
      reading = a.reading + (case when (a.language, a.sentiment, a.topics) is distinct from (g.language, g.sentiment, g.topics) then 1 else 0 end)
    from given g where a.tenant_id = $1 and a.response_id = g."responseId" and a.question = g.question
  )
  select distinct $1::uuid as tenant_id, response_id from changed`;
