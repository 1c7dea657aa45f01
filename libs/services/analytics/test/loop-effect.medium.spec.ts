import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CustomerChanged,
  CustomerMerged,
  CustomerMessageReleased,
  CustomerUnmerged,
  PromiseChanged,
  ResponseSubmitted,
  TaskChanged,
  TaskOpened,
  type EventContract,
  type PayloadOf,
} from '@hearback/contracts';
import { seededRandom } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';
import { answerOf, automaticReply, personAnswered, promise, taskOpened } from './handling-events.js';

let m: Medium;
beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-11-01T00:00:00Z') });
});
afterAll(() => m?.close());

interface Told {
  readonly contract: EventContract;
  readonly payload: unknown;
}
const told = <C extends EventContract>(contract: C, payload: PayloadOf<C>): Told => ({ contract, payload });

/** Customers who gave a low score and answered again: those answered gain 2 more than the others, whose scores rise by 1 or 2 anyway. */
function planted(count: number, how: 'nobody' | 'person' | 'automatic' | 'too late'): Told[] {
  return Array.from({ length: count }, (_, i) => {
    const customer = `${how}-${i}`;
    const first = 2 + (i % 3);
    const anyway = first + 1 + (Math.floor(i / 3) % 2);
    const answer = answerOf(customer, i % 60, first);
    const again = answerOf(customer, 60 + (i % 60), how === 'person' ? anyway + 2 + Number(i % 4 === 0) : anyway);
    const [task, kept] = [randomUUID(), randomUUID()];
    const opened = told(TaskOpened, taskOpened(task, answer.response_id, i % 60));
    const daysUntil = how === 'too late' ? 200 : 0.5;
    const done =
      how === 'nobody'
        ? []
        : how === 'automatic'
          ? [opened, told(CustomerMessageReleased, automaticReply(task, i % 60))]
          : [
              opened,
              told(TaskChanged, personAnswered(task, answer.response_id, (i % 60) + daysUntil)),
              told(PromiseChanged, promise(task, kept, 'open', (i % 60) + daysUntil)),
              told(PromiseChanged, promise(task, kept, 'kept', (i % 60) + daysUntil + 3)),
            ];
    return [told(ResponseSubmitted, answer), told(ResponseSubmitted, again), ...done];
  }).flat();
}

const AT = '2026-10-01T00:00:00.000Z';
const customerOf = (id: string, name: string): PayloadOf<typeof CustomerChanged> => ({
  customer_id: id,
  external_id: name,
  language: null,
  attributes: {},
  revision: 1,
  changed_at: AT,
});
const pointerOf = (from: { id: string; name: string }, kept: { id: string; name: string }) => ({
  merge_id: randomUUID(),
  customer_id: from.id,
  external_id: from.name,
  kept_customer_id: kept.id,
  kept_external_id: kept.name,
});

async function tell(events: readonly Told[]): Promise<void> {
  for (const { contract, payload } of events) await m.publish(contract, payload as PayloadOf<EventContract>);
  await m.drained();
}

async function get(path: string, tenantId = m.tenantId) {
  const reply = await m.as({ tenantId }).get(path);
  expect(reply.status).toBe(200);
  return reply;
}

