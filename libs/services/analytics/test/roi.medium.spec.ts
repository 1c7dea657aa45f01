import { randomUUID } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnalyticsActionAudited, TaskChanged, TaskOpened } from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { medium, type Medium } from '@hearback/testing';
import { parse } from 'csv-parse/sync';
import { RecordCustomerEvents } from '../src/application/orders/record-customer-events.js';
import { AnalyticsModule } from '../src/index.js';
import { onlineRetail } from './orders-data.js';

let m: Medium;
beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-04-15T10:00:00Z') });
});
afterAll(() => m?.close());

const money = (value: number) => [{ name: 'Amount', unit: 'money', value }];
const cost = (value: number, timing: string) => {
  return { kind: 'cost', name: `Cost ${timing}`, note: 'offer', evidence: 'measured', timing, factors: money(value) };
};
const gain = (kind: string, value: number, more: object = {}) => {
  return { kind, name: kind, evidence: 'assumed', factors: money(value), ...more };
};
/** Published as "ROI 140 %". */
const CHATBOT_YEAR = {
  name: 'Chatbot',
  currency: 'EUR',
  starts_in: '2026-01',
  lines: [
    cost(5000, 'once'),
    gain('saving', 3000, { timing: 'yearly', evidence: 'measured', note: 'payroll' }),
    gain('margin', 4000, { timing: 'yearly' }),
  ],
};
/** Published as "ROI 128 %". */
const CHATBOT_HALF_YEAR = {
  ...CHATBOT_YEAR,
  months: 6,
  lines: [
    cost(1000, 'once'),
    cost(200, 'monthly'),
    gain('saving', 1000),
    gain('revenue', 1500, { margin: { value: 1 } }),
  ],
};
const CLAIM = { claim: 1.28, months: 6, one_off_cost: 1000, recurring_cost: 200, savings: 1000, extra_revenue: 1500 };
const CONVERSION = { conversion_before: 0.025, conversion_after: 0.03, order_value_before: 50, order_value_after: 52 };
const WORK = {
  inquiries_before: 500,
  minutes_before: 15,
  staff_cost_before: 4000,
  inquiries_after: 350,
  minutes_after: 12,
  staff_cost_after: 3000,
};

/** A task by hand. */
const TASK = { rule_id: null, rule_name: null, assignee_id: null, title: 'Call', reason: null, comment: null };

/** The shop of 2011, so much later that its last order is of today. */
const later = (time: string) =>
  new Date(Date.parse(time) + Date.UTC(2026, 3, 15) - Date.UTC(2011, 11, 10)).toISOString();

const create = async (body: object) => (await m.as().post('/v1/scenarios').send(body).expect(201)).body;
const roi = async (id: string, path = '') => m.as().get(`/v1/reports/roi${path}`).query({ scenario_id: id });
const change = (id: string, revision: number, body: object) =>
  m.as().patch(`/v1/scenarios/${id}`).set('if-match', `"${revision}"`).send(body);

