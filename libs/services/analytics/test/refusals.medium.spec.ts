import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, EventRecorded, ResponseSubmitted, SurveyPublished } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';
import { nps, published, SURVEY } from './builders.js';
import { recorded } from './customer-events.js';

let m: Medium;
const AT = '2026-03-02T10:00:00.000Z';
/** Workspaces with nothing, and with three answers, a visit, a lead and an order of one customer. */
const [empty, tiny] = [{ tenantId: randomUUID() }, { tenantId: randomUUID() }];
const questions = [
  { key: 'nps', kind: 'nps' },
  { key: 'why', kind: 'single', choices: [{ key: 'late' }] },
];

beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-03-05T00:00:00Z') });
  for (const caller of [empty, tiny])
    await m.publish(SurveyPublished, { ...published(SURVEY), definition: { questions } }, caller);
  const answers = [{ question: 'why', kind: 'single', value: 'late' }];
  for (const score of [9, 10, 3])
    await m.publish(ResponseSubmitted, nps(score, AT, { customer: `c-${score}`, comment: 'Late.', answers }), tiny);
  const order = recorded({ external_id: 'c-9' });
  const profile = { customer_id: order.customer_id!, external_id: 'c-9', language: null, attributes: {}, revision: 1 };
  await m.publish(CustomerChanged, { ...profile, changed_at: AT }, tiny);
  for (const kind of ['visit', 'lead'])
    await m.publish(EventRecorded, { ...order, event_id: randomUUID(), kind, amount: null }, tiny);
  await m.publish(EventRecorded, order, tiny);
  await m.drained();
  for (const caller of [empty, tiny])
    await m.as(caller).post('/v1/goals').send({ figure: 'nps', target: 40, by: '2026-12-31' }).expect(201);
});
afterAll(() => m?.close());

/** The reports with a query, and the members that hold what is known without more data: counts, credits and settings. */
const REPORTS: readonly (readonly [path: string, query: string])[] = [
  ['attribution', ''],
  ['change', 'metric=nps&by=channel'],
  ['churn', ''],
  ['drivers', `survey_id=${publicId('srv', SURVEY)}`],
  ['effect', ''],
  ['goals', ''],
  ['heat', 'metric=nps&rows=channel&columns=language'],
  ['key-figures', ''],
  ['orders', ''],
  ['questions', `survey_id=${publicId('srv', SURVEY)}`],
  ['roi/measures', 'currency=EUR'],
  ['topics', ''],
];

type Json = null | string | number | boolean | readonly Json[] | { readonly [member: string]: Json };

/** All objects of a reply. */
function* objectsOf(json: Json): Generator<{ readonly [member: string]: Json }> {
  if (typeof json !== 'object' || json === null) return;
  if (!Array.isArray(json)) yield json as { readonly [member: string]: Json };
  for (const member of Object.values(json)) yield* objectsOf(member as Json);
}

const ESTIMATES = /^(?:value|mean|median|delta|within|mix|effect|r_squared|precision|recall|purchases|p)$/;

describe.each(REPORTS)('the report %s', (path, query) => {
  it.each([
    ['nothing', empty],
    ['three answers and an order', tiny],
  ])('of %s says what is missing, and no number that chance could give', async (_data, caller) => {
    const reply = await m.as(caller).get(`/v1/reports/${path}?${query}`).expect(200);
    const objects = [...objectsOf(reply.body as Json)];
    const refusals = objects.flatMap(({ refusal }) =>
      refusal ? [refusal as { readonly [member: string]: Json }] : [],
    );
    const isAccounting = path === 'attribution' && caller === tiny;
    const isCounted = path === 'topics' && caller === tiny;
    if (!isAccounting && !isCounted) expect(refusals.length).toBeGreaterThan(0);
    for (const { kind, code, message, needed, have } of refusals) {
      expect(['too_early', 'not_apart', 'nothing']).toContain(kind);
      expect(code).toMatch(/^[a-z_]+$/);
      expect(message).toMatch(/^[A-Z0-9].*\.$/);
      if (typeof needed === 'number') expect(have).toBeLessThan(needed);
    }
    const isGoal = ({ figure, target }: { readonly [member: string]: Json }) =>
      figure !== undefined && target !== undefined;
    for (const each of objects.filter((one) => !isGoal(one) && one['kind'] === undefined))
      for (const [member, value] of Object.entries(each))
        if (ESTIMATES.test(member) && typeof value === 'number')
          throw new Error(`${member} in ${JSON.stringify(each)}`);
  });

  it('explains and exports nothing as readily', async () => {
    if (path === 'roi/measures') return;
    for (const caller of [empty, tiny]) {
      const { body } = await m.as(caller).get(`/v1/reports/${path}/explain?${query}`).expect(200);
      expect(body.definition.length).toBeGreaterThan(40);
      const { text } = await m.as(caller).get(`/v1/reports/${path}/export?${query}`).expect(200);
      expect(text).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});