describe('the loop effect', () => {
  it('says what is missing before anything is known', async () => {
    const { body } = await get('/v1/reports/effect', m.otherTenantId);
    expect(body).toMatchObject({ metric: 'nps', method_version: null, customers: 0, regression: null });
    expect(body.rows[0]).toMatchObject({
      effect: null,
      pairs: 0,
      refusal: { kind: 'nothing', code: 'too_few_followed_up' },
    });
  });

  it('is found as it was planted, from events in any order, each twice', async () => {
    const random = seededRandom(3);
    const events = [
      ...planted(36, 'person'),
      ...planted(60, 'nobody'),
      ...planted(12, 'automatic'),
      ...planted(6, 'too late'),
    ];
    const shuffled = events.map((event) => ({ event, at: random() })).toSorted((a, b) => a.at - b.at);
    await tell([...shuffled, ...shuffled].map(({ event }) => event));
    m.clock.advance(120_000);
    await m.drained();
    const { body } = await get('/v1/reports/effect');
    expect(body).toMatchObject({
      metric: 'nps',
      method_version: 'nps.v1',
      customers: 114,
      again: 114,
      silent_others: 0,
    });
    const of = (action: string) => body.rows.find((row: { action: string }) => row.action === action);
    expect(of('any_person')).toMatchObject({ treated: 36, pairs: 36, pairs_needed: 0, verdict: 'better' });
    expect(of('any_person').effect).toBeCloseTo(2.25, 10);
    expect(of('any_person').interval.low).toBeGreaterThan(1.5);
    expect(of('promise_kept').pairs).toBe(36);
    expect(of('person_later')).toMatchObject({ effect: null, refusal: { code: 'too_few_followed_up', have: 0 } });
    expect(of('automatic_only')).toMatchObject({ pairs: 12, pairs_needed: 18, verdict: 'no_clear_change' });
    expect(body.regression.lands_at).toBeLessThan(of('any_person').answered.next);
  });

  it('is explained, exported and listed by the same numbers', async () => {
    const { rows } = (await get('/v1/reports/effect')).body;
    const { steps } = (await get('/v1/reports/effect/explain')).body;
    expect(steps.map(({ name }: { name: string }) => name)).toEqual([
      'effect',
      'standard_error',
      'interval',
      'regression',
    ]);
    expect(steps[0].value).toBe(rows[0].effect);
    const lines = (await get('/v1/reports/effect/export')).text.trim().split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[1]).toContain(`"nps","nps.v1","any_person","36","36","${rows[0].effect}",`);
    const { data } = (await get('/v1/reports/effect/pairs')).body;
    expect(data).toHaveLength(36);
    for (const { answered, not_answered } of data) expect(answered.first).toBe(not_answered.first);
    const differences = data.map(
      (pair: { answered: { next: number }; not_answered: { next: number } }) =>
        pair.answered.next - pair.not_answered.next,
    );
    expect(differences.reduce((sum: number, each: number) => sum + each, 0) / 36).toBeCloseTo(rows[0].effect, 10);
  });

  it('is computed on request for other periods and scores, and rejects what is none', async () => {
    const csat = (await get('/v1/reports/effect?metric=csat')).body;
    expect(csat).toMatchObject({ metric: 'csat', customers: 0 });
    const early = (await get('/v1/reports/effect?from=2026-01-05&to=2026-01-15&match=language')).body;
    expect(early.customers).toBeGreaterThan(10);
    expect(early.customers).toBeLessThan(40);
    for (const [query, status] of [
      ['from=yesterday', 400],
      ['metric=joy', 400],
      ['match=weather', 400],
      [`touchpoint_id=tpt_${'0'.repeat(32)}`, 404],
    ] as const) {
      const reply = await m.as().get(`/v1/reports/effect?${query}`);
      expect([query, reply.status]).toEqual([query, status]);
    }
  });

  it('counts profiles that were merged as one customer, until the merge is taken back', async () => {
    const tenantId = randomUUID();
    const profiles = Array.from({ length: 3 }, (_, i) => ({ id: randomUUID(), name: `profile-${i}` }));
    const [kept] = profiles;
    for (const [i, { id, name }] of profiles.entries()) {
      await m.publish(CustomerChanged, customerOf(id, name), { tenantId });
      await m.publish(ResponseSubmitted, answerOf(name, 10 * i, 4 + i), { tenantId });
    }
    const counted = async () => {
      await m.drained();
      m.clock.advance(120_000);
      await m.drained();
      const { customers, again } = (await get('/v1/reports/effect?metric=nps', tenantId)).body;
      return { customers, again };
    };
    // Nobody has answered twice.
    expect(await counted()).toEqual({ customers: 0, again: 0 });
    for (const profile of profiles.slice(1))
      await m.publish(CustomerMerged, { ...pointerOf(profile, kept!), revision: 1, merged_at: AT }, { tenantId });
    expect(await counted()).toEqual({ customers: 1, again: 1 });
    const unmerged = { ...pointerOf(profiles[2]!, kept!), revision: 2, unmerged_at: AT };
    await m.publish(CustomerUnmerged, unmerged, { tenantId });
    expect(await counted()).toEqual({ customers: 2, again: 1 });
  });

  it('knows what tasks cost, and forgets no customer after a rebuild', async () => {
    expect(
      await m.sql(
        `select count(*)::integer as tasks, sum(minutes)::integer as minutes, min(currency) as currency from analytics.handling where minutes is not null`,
      ),
    ).toEqual([{ tasks: 42, minutes: 1260, currency: 'EUR' }]);
    await m.sql('delete from analytics.respondent');
    await m.as().post('/v1/metrics/rebuild').send({});
    await m.drained();
    expect(await m.sql('select count(*)::integer as n from analytics.respondent')).toEqual([{ n: 228 }]);
  });
});