describe('the return of a scenario', () => {
  it('has both definitions by their names, where “140 %” was told', async () => {
    const { id } = await create(CHATBOT_YEAR);
    const { body } = await roi(id);
    expect(body).toMatchObject({
      object: 'roi',
      refusal: null,
      plan: {
        benefit: expect.closeTo(7000, 8),
        cost: 5000,
        net_roi: expect.closeTo(0.4, 10),
        gross_roi: expect.closeTo(1.4, 10),
        net_present_value: expect.closeTo(1565.46, 2),
        payback_months: expect.closeTo(8.571, 3),
        break_even_share: expect.closeTo(0.7142857, 6),
      },
      by_evidence: { measured: { net_roi: expect.closeTo(-0.4, 10) } },
      spent: null,
      with_actuals: null,
    });
    const { steps } = (await roi(id, '/explain')).body;
    expect(steps[0]).toMatchObject({ name: 'net_roi', substituted: '(7000 − 5000) / 5000', value: body.plan.net_roi });
    const rows = parse((await roi(id, '/export')).text, { columns: true }) as Record<string, string>[];
    expect(rows.find(({ name, number }) => name === 'plan' && number === 'gross_roi')?.['value']).toMatch(
      /^1\.(4|39{6})/,
    );
  });

  it('follows margin and ramp as in the example that was told as “128 %”', async () => {
    const { id, lines, revision } = await create(CHATBOT_HALF_YEAR);
    const net = async () => (100 * (await roi(id)).body.plan.net_roi).toFixed(1);
    expect(await net()).toBe('581.8');
    expect((await roi(id)).body.warnings).toContainEqual({ code: 'margin_is_whole', line_ids: [lines[3].id] });
    let at = revision;
    const withSales = async (more: object) => {
      const sales = { ...lines[3], ...more };
      await change(id, at, { lines: [...lines.slice(0, 3), sales] }).expect(200);
      at += 1;
      return net();
    };
    for (const [value, percent] of [
      [0.2, '254.5'],
      [0.4, '336.4'],
      [0.6, '418.2'],
      [0, '172.7'],
    ] as const)
      expect(await withSales({ margin: { value } })).toBe(percent);
    const ramped = lines.map((line: { kind: string }) => ({ ...line, ramp_months: line.kind === 'cost' ? 0 : 6 }));
    await change(id, at, { lines: ramped }).expect(200);
    expect(await net()).toBe('297.7');
  });

  it('is one page as a PDF in each language, and of its workspace only', async () => {
    const { id } = await create(CHATBOT_YEAR);
    const pdf = (query: object, tenantId = m.tenantId) =>
      m.as({ tenantId }).get('/v1/reports/roi/pdf').query(query).responseType('blob');
    for (const language of ['en', 'de', 'fr', 'ar']) {
      const { body, headers, status } = await pdf({ scenario_id: id, language });
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
      expect(headers['content-disposition']).toBe('attachment; filename="roi.pdf"');
      const text = (body as Buffer).toString('latin1');
      expect(text.split(/\/Type \/Page\b(?!s)/).length - 1).toBe(1);
      expect(text).toContain(`/Lang (${language})`);
    }
    // Nothing costs: there is a page, which says so.
    const { id: empty } = await create({ ...CHATBOT_YEAR, lines: [] });
    expect((await pdf({ scenario_id: empty })).status).toBe(200);
    expect((await pdf({ scenario_id: id, language: 'tlh' })).status).toBe(400);
    expect((await pdf({ scenario_id: id }, m.otherTenantId)).status).toBe(404);
  });

  it('is refused where nothing costs, with what is missing', async () => {
    const { id } = await create({ ...CHATBOT_YEAR, lines: [] });
    const { body } = await roi(id);
    expect(body.refusal).toMatchObject({ kind: 'nothing', code: 'no_lines' });
    expect(body.plan).toMatchObject({ net_roi: null, gross_roi: null });
    expect((await roi(`scn_${'0'.repeat(32)}`)).status).toBe(404);
  });
});

