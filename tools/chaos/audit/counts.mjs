const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** A recount of the stored responses, independent of the product's own statements: workspace × survey × question × unit × bucket × score. */
const RECOUNT = `
  select r.tenant_id, r.survey_id, s.value ->> 'question' as question, u.unit, u.dimension, u.value,
    u.bucket, (s.value ->> 'score')::int as score, count(*)::int as n
  from responses.response r
  join analytics.workspace w on w.tenant_id = r.tenant_id
  cross join lateral json_array_elements(r.scores) s
  cross join lateral (values
    ('day', 'all', '', date_trunc('day', r.submitted_at at time zone w.time_zone) at time zone w.time_zone),
    ('hour', 'all', '', r.submitted_at - (r.submitted_at at time zone w.time_zone - date_trunc('hour', r.submitted_at at time zone w.time_zone))),
    ('day', 'language', r.language, date_trunc('day', r.submitted_at at time zone w.time_zone) at time zone w.time_zone)
  ) as u (unit, dimension, value, bucket)
  group by 1, 2, 3, 4, 5, 6, 7, 8`;
const COUNTED = `
  select c.tenant_id, c.survey_id, c.question, c.unit, c.dimension, c.value, c.bucket_at as bucket, s.score, sum(s.n)::int as n
  from analytics.score_count c
  join analytics.workspace w on w.tenant_id = c.tenant_id and w.generation = c.generation
  cross join lateral (values ${SCORES.map((s) => `(${s}, s${s})`).join(', ')}) as s (score, n)
  where s.n <> 0 and c.dimension in ('all', 'language') and exists (select 1 from responses.survey v where v.tenant_id = c.tenant_id)
  group by 1, 2, 3, 4, 5, 6, 7, 8`;
const DRIFT = `
  select coalesce(c.unit, r.unit) as unit, coalesce(c.dimension, r.dimension) as dimension, count(*)::int as cells,
    sum(coalesce(c.n, 0))::int as counted, sum(coalesce(r.n, 0))::int as recounted
  from (${COUNTED}) c full join (${RECOUNT}) r using (tenant_id, survey_id, question, unit, dimension, value, bucket, score)
  where c.n is distinct from r.n group by 1, 2`;
const FACTS = `
  select (select count(*)::int from analytics.score_fact f where exists (select 1 from responses.survey s where s.tenant_id = f.tenant_id)) as facts,
    (select count(*)::int from responses.response r cross join lateral json_array_elements(r.scores)) as scores`;

/** I4: compares the counts, and what the API shows, with a recount of the stored responses. */
export async function auditCounts(database, { workspaces, ledger, storedIds }) {
  const found = (await database.query(DRIFT)).rows.map(
    (row) =>
      `I4 drift: ${row.cells} cells of ${row.unit} by ${row.dimension} hold ${row.counted}, a recount gives ${row.recounted}`,
  );
  const [{ facts, scores }] = (await database.query(FACTS)).rows;
  if (facts !== scores) found.push(`I4 drift: ${facts} facts for ${scores} scores`);
  for (const { index, call, surveyId } of workspaces) {
    const own = [...ledger].filter(([id, entry]) => entry.workspace === index && storedIds.has(id)).map(([, e]) => e);
    const from = new Date(Date.now() - 10 * 86_400_000).toISOString();
    const report = await call('GET', `/v1/metrics/nps?survey_id=${surveyId}&from=${from}`);
    const total = report.series[0]?.total ?? { n: 0, counts: {} };
    const sum = (low, high) => own.filter(({ score }) => score >= low && score <= high).length;
    const wanted = { n: own.length, promoters: sum(9, 10), passives: sum(7, 8), detractors: sum(0, 6) };
    for (const [name, value] of Object.entries(wanted)) {
      const shown = (name === 'n' ? total.n : total.counts[name]) ?? 0;
      if (shown !== value) found.push(`I4 drift: the metric shows ${name} = ${shown}, the ledger gives ${value}`);
    }
  }
  return found;
}
