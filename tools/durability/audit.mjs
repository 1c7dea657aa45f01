import { Client } from 'pg';

const POSITIONS = `select w."group", p.topic, p.partition, p.next_offset - w.next_offset as behind
  from messaging.watermark w join messaging.partition p using (topic, partition) where p.next_offset <> w.next_offset`;
const HEADS = `select count(*) as n from messaging.event e
  where not exists (select 1 from messaging.partition p where p.topic = e.topic and p.partition = e.partition and e."offset" < p.next_offset)`;

/** Waits until every group has read the whole log; returns what is left after `patience` ms. */
export async function drained(database, patience) {
  const until = Date.now() + patience;
  for (;;) {
    const { rows } = await database.query(POSITIONS);
    const [{ n: beyond }] = (await database.query(HEADS)).rows;
    if (rows.length === 0 && beyond === '0') return [];
    if (Date.now() > until)
      return [
        ...rows.map((row) => `${row.group} is ${row.behind} behind in ${row.topic}/${row.partition}`),
        ...(beyond === '0' ? [] : [`${beyond} events stand where no counter has been`]),
      ];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The scores and tasks that must follow from the acknowledged answers, against what is there. Each entry is a violation. */
export async function audit({ databaseUrl, call, surveyId, ledger, atMost, patience = 60_000 }) {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const left = await drained(database, patience);
    const stored = (await database.query('select submission_id, id, scores from responses.response')).rows;
    const times = new Map();
    for (const { submission_id: id } of stored) times.set(id, (times.get(id) ?? 0) + 1);
    const acked = [...ledger].filter(([, entry]) => entry.acked).map(([id]) => id);
    const lost = acked.filter((id) => !times.has(id));
    const twice = [...times.values()].filter((n) => n > 1).length;
    const strangers = [...times.keys()].filter((id) => !ledger.has(id));
    const expected = Array.from({ length: 11 }, () => 0);
    for (const { submission_id: id } of stored) if (ledger.has(id)) expected[ledger.get(id).score] += 1;
    const drift = await driftOf(database, call, surveyId, expected);
    const wanted = stored
      .filter(({ submission_id: id }) => ledger.get(id)?.comment && ledger.get(id).score <= atMost)
      .map(({ id }) => id);
    const tasks = (
      await database.query('select response_id, count(*)::int as n from followups.task group by response_id')
    ).rows;
    const byResponse = new Map(tasks.map((row) => [row.response_id, row.n]));
    const withoutTask = wanted.filter((id) => !byResponse.has(id));
    const manyTasks = tasks.filter((row) => row.n > 1);
    const needless = [...byResponse.keys()].filter((id) => !new Set(wanted).has(id));
    const parked = Number((await database.query('select count(*) as n from messaging.parked')).rows[0].n);
    const events = Number(
      (await database.query(`select count(*) as n from messaging.event where type = 'responses.response-submitted.v1'`))
        .rows[0].n,
    );
    return {
      acknowledged: acked.length,
      stored: stored.length,
      tasks: wanted.length,
      violations: [
        ...left.map((text) => `not drained: ${text}`),
        ...(lost.length ? [`lost: ${lost.length} acknowledged answers are not stored`] : []),
        ...(twice ? [`duplicated: ${twice} submissions are stored more than once`] : []),
        ...(strangers.length ? [`${strangers.length} stored answers were never sent`] : []),
        ...(events === stored.length ? [] : [`${events} events for ${stored.length} stored answers`]),
        ...drift,
        ...(withoutTask.length ? [`${withoutTask.length} unhappy answers have no task`] : []),
        ...(manyTasks.length ? [`${manyTasks.length} answers have more than one task of the rule`] : []),
        ...(needless.length ? [`${needless.length} tasks that no rule asked for`] : []),
        ...(parked ? [`${parked} events are parked`] : []),
      ],
    };
  } finally {
    await database.end();
  }
}

/** Counts as the API reports them, and the count rows themselves, against a recount from the ledger and from the facts. */
async function driftOf(database, call, surveyId, expected) {
  const found = [];
  const report = await call('GET', `/v1/metrics/nps?survey_id=${surveyId}`);
  const total = report.series[0]?.total ?? { n: 0, counts: {} };
  const sum = (from, to) => expected.slice(from, to + 1).reduce((a, b) => a + b, 0);
  const wanted = { n: sum(0, 10), promoters: sum(9, 10), passives: sum(7, 8), detractors: sum(0, 6) };
  for (const [name, value] of Object.entries(wanted)) {
    const shown = name === 'n' ? total.n : total.counts[name];
    if (shown !== value) found.push(`drift: the metric shows ${name} = ${shown}, a recount gives ${value}`);
  }
  const columns = Array.from({ length: 11 }, (_, i) => `sum(s${i})::int as s${i}`).join(', ');
  const units = await database.query(
    `select unit, ${columns} from analytics.score_count where dimension = 'all' and survey_id = (select survey_id from responses.response limit 1) group by unit`,
  );
  for (const row of units.rows)
    for (const [score, count] of expected.entries())
      if (row[`s${score}`] !== count)
        found.push(`drift: ${row.unit} counts hold ${row[`s${score}`]} of score ${score}, a recount gives ${count}`);
  const facts = await database.query('select count(*)::int as n from analytics.score_fact');
  if (facts.rows[0].n !== wanted.n) found.push(`drift: ${facts.rows[0].n} facts for ${wanted.n} scores`);
  return found;
}
