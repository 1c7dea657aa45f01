import pg from 'pg';
import { apiClient } from '../product/product.mjs';
import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

const CUSTOMERS = 200_000;
const SEGMENTS = 50;
const CHANGES = 300;

/**
 * The rules of 50 segments over 200,000 customers with 800,000 events, compared with a plain reading of the same rows; and the change of one
 * customer, compared with one in a workspace without segments. Customers are inserted directly; another time zone of the workspace makes the product
 * count their events and evaluate all rules.
 */
export async function segments({ product, postgres, log }) {
  const [busy, plain] = [await newWorkspace(product.url, 'segments'), await newWorkspace(product.url, 'no-segments')];
  const call = apiClient(product.url, busy.secretKey);
  for (let i = 0; i < SEGMENTS; i += 1) await call('POST', '/v1/segments', { name: `S${i}`, conditions: rule(i) });
  await evaluated(call);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const tenant = busy.tenantId.replace(/^wsp_/, '');
    await fill(client, tenant);
    const reading = await timed(() => plainly(client, tenant));
    const { time_zone: before } = await call('GET', '/v1/workspace');
    const evaluating = await timed(async () => {
      await call('PATCH', '/v1/workspace', { time_zone: before === 'Europe/Paris' ? 'Europe/Lisbon' : 'Europe/Paris' });
      await begun(client, tenant);
      await evaluated(call);
    });
    const { rows } = await client.query(
      'select count(*)::integer as n from customers.segment_member where tenant_id = $1',
      [tenant],
    );
    log(`segments: ${rows[0].n} memberships of ${CUSTOMERS} customers in ${SEGMENTS} segments`);
    const [value, reference] = await changes([call, apiClient(product.url, plain.secretKey)]);
    return [
      {
        name: `${SEGMENTS} segments of ${CUSTOMERS.toLocaleString('en')} customers, all rules`,
        value: evaluating / 1000,
        unit: 's',
        reference: reading / 1000,
        referenceName: 'reading the same rows once',
        goal: '<= 30',
        met: evaluating <= 30_000,
      },
      {
        name: `one changed customer with ${SEGMENTS} segments, p99`,
        value,
        unit: 'ms',
        reference,
        referenceName: 'the same without segments',
        goal: '<= 50',
        met: value <= 50,
      },
    ];
  } finally {
    await client.end();
  }
}

/** Rules of all kinds; a few select many, most select few. */
function rule(i) {
  const plan = { attribute: { key: 'plan', op: 'eq', value: ['gold', 'silver', 'free'][i % 3] } };
  const visits = { attribute: { key: 'visits', op: 'gt', value: 50 + (i % 50) } };
  const orders = { event: { kind: 'order', op: 'at_least', times: 1 + (i % 3), within_days: 10 + i * 5 } };
  const spent = { value: { kind: 'order', currency: 'EUR', op: 'at_least', minor: 10_000 + i * 500 } };
  const score = { score: { metric: 'nps', op: i % 2 === 0 ? 'lte' : 'gte', value: 3 + (i % 6) } };
  return [
    { all: [plan, orders] },
    { all: [visits, spent] },
    { all: [score, plan] },
    { any: [{ all: [orders, spent] }, { all: [score, visits] }] },
    { all: [orders, { language_in: ['de'] }] },
  ][i % 5];
}

async function fill(client, tenant) {
  await client.query(
    `insert into customers.customer (tenant_id, id, external_id, name, language, attributes, revision, created_at, updated_at)
     select $1, gen_random_uuid(), 'B-' || i, null, (array['de', 'en', 'fr'])[1 + i % 3],
       jsonb_build_object('plan', (array['gold', 'silver', 'free', 'free'])[1 + i % 4], 'visits', i % 100), 1, now(), now()
     from generate_series(1, $2::integer) i`,
    [tenant, CUSTOMERS],
  );
  await client.query(
    `insert into customers.customer_event (tenant_id, id, source_id, customer_id, kind, occurred_at, amount_minor, currency, properties, created_at)
     select $1, gen_random_uuid(), external_id || '-' || n, id, (array['order', 'order', 'visit', 'delivery'])[n],
       now() - random() * interval '2 years', case when n < 3 then (random() * 20000)::bigint end, case when n < 3 then 'EUR' end, '{}', now()
     from customers.customer, generate_series(1, 4) n where tenant_id = $1`,
    [tenant],
  );
  await client.query(
    `insert into customers.customer_answer_day (tenant_id, customer_id, survey_id, metric, score, answered_at)
     select $1, id, $1, 'nps', (random() * 10)::integer, now() - random() * interval '1 year'
     from customers.customer where tenant_id = $1 and random() < 0.3`,
    [tenant],
  );
  await client.query('vacuum analyze customers.customer, customers.customer_event, customers.customer_answer_day');
}

/** What an evaluation has to read, by one statement for each table. */
async function plainly(client, tenant) {
  await client.query('select id, attributes, language from customers.customer where tenant_id = $1', [tenant]);
  await client.query(
    'select customer_id, kind, occurred_at, amount_minor from customers.customer_event where tenant_id = $1',
    [tenant],
  );
  await client.query('select * from customers.customer_answer_day where tenant_id = $1', [tenant]);
}

/** Waits until the new time zone has arrived. */
async function begun(client, tenant) {
  for (;;) {
    const { rows } = await client.query('select from customers.segment_run where tenant_id = $1', [tenant]);
    if (rows.length > 0) return;
    await pause();
  }
}

async function evaluated(call) {
  for (;;) {
    const { data } = await call('GET', '/v1/segments?limit=100');
    if (data.every(({ size }) => size !== null)) return;
    await pause();
  }
}

/** The 99th percentile of changes of one customer, alternating, so that other load on the machine affects both alike. */
async function changes(calls) {
  const times = calls.map(() => []);
  for (let i = 0; i < CHANGES; i += 1) {
    for (const [which, call] of calls.entries()) {
      const profile = { attributes: { plan: i % 2 === 0 ? 'gold' : 'free', visits: i % 100 } };
      times[which].push(await timed(() => call('PUT', `/v1/customers/B-${1 + (i % 50)}`, profile)));
    }
  }
  return times.map((list) => quantile(list.slice(CHANGES / 10), 0.99));
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
