import pg from 'pg';
import { addCountsFrom, countsOf } from '../../libs/services/analytics/dist/persistence/count-statements.js';
import { HttpConnection } from '../load/http-connection.mjs';
import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

const MONTHS = 18;
const REQUESTS = 400;

/**
 * NPS over 18 months by month, week and day: a workspace with 1,000,000 responses compared with one of 10,000. Their scores are
 * inserted directly, because 1,000,000 submissions would take too long, and counted by the product's own statement.
 */
export async function trend({ product, postgres, log }) {
  const small = await newWorkspace(product.url, 'trend-small');
  const large = await newWorkspace(product.url, 'trend-large');
  await fill(postgres.url, small, 10_000);
  await fill(postgres.url, large, 1_000_000);
  const lines = [];
  for (const interval of ['month', 'week', 'day']) {
    const times = await alternating(product.url, [small, large], interval);
    const [reference, value] = times.map((list) => quantile(list, 0.99));
    const medians = times.map((list) => quantile(list, 0.5).toFixed(2));
    log(`trend by ${interval}: medians ${medians.join(' and ')} ms at 10,000 and 1,000,000 responses`);
    lines.push({
      name: `trend report by ${interval}, 18 months, 1,000,000 responses, p99`,
      value,
      unit: 'ms',
      reference,
      referenceName: 'the same at 10,000',
      goal: '<= 15, 1.5×',
      met: value <= 15 && value <= 1.5 * reference,
    });
  }
  return lines;
}

/** Alternates between the workspaces, so that other load on the machine affects both alike. */
async function alternating(url, workspaces, interval) {
  const to = new Date().toISOString().slice(0, 10);
  const from = new Date(Date.now() - MONTHS * 30.44 * 86_400_000).toISOString().slice(0, 10);
  const times = workspaces.map(() => []);
  const connections = workspaces.map(() => new HttpConnection(url));
  const path = `/v1/metrics/nps?from=${from}&to=${to}&interval=${interval}`;
  const get = (which) => {
    const request = `GET ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\nauthorization: Bearer ${workspaces[which].secretKey}\r\n\r\n`;
    return new Promise((resolve) => connections[which].send(request, resolve));
  };
  for (let i = 0; i < REQUESTS + 40; i += 1) {
    for (const which of workspaces.keys()) {
      const started = performance.now();
      const status = await get(which);
      if (status !== 200) throw new Error(`trend: ${status}`);
      if (i >= 40) times[which].push(performance.now() - started);
    }
  }
  for (const connection of connections) connection.close();
  return times;
}

/** Inserts the scores of 18 months with three touchpoints, two languages, three channels and two attributes, and counts them. */
async function fill(url, { tenantId, surveyId }, responses) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const survey = surveyId.slice('srv_'.length);
    await client.query(
      `insert into analytics.score_fact
       select $1::uuid, 1, gen_random_uuid(), 'recommend', 'nps', 'nps.v1', $2::uuid,
         ('0198c0a4-1d3e-7b6f-8a2c-00000000000' || i % 3)::uuid, (array['link', 'api', 'widget'])[1 + i % 3],
         (array['en', 'fr'])[1 + i % 2],
         jsonb_build_object('visits', (array['<=3', '>3..6', '>6..10', '>10'])[1 + i % 4], 'store', 'store ' || i % 10),
         now() - random() * interval '18 months', (array[0, 3, 5, 6, 7, 8, 8, 9, 9, 10, 10, 10])[1 + i % 12], true
       from generate_series(1, $3::integer) i`,
      [tenantId.replace(/^wsp_/, ''), survey, responses],
    );
    const facts = '(select * from analytics.score_fact where tenant_id = $1)';
    await client.query(`with counted as (${countsOf(facts)}) ${addCountsFrom('counted')}`, [
      tenantId.replace(/^wsp_/, ''),
    ]);
    await client.query('vacuum analyze analytics.score_fact, analytics.score_count');
  } finally {
    await client.end();
  }
}
