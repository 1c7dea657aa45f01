import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AddressSuppressed,
  ConsentRecorded,
  CustomerAsked,
  EvidenceChanged,
  InvitationAnswered,
  InvitationClaimed,
  InvitationMailBounced,
  InvitationMailDelivered,
  InvitationSuppressed,
  PreferencesChanged,
  PlanChanged,
  ResponseSubmitted,
  SegmentChanged,
  SurveyPublished,
} from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import { INVITATION_TIMES, InvitationStore, type InvitationReport } from '../src/application/invitation-store.js';
import { analyticsFixture, type AnalyticsFixture } from './analytics-fixture.js';
import { nps, published, SURVEY } from './builders.js';
import { answered, ASKED_AT, bounced, claimed, delivered, evidence, PLAN, plan } from './invitation-events.js';
import { countsBehind, listed } from './cohort-lists.js';
import { recount } from './invitation-model.js';

const vectors = JSON.parse(readFileSync(new URL('./metrics.vectors.json', import.meta.url), 'utf8')) as {
  responseRates: Record<'I' | 'P' | 'R' | 'NC' | 'U' | 'e' | 'RR1' | 'RR2' | 'RR3' | 'RR4' | 'RR5' | 'RR6', number>;
  bounds: { N: number; P: number; D: number; n: number; lo: number; hi: number };
};

const PERIOD = 'from=2026-02-01&to=2026-02-10';
const FROM = new Date('2026-02-01T00:00:00Z');
const TO = new Date('2026-02-10T00:00:00Z');
const later = (days: number) => new Date(Date.parse(ASKED_AT) + days * 86_400_000).toISOString();

let m: AnalyticsFixture;
beforeAll(async () => {
  m = await analyticsFixture();
});
afterAll(() => m?.close());

/** Merges reports as the consumers do, in batches of this size. */
async function merge(tenantId: string, reports: readonly InvitationReport[], size: number): Promise<void> {
  const [store, database] = [
    m.app.get(InvitationStore, { strict: false }),
    m.app.get(BatchDatabase, { strict: false }),
  ];
  for (let start = 0; start < reports.length; start += size) {
    const batch = reports.slice(start, start + size);
    await database.withTenants([tenantId], (tx) => store.merge(tx, batch));
  }
}

async function get(tenantId: string, path: string) {
  const reply = await m.as({ tenantId }).get(path);
  expect({ status: reply.status, body: reply.status === 200 ? {} : (reply.body as unknown) }).toEqual({
    status: 200,
    body: {},
  });
  return reply.body;
}

