import pg from 'pg';
import { measureIntake } from './intake.mjs';
import { quantile } from './statistics.mjs';
import { fillUnderstanding } from './understand-rows.mjs';
import { newWorkspace } from './workspace.mjs';

const LARGE = Number(process.env['BENCH_RESPONSES'] ?? 1_000_000);
const SMALL = LARGE / 10;
const REQUESTS = 60;
const WARM_UP = 5;

/** The reports that explain, by name: one line for each. `of` has the workspace and the survey that was filled. */
const REPORTS = {
  questions: ({ survey }) => `/v1/reports/questions?survey_id=${survey}`,
  'questions by channel': ({ survey }) => `/v1/reports/questions?survey_id=${survey}&question=why&by=channel`,
  drivers: ({ survey }) => `/v1/reports/drivers?survey_id=${survey}`,
  change: () => '/v1/reports/change?metric=nps&by=channel',
  'heat table': () => '/v1/reports/heat?metric=nps&rows=channel&columns=language',
  orders: () => '/v1/reports/orders',
};

const DEFINITION = {
  default_language: 'en',
  languages: ['en'],
  questions: [
    { key: 'recommend', kind: 'nps' },
    { key: 'fast', kind: 'csat' },
    { key: 'why', kind: 'multi', choices: [{ key: 'late' }, { key: 'price' }, { key: 'help' }] },
  ],
  texts: {
    en: Object.fromEntries(
      ['recommend.title', 'fast.title', 'why.title', 'why.choices.late', 'why.choices.price', 'why.choices.help'].map(
        (id) => [`questions.${id}`, 'Text'],
      ),
    ),
  },
};

/**
 * Every report that explains, in a workspace with 1,000,000 responses of 200,000 customers in a year, compared with one of a tenth; how soon a report
 * has an answer; and what the reports that are prepared in the background cost the intake. Rows are inserted directly.
 */
export async function understand({ product, postgres, log }) {
  const workspaces = [];
  for (const [name, responses] of [
    ['understand-small', SMALL],
    ['understand-large', LARGE],
  ]) {
    const workspace = await newWorkspace(product.url, name);
    const { id } = await workspace.call('POST', '/v1/surveys', { name: 'Bench', definition: DEFINITION });
    await workspace.call('POST', `/v1/surveys/${id}/publish`);
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const took = await timed(() => fillUnderstanding(client, workspace.tenantId, id, responses));
    await prepared(client, workspace);
    await client.end();
    log(`understand: ${responses.toLocaleString('en')} responses in ${Math.round(took / 1000)} s`);
    workspaces.push({ ...workspace, survey: id });
  }
  const lines = [];
  for (const [name, pathOf] of Object.entries(REPORTS)) lines.push(await reportLine(name, pathOf, workspaces, log));
  lines.push(await freshness(workspaces[1]));
  lines.push(await intakeBeside(product.url, workspaces[1]));
  return lines;
}

/** What happens to one customer makes the product prepare its reports, as it does by itself once something has happened; waits for them. */
async function prepared(client, { call, tenantId }) {
  const event = {
    id: 'bench',
    kind: 'order',
    external_id: 'bench',
    occurred_at: new Date(Date.now() - 60_000).toISOString(),
    amount: { value: 10, currency: 'EUR' },
  };
  await call('POST', '/v1/events/batch', { events: [event] });
  for (let rows = 0; rows === 0; await new Promise((resolve) => setTimeout(resolve, 200)))
    rows = (
      await client.query('select from analytics.prepared_report where tenant_id = $1 and content is not null', [
        tenantId.replace(/^wsp_/, ''),
      ])
    ).rowCount;
}

/** Alternates between the workspaces, so that other load on the machine affects both alike. */
async function reportLine(name, pathOf, workspaces, log) {
  const times = workspaces.map(() => []);
  for (let i = 0; i < REQUESTS + WARM_UP; i += 1)
    for (const [which, workspace] of workspaces.entries()) {
      const time = await timed(() => workspace.call('GET', pathOf(workspace)));
      if (i >= WARM_UP) times[which].push(time);
    }
  const [reference, value] = times.map((list) => quantile(list, 0.99));
  log(`${name}: medians ${times.map((list) => quantile(list, 0.5).toFixed(1)).join(' and ')} ms`);
  return {
    name: `report: ${name}, ${LARGE.toLocaleString('en')} responses, p99`,
    value,
    unit: 'ms',
    reference,
    referenceName: `the same at ${SMALL.toLocaleString('en')}`,
    goal: '<= 300, 2×',
    met: value <= 300 && value <= 2 * reference,
  };
}

/** From the reply to an answer until a report counts it. */
async function freshness({ call, survey }) {
  const read = async () => (await call('GET', `/v1/reports/questions?survey_id=${survey}`)).questions[0].n;
  const before = await read();
  await call('POST', '/v1/responses', { survey_id: survey, answers: { recommend: 9, fast: 5, why: ['late'] } });
  const value = await timed(async () => {
    while ((await read()) === before);
  });
  return { name: 'an answer until a report counts it', value, unit: 'ms', goal: '<= 5,000', met: value <= 5_000 };
}

/** The intake of a workspace whose reports are prepared while it runs, compared with one that has none. */
async function intakeBeside(url, workspace) {
  const empty = await newWorkspace(url, 'understand-empty');
  const rate = async (of) => (await measureIntake({ url, workspace: of })).perSecond;
  const [reference, value] = [await rate(empty), await rate(workspace)];
  return {
    name: 'intake beside background work',
    value,
    unit: 'responses/s',
    reference,
    referenceName: 'a workspace without rows',
    goal: '>= 0.9×',
    met: value >= 0.9 * reference,
  };
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