describe('a scenario', () => {
  it('is changed only as it was read, copied, archived and restored, and belongs to its workspace', async () => {
    const { id, lines } = await create(CHATBOT_YEAR);
    const entry = { line_id: lines[0].id, month: '2026-01', amount: 5200 };
    const both = await Promise.all([change(id, 1, { ledger: [entry] }), change(id, 1, { ledger: [entry] })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect((await roi(id)).body).toMatchObject({ spent: { actual_cost: 5200, planned_cost: 5000, months: 1 } });
    await m.as().patch(`/v1/scenarios/${id}`).send({}).expect(428);
    const { body: copy } = await m.as().post(`/v1/scenarios/${id}/copy`).send({ name: 'Again' }).expect(201);
    expect(copy).toMatchObject({ name: 'Again', ledger: [], revision: 1, lines });
    await change(id, 2, { archived: true }).expect(200);
    const ids = async (state: string) => {
      const { data } = (await m.as().get('/v1/scenarios').query({ state, limit: 100 })).body;
      return data.map((scenario: { id: string }) => scenario.id);
    };
    expect([(await ids('current')).includes(id), (await ids('archived')).includes(id)]).toEqual([false, true]);
    const { body: restored } = await change(id, 3, { archived: false, name: 'Bot' }).expect(200);
    expect(restored).toMatchObject({ name: 'Bot', archived: false, ledger: [entry], revision: 4 });
    const stranger = m.as({ tenantId: m.otherTenantId });
    await stranger.get(`/v1/scenarios/${id}`).expect(404);
    await stranger.post(`/v1/scenarios/${id}/copy`).send({ name: 'Mine' }).expect(404);
    const audited = (await m.events.all(AnalyticsActionAudited)).map(({ payload }) => payload.action);
    expect(audited).toEqual(expect.arrayContaining(['scenario.created', 'scenario.archived', 'scenario.restored']));
    expect(JSON.stringify(await m.events.all(AnalyticsActionAudited))).not.toContain('Chatbot');
  });

  it('refuses revenue as a benefit and whatever cannot be computed, and stores nothing of it', async () => {
    const name = randomUUID();
    const post = (body: object) =>
      m
        .as()
        .post('/v1/scenarios')
        .send({ ...CHATBOT_YEAR, name, ...body });
    const refused = await post({ lines: [gain('revenue', 1500)] });
    expect([refused.status, refused.body.code, refused.body.errors[0]]).toMatchObject([
      422,
      'analytics.bad-scenario',
      { pointer: '/lines/0/margin', code: 'revenue-is-no-benefit' },
    ]);
    await post({ currency: 'XXQ' }).expect(422);
    for (const body of [
      { starts_in: '2026-13' },
      { months: 0 },
      { monthly_rate: -2 },
      { lines: [cost(-5, 'once')] },
      { lines: [{ ...cost(5, 'once'), factors: [{ name: 'x', unit: 'money', value: 1e400 }] }] },
      { lines: Array.from({ length: 61 }, () => cost(1, 'once')) },
    ])
      await post(body).expect(400);
    const { data } = (await m.as().get('/v1/scenarios').query({ state: 'all', limit: 100 })).body;
    expect(data.filter((scenario: { name: string }) => scenario.name === name)).toEqual([]);
  });
});

describe('a factor', () => {
  it('follows what is counted here, with its interval, and keeps what was entered where too little is known', async () => {
    const tenantId = randomUUID();
    const work = async (minutes: number, more: object = {}) => {
      const task = { task_id: randomUUID(), response_id: null };
      const at = '2026-04-01T09:00:00.000Z';
      await m.publish(TaskOpened, { ...TASK, ...task, opened_at: at, due_at: at }, { tenantId });
      const work = { minutes, cost_minor: minutes * 50, currency: 'EUR' };
      await m.publish(TaskChanged, { ...task, changed_at: at, work, ...more }, { tenantId });
    };
    for (const minutes of [12, 15, 9, 30, 12, 18, 20, 11, 14, 9]) await work(minutes);
    await work(600, { status: 'cancelled' });
    await m.drained();
    const as = () => m.as({ tenantId });
    const measures = async (currency: string) => {
      const { body } = await as().get('/v1/reports/roi/measures').query({ currency }).expect(200);
      return new Map(body.measures.map((measure: { name: string }) => [measure.name, measure]));
    };
    const euros = await measures('EUR');
    expect(euros.get('tasks_a_month')).toMatchObject({ value: expect.closeTo((10 * 30.436875) / 90, 8), n: 10 });
    expect(euros.get('minutes_per_task')).toMatchObject({ value: 15, unit: 'minutes', n: 10, refusal: null });
    expect(euros.get('hourly_cost')).toMatchObject({ value: expect.closeTo(30, 8), unit: 'money' });
    expect(euros.get('cost_per_task')).toMatchObject({ value: expect.closeTo(7.5, 8) });
    expect((await measures('USD')).get('hourly_cost')).toMatchObject({ value: null, refusal: { kind: 'nothing' } });
    const follows = (name: string, unit: string, value: number) => ({ name, unit, value, follows: name });
    const lines = [
      cost(100, 'once'),
      {
        ...gain('freed_hours', 1),
        factors: [
          { name: 'Fewer tasks', unit: 'number', value: 4 },
          follows('minutes_per_task', 'minutes', 99),
          follows('hourly_cost', 'money', 99),
        ],
        reuse: { text: 'Calls', value: 1 },
      },
    ];
    const { body: scenario } = await as()
      .post('/v1/scenarios')
      .send({ ...CHATBOT_YEAR, lines })
      .expect(201);
    const { body } = await as().get('/v1/reports/roi').query({ scenario_id: scenario.id }).expect(200);
    expect(body.plan.benefit).toBeCloseTo(12 * 4 * 0.25 * 30, 6);
    expect(body.measures.map(({ name }: { name: string }) => name)).toEqual(['minutes_per_task', 'hourly_cost']);
    expect(body.tornado).toMatchObject([
      { factor: '1', low: expect.closeTo(10.45, 1), high: expect.closeTo(19.55, 1) },
    ]);
    expect(scenario.lines[1].factors[1].value).toBe(99);
  });
});

describe('the report about orders', () => {
  it('and what factors follow are the same numbers', async () => {
    const tenantId = randomUUID();
    const shop = onlineRetail(tenantId).map((fact) => ({ ...fact, occurredAt: later(fact.occurredAt) }));
    const record = m.app.get(RecordCustomerEvents, { strict: false });
    await m.app.get(BatchDatabase, { strict: false }).withTenants([tenantId], (tx) => record.execute(tx, shop));
    await m.drained();
    const { body: orders } = await m.as({ tenantId }).get('/v1/reports/orders').expect(200);
    const { body } = await m.as({ tenantId }).get('/v1/reports/roi/measures').query({ currency: 'GBP' }).expect(200);
    const of = (name: string) => body.measures.find((measure: { name: string }) => measure.name === name);
    const [pounds] = orders.values;
    expect(of('order_value').value).toBeCloseTo(pounds.order_value.value / 100, 8);
    expect(of('order_value').interval.low).toBeCloseTo(pounds.order_value.interval.low / 100, 8);
    expect(of('orders_a_month').n).toBe(orders.orders);
    expect(orders.churn.at(-1).refusal).toBeNull();
    expect(of('churn').value).toBeGreaterThan(0);
    expect(of('churn').interval.low).toBeLessThan(of('churn').value);
    expect(of('conversion')).toMatchObject({ value: null, refusal: { kind: 'nothing' } });
  });
});

describe('a claim', () => {
  const claim = (query: object, path = '') => m.as().get(`/v1/reports/claim${path}`).query(query);

  it('of 128 % cannot be produced by its inputs; each definition gives its own figure', async () => {
    const { body } = await claim({ ...CLAIM, ...CONVERSION, ...WORK }).expect(200);
    expect(body.verdict).toBe('128 % cannot be produced by these inputs.');
    const percent = Object.fromEntries(
      body.figures.map(({ definition, value }: { definition: string; value: number }) => [
        definition,
        (100 * value).toFixed(1),
      ]),
    );
    expect(percent).toMatchObject({
      net_one_off_only: '1280.0',
      net_all_costs: '581.8',
      net_no_revenue: '172.7',
      gross: '681.8',
      net_one_month: '130.0',
      net_ramp: '297.7',
      net_ramp_margin_40: '154.5',
    });
    expect(body).toMatchObject({
      produced_by: [],
      benefit: 15_000,
      cost: 2200,
      needed_benefit: expect.closeTo(5016, 8),
    });
    const { conversion, work } = body;
    expect([Math.round(conversion.visits), Math.round(conversion.base_revenue)]).toEqual([4839, 6048]);
    expect([conversion.one_month.z.toFixed(2), conversion.one_month.p.toFixed(3)]).toEqual(['1.49', '0.136']);
    expect(conversion.whole_period.z.toFixed(2)).toBe('3.68');
    expect(work).toEqual({ minutes_before: 7500, minutes_after: 4200, work_change: -0.44, cost_change: -0.25 });
    const { steps } = (await claim(CLAIM, '/explain').expect(200)).body;
    for (const { name, substituted, value } of steps as { name: string; substituted: string; value: number }[])
      expect([name, resultOf(substituted)]).toEqual([name, expect.closeTo(value, 8)]);
    expect((await claim(CLAIM, '/export').expect(200)).text).toContain('"net_one_off_only","12.8","1.28","false"');
  });

  it('of 140 % is benefit by cost, and a return of 40 %', async () => {
    const year = { months: 12, one_off_cost: 5000, recurring_cost: 0, savings: 250, extra_revenue: 4000 / 12 };
    const { body } = await claim({ ...year, claim: 1.4 }).expect(200);
    expect(body).toMatchObject({
      produced_by: ['gross'],
      verdict: '140 % is benefit by cost, which is no return.',
      conversion: null,
      work: null,
    });
    expect((await claim({ ...year, claim: 0.4 })).body.produced_by).toContain('net_all_costs');
  });

  it('needs what belongs together', async () => {
    const { body, status } = await claim({ ...CLAIM, conversion_before: 0.02 });
    expect([status, body.code, body.errors.length]).toEqual([400, 'analytics.incomplete-claim', 3]);
    for (const query of [{ ...CLAIM, months: 0 }, { ...CLAIM, claim: 'much' }, { claim: 1 }])
      await claim(query).expect(400);
  });
});

/** The value of a sum such as `(6 · (1000 + 1500)) / (1000)`. */
function resultOf(sum: string): number {
  return Number(runInNewContext(sum.replaceAll('·', '*').replaceAll('−', '-')));
}