describe('the funnel', () => {
  const segments = [randomUUID(), randomUUID()];
  const day = fc.integer({ min: -3, max: 30 }).map(later);
  const anyReport = fc.record({
    who: fc.integer({ min: 0, max: 5 }),
    time: fc.constantFrom(...INVITATION_TIMES),
    at: day,
    isClaim: fc.boolean(),
    segments: fc.subarray(segments),
    evidence: fc.constantFrom('none', 'provisional', 'confirmed', 'suspected', 'scanner'),
    revision: fc.integer({ min: 0, max: 4 }),
  });

  it('equals a recount of the invitations, whatever the order of reports, and if each comes twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyReport, { minLength: 20, maxLength: 120, size: 'max' }),
        fc.integer({ min: 1, max: 40 }),
        fc.infiniteStream(fc.nat()),
        async (drafts, size, order) => {
          const tenantId = randomUUID();
          const ids = Array.from({ length: 6 }, () => randomUUID());
          const surveyId = SURVEY;
          const reports = drafts.map(
            ({ who, time, at, isClaim, segments: members, evidence: value, revision }, i): InvitationReport => ({
              tenantId,
              invitationId: ids[who]!,
              surveyId,
              times: { [time]: at },
              // Two mails of an invitation are never claimed in the same millisecond; nor does a revision have two values.
              ...(isClaim && {
                claim: {
                  at: later(i / 1000),
                  planId: PLAN,
                  customerId: ids[who]!,
                  channel: 'email',
                  segments: members,
                },
              }),
              ...(revision > 0 && {
                evidence: { value: value.length > 4 ? value : 'none', revision: revision * 1000 + i },
              }),
            }),
          );
          const shuffled = [...reports, ...reports]
            .map((report) => ({ report, key: order.next().value }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ report }) => report);
          await merge(tenantId, shuffled, size);
          const body = await get(tenantId, `/v1/response-rates?${PERIOD}&by=segment`);
          const expected = { from: FROM, to: TO, now: m.clock.now(), windowDays: 14 };
          expect(summary(body)).toEqual(recount(reports, expected));
          expect(await listed((path) => get(tenantId, path), PERIOD)).toEqual(countsBehind(body));
          for (const segment of segments) {
            const part = body.parts.find((each: { value: string }) => each.value === publicId('seg', segment));
            expect(part === undefined ? undefined : summary(part)).toEqual(
              part === undefined ? undefined : recount(reports, { ...expected, segment }),
            );
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('of published events has the bounced, the refusals and those who were not asked, and not what mails after the question say', async () => {
    const tenantId = randomUUID();
    const [bounce, refusal, complaint, late, reminded, stopped, topic] = Array.from({ length: 7 }, () => randomUUID());
    const tell = { tenantId };
    await m.publish(InvitationMailBounced, bounced(bounce!, later(0.1)), tell);
    for (const id of [bounce, refusal, complaint, late, reminded, topic])
      await m.publish(InvitationClaimed, claimed(id!), tell);
    await m.publish(InvitationMailDelivered, delivered(reminded!, later(3), 'reminder'), tell);
    await m.publish(InvitationMailBounced, bounced(reminded!, later(3), 'reminder'), tell);
    await m.publish(InvitationAnswered, answered(late!, { started_at: later(15), completed_at: later(15) }), tell);
    await m.publish(
      ConsentRecorded,
      {
        entry_id: randomUUID(),
        customer_id: randomUUID(),
        purpose: 'questions',
        granted: false,
        text_id: null,
        locale: null,
        decided_at: later(1),
        way: 'one_click',
        invitation_id: refusal!,
      },
      tell,
    );
    await m.publish(
      PreferencesChanged,
      {
        customer_id: randomUUID(),
        topics_off: ['nps'],
        max_every_days: null,
        paused_until: null,
        language: null,
        quiet_hours: null,
        prefers_person: false,
        no_profiling: false,
        refused_invitation_id: topic!,
        revision: 2,
        changed_at: later(1),
      },
      tell,
    );
    await m.publish(
      AddressSuppressed,
      {
        customer_id: randomUUID(),
        active: true,
        reason: 'complained',
        invitation_id: complaint!,
        revision: 1,
        changed_at: later(2),
      },
      tell,
    );
    await m.publish(
      InvitationSuppressed,
      {
        invitation_id: stopped!,
        plan_id: PLAN,
        survey_id: SURVEY,
        customer_id: randomUUID(),
        reason: 'wait-period',
        suppressed_at: ASKED_AT,
      },
      tell,
    );
    await m.drained();
    const body = await get(tenantId, `/v1/response-rates?${PERIOD}`);
    expect(body).toMatchObject({
      invited: 6,
      bounced: 1,
      dispositions: { complete: 0, partial: 0, refused: 3, non_contact: 2, other: 0, unknown: 1 },
      not_asked: [{ reason: 'wait-period', invitations: 1 }],
      partial: false,
    });
  });
});

describe('response rates', () => {
  const { I, P, R, NC, U, e, ...others } = vectors.responseRates;
  const expected = Object.entries(others).filter(([name]) => name.startsWith('RR'));
  const tenantId = randomUUID();
  const vip = randomUUID();

  beforeAll(async () => {
    const asked = Array.from({ length: 1000 }, (_, i): InvitationReport => {
      const completed = { started: later(1), answered: later(1), completed: later(1) };
      const times =
        i < I
          ? completed
          : i < I + P
            ? { started: later(1), answered: later(1) }
            : i < I + P + 20
              ? { started: later(1) }
              : i < I + P + R
                ? { refused: later(2) }
                : i < I + P + R + U
                  ? { bounced: later(0) }
                  : {};
      return {
        tenantId,
        invitationId: randomUUID(),
        surveyId: SURVEY,
        claim: { at: ASKED_AT, planId: PLAN, customerId: randomUUID(), channel: 'email', segments: i % 2 ? [vip] : [] },
        times: { asked: ASKED_AT, sent: ASKED_AT, ...times },
        ...(i >= 986 && { evidence: { value: 'suspected', revision: 1 } }),
      };
    });
    await merge(tenantId, asked, 1000);
    await m.publish(PlanChanged, plan(), { tenantId });
    await m.publish(SegmentChanged, segment('Regulars', 2), { tenantId });
    await m.publish(SegmentChanged, segment('Regular customers', 1), { tenantId });
    await m.publish(SurveyPublished, published(SURVEY), { tenantId });
    await m.drained();
  });
  const segment = (name: string, revision: number) => ({
    segment_id: vip,
    name,
    archived: false,
    revision,
    changed_at: ASKED_AT,
  });

  it('are those of the vector', async () => {
    const body = await get(tenantId, `/v1/response-rates?${PERIOD}&e=${e}`);
    const values = expected.map(([rate]) => [rate, body.rates[rate.toLowerCase()].value.toFixed(9)]);
    expect(values).toEqual(expected.map(([rate, value]) => [rate, value.toFixed(9)]));
    expect(body).toMatchObject({
      invited: 1000,
      dispositions: { complete: I, partial: P, refused: R, non_contact: NC, other: 0, unknown: U },
      unconfirmed: 14,
      completion: { value: 0.8, hits: 200, n: 250, interval: { method: 'wilson', level: 0.95 } },
      partial: false,
    });
    expect(body.rates.cooperation.value).toBeCloseTo(0.754717, 6);
    const interval = body.rates.rr2.interval;
    expect(interval.low).toBeCloseTo(0.205, 3);
    expect(interval.high).toBeCloseTo(0.2571, 3);
  });

  it('of plans and segments have their names, the newest ones, and only their invitations', async () => {
    const byPlan = await get(tenantId, `/v1/response-rates?${PERIOD}&by=plan`);
    expect(byPlan.parts).toMatchObject([{ value: publicId('pln', PLAN), name: 'After delivery', invited: 1000 }]);
    const bySegment = await get(tenantId, `/v1/response-rates?${PERIOD}&by=segment`);
    const parts = bySegment.parts.map(({ value, name, invited }: Record<string, unknown>) => ({
      value,
      name,
      invited,
    }));
    expect(parts).toEqual(
      expect.arrayContaining([
        { value: publicId('seg', vip), name: 'Regulars', invited: 500 },
        { value: null, name: null, invited: 500 },
      ]),
    );
    const only = await get(tenantId, `/v1/response-rates?${PERIOD}&segment_id=${publicId('seg', vip)}`);
    expect(only).toMatchObject({ invited: 500, not_asked: null, exposures: null });
  });

  it('of a plan with a longer window are partial until that is over, and count what comes in it', async () => {
    await m.publish(PlanChanged, plan({ window_days: 90, revision: 2 }), { tenantId });
    await m.drained();
    expect(await get(tenantId, `/v1/response-rates?${PERIOD}`)).toMatchObject({ invited: 1000, partial: true });
    await m.publish(PlanChanged, plan({ window_days: 14, revision: 3 }), { tenantId });
    await m.drained();
  });

  it('are null without invitations, and a survey that is not known is not found', async () => {
    const body = await get(tenantId, '/v1/response-rates?from=2025-01-01&to=2025-02-01');
    expect(body).toMatchObject({ invited: 0, completion: { value: null, n: 0, interval: null }, not_asked: [] });
    expect(new Set(Object.values(body.rates).map((rate) => (rate as { value: number | null }).value))).toEqual(
      new Set([null]),
    );
    const unknown = await m.as({ tenantId }).get(`/v1/response-rates?survey_id=${publicId('srv', randomUUID())}`);
    expect(unknown.status).toBe(404);
    const wrong = await m.as({ tenantId }).get('/v1/response-rates?e=1.1');
    expect(wrong.status).toBe(400);
  });

  it('are explained with their counts, and the file has the same numbers', async () => {
    const { steps } = await get(tenantId, `/v1/response-rates/explain?${PERIOD}&e=${e}`);
    expect(steps.find(({ name }: { name: string }) => name === 'rr4')).toEqual({
      name: 'rr4',
      formula: '(I + P) / (I + P + R + NC + O + e·U)',
      substituted: '(200 + 30) / (200 + 30 + 35 + 695 + 0 + 0.9·40)',
      value: 230 / 996,
    });
    const file = await m.as({ tenantId }).get(`/v1/response-rates/export?${PERIOD}&by=segment`);
    const [header, all, ...parts] = file.text.replaceAll('"', '').trim().split(/\r?\n/);
    expect(header).toMatch(/^by,value,name,invited,complete,/);
    expect(all).toMatch(/^all,,,1000,200,30,35,695,0,40,250,200,14,false,0\.2,/);
    expect(parts).toHaveLength(2);
  });

  it('are not told to another workspace', async () => {
    const body = await get(m.otherTenantId, `/v1/response-rates?${PERIOD}`);
    expect(body).toMatchObject({ invited: 0, partial: false });
  });
});

describe('surveys that pages showed', () => {
  it('have a denominator of their own: of known customers, with their answers in 14 days', async () => {
    const tenantId = randomUUID();
    const show = (externalId: string, channel = 'widget') =>
      m.publish(
        CustomerAsked,
        { touch_id: randomUUID(), external_id: externalId, survey_id: SURVEY, channel, asked_at: ASKED_AT },
        { tenantId },
      );
    const answer = (externalId: string | null, days: number, channel: 'widget' | 'link' = 'widget') =>
      m.publish(
        ResponseSubmitted,
        { ...nps(9, later(days), { channel }), customer: externalId === null ? null : { external_id: externalId } },
        { tenantId },
      );
    for (const who of ['in-time', 'too-late', 'elsewhere', 'silent']) await show(who);
    await show('on the phone', 'phone');
    await answer('in-time', 3);
    await answer('too-late', 15);
    await answer('elsewhere', 3, 'link');
    await answer(null, 3);
    await m.drained();
    const body = await get(tenantId, `/v1/response-rates?${PERIOD}`);
    expect(body).toMatchObject({
      invited: 0,
      exposures: { shown: 4, answered: 1, rate: { value: 0.25, hits: 1, n: 4 } },
    });
  });
});

describe('answers that are not confirmed', () => {
  it('are told beside the score of their survey, and no longer once they are', async () => {
    const tenantId = randomUUID();
    const [ours, others] = [randomUUID(), randomUUID()];
    await m.publish(ResponseSubmitted, nps(9, later(1)), { tenantId });
    await m.publish(EvidenceChanged, evidence(ours, 'suspected', 1, later(1)), { tenantId });
    const elsewhere = { ...evidence(others, 'scanner', 1, later(1)), survey_id: randomUUID() };
    await m.publish(EvidenceChanged, elsewhere, { tenantId });
    await m.publish(EvidenceChanged, evidence(randomUUID(), 'none', 1, later(1)), { tenantId });
    await m.drained();
    const told = async () => {
      const trend = await get(tenantId, `/v1/metrics/nps?${PERIOD}`);
      const overview = await get(tenantId, `/v1/metrics/overview?${PERIOD}`);
      const spoken = await get(tenantId, `/v1/metrics/nps?${PERIOD}&language=en`);
      return [trend.unconfirmed, overview.unconfirmed, spoken.unconfirmed];
    };
    expect(await told()).toEqual([1, 2, null]);
    await m.publish(EvidenceChanged, evidence(ours, 'confirmed', 2, later(2)), { tenantId });
    await m.drained();
    expect(await told()).toEqual([0, 1, null]);
  });
});

describe('the segments of customers', () => {
  it('split and select the scores of those who were in them when they answered', async () => {
    const tenantId = randomUUID();
    const [vip, other] = [randomUUID(), randomUUID()];
    const answer = (score: number, segments?: readonly string[]) =>
      m.publish(
        ResponseSubmitted,
        { ...nps(score, later(1)), ...(segments && { segments: [...segments] }) },
        { tenantId },
      );
    for (const score of [10, 9, 3]) await answer(score, [vip, other]);
    await answer(2, [other]);
    await answer(1);
    await m.drained();
    const id = publicId('seg', vip);
    const table = await get(tenantId, `/v1/metrics/nps/segments?${PERIOD}&by=segment:${id}`);
    expect(table).toMatchObject({
      by: `segment:${id}`,
      source: 'counts',
      tables: [{ total: { n: 5 }, segments: [{ segment: id, n: 3 }], without_segment: 2 }],
    });
    const only = await get(tenantId, `/v1/metrics/nps?${PERIOD}&segment_id=${id}`);
    expect(only.series[0].total.n).toBe(3);
    const both = await get(
      tenantId,
      `/v1/metrics/nps?${PERIOD}&segment_id=${publicId('seg', other)}&group_by=segment:${id}`,
    );
    expect(both).toMatchObject({
      source: 'facts',
      series: [{ group: { by: `segment:${id}`, value: id }, total: { n: 3 } }],
    });
    expect(await get(tenantId, '/v1/metrics/audit')).toMatchObject({ drift_rows: 0 });
    const change = await get(tenantId, `/v1/metrics/nps/detectable-change?${PERIOD}&answers=300`);
    expect(change).toMatchObject({ earlier: { method_version: 'nps.v1', n: 5 }, answers: 300, level: 0.05 });
    expect(change.change).toBeGreaterThan(20);
    const none = await get(tenantId, '/v1/metrics/csat/detectable-change?answers=300');
    expect(none).toMatchObject({ earlier: null, change: null });
  });
});

describe('the coverage', () => {
  it('has the bounds of the vector, counts a customer once, and lists who is silent', async () => {
    const { N, P, D, n, lo, hi } = vectors.bounds;
    const tenantId = randomUUID();
    const quiet = randomUUID();
    const customers = Array.from({ length: N }, () => randomUUID());
    const scores = customers.slice(0, n).map((_, i) => (i < P ? 10 : i < P + D ? 2 : 8));
    const responses = scores.map(() => randomUUID());
    const asked = customers.map((customerId, i): InvitationReport => ({
      tenantId,
      invitationId: randomUUID(),
      surveyId: SURVEY,
      claim: { at: ASKED_AT, planId: PLAN, customerId, channel: 'email', segments: i < n ? [] : [quiet] },
      times: { asked: ASKED_AT, ...(i < n && { started: later(1), answered: later(1), completed: later(1) }) },
      ...(i < n && { responseId: responses[i]!, evidence: { value: 'confirmed', revision: 1 } }),
    }));
    // The first customer is asked twice, and has answered once.
    const again = { ...asked[0]!, invitationId: randomUUID(), times: { asked: later(5) }, responseId: undefined };
    await merge(tenantId, [...asked, { ...again, evidence: undefined }] as InvitationReport[], 1000);
    for (const [i, score] of scores.entries())
      await m.publish(ResponseSubmitted, nps(score, later(1), { id: responses[i]! }), { tenantId });
    await m.drained();
    const body = await get(tenantId, `/v1/response-rates/coverage?${PERIOD}`);
    expect(body).toMatchObject({
      asked: N,
      answered: n,
      silent: N - n,
      silence: { value: (N - n) / N },
      nps: { value: 30, n, promoters: P, detractors: D, low: lo, high: hi },
      segments: [
        { segment: publicId('seg', quiet), name: null, asked: N - n, answered: 0, silent: N - n, nps: null },
        { segment: null, asked: n, answered: n, silent: 0, nps: { value: 30, low: 30, high: 30 } },
      ],
    });
    const nobody = await get(tenantId, '/v1/response-rates/coverage?from=2025-01-01&to=2025-02-01');
    expect(nobody).toMatchObject({ asked: 0, silence: { value: null }, nps: null, segments: [] });
  });
});

/** The counts of a reading, as the recount has them. */
function summary(body: {
  dispositions: Record<string, number>;
  started: number;
  completed: number;
  unconfirmed: number;
  partial: boolean;
}) {
  const { complete: I, partial: P, refused: R, non_contact: NC, other: O, unknown: U } = body.dispositions;
  const { started, completed, unconfirmed, partial } = body;
  return { dispositions: { I, P, R, NC, O, U }, started, completed, unconfirmed, partial };
}
