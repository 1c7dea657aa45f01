import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AnalyticsActionAudited,
  ReportPrepared,
  ReportScheduleDeleted,
  ResponseSubmitted,
  SurveyPublished,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { eventually, medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';
import { published, submitted } from './builders.js';
import { people, repeat, reportsOf } from './reports.js';

const [RETURN, REPAIR] = [randomUUID(), randomUUID()];
const [BEFORE, NOW] = ['2026-09-10T12:00:00Z', '2026-10-10T12:00:00Z'];
const THURSDAY = {
  name: 'Every Thursday',
  every: 'week',
  day: 4,
  hour: 8,
  language: 'de',
  parts: ['trends', 'scores'],
};
const STAFF = randomUUID();

let m: Medium;
let tenantId: string;

const csat = (good: number, bad: number, at: string, touchpoint: string) =>
  repeat(good + bad, (i) => submitted({ at, touchpoint, scores: [{ metric: 'csat', score: i < good ? 5 : 2 }] }));
const as = () => m.as({ tenantId, role: 'editor', staffId: STAFF });
const create = async (more: object = {}) => {
  const reply = await as()
    .post('/v1/report-schedules')
    .send({ ...THURSDAY, ...more });
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return reply.body as { readonly id: string };
};
const editions = async (id: string) =>
  (await m.events.all(ReportPrepared)).filter(({ payload }) => publicId('rsc', payload.schedule_id) === id);
const at = async (time: string) => {
  m.clock.set(new Date(time));
  await m.drained();
};

beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-10-20T10:00:00Z') });
  tenantId = await reportsOf(() => m).counted('Europe/Berlin', [
    ...csat(45, 15, BEFORE, RETURN),
    ...csat(20, 40, NOW, RETURN),
    ...csat(2, 1, NOW, REPAIR),
    ...people(20, 10, 10, BEFORE),
    ...people(20, 10, 10, NOW),
  ]);
  const survey = published(randomUUID(), RETURN);
  await m.publish(
    SurveyPublished,
    { ...survey, touchpoint: { ...survey.touchpoint!, name: '<Return>' } },
    { tenantId },
  );
  await m.drained();
});
afterAll(() => m?.close());

describe('a report that is mailed every week', () => {
  it('is due at its hour of the workspace, also after the clocks have changed, and has what changed', async () => {
    await at('2026-10-20T10:00:00Z');
    const { id } = await create();
    await at('2026-10-22T05:59:00Z');
    expect(await editions(id)).toHaveLength(0);
    await at('2026-10-22T06:00:01Z');
    const [first] = await eventually(async () => {
      const found = await editions(id);
      expect(found).toHaveLength(1);
      return found;
    });
    const { report, member_id } = first!.payload;
    expect(member_id).toBeNull();
    expect(report).toMatchObject({
      name: THURSDAY.name,
      workspace: 'Garden centre',
      from: '2026-09-23T22:00:00.000Z',
      to: '2026-10-21T22:00:00.000Z',
      comparisons: 2,
    });
    expect(report.scores.map(({ metric, touchpoint, verdict, now }) => [metric, touchpoint, verdict, now.n])).toEqual([
      ['csat', '<Return>', 'down', 60],
      ['nps', null, 'no_clear_change', 40],
      // Three people: nothing of what they said.
      ['csat', null, 'too_few', null],
    ]);
    expect(report.scores[2]).toMatchObject({ difference: null, now: { value: null, low: null } });
    expect(report.scores[0]!.difference_high).toBeLessThan(0);
    expect(report.trends.map(({ metric, buckets }) => [metric, buckets.length])).toEqual([
      ['csat', 13],
      ['nps', 13],
    ]);
    // 7:30 in winter time; in summer time it would be 8:30.
    await at('2026-10-29T06:30:00Z');
    expect(await editions(id)).toHaveLength(1);
    await at('2026-10-29T07:00:01Z');
    await eventually(async () => expect(await editions(id)).toHaveLength(2));
  });

  it('has one edition in a week, whatever is changed in it, and none while it is paused or deleted', async () => {
    await at('2026-11-02T07:00:00Z');
    const { id } = await create({ day: 1, hour: 9 });
    await at('2026-11-02T08:00:01Z');
    await eventually(async () => expect(await editions(id)).toHaveLength(1));
    const change = (body: object) => as().patch(`/v1/report-schedules/${id}`).send(body);
    expect((await change({ day: 3 })).body).toMatchObject({ day: 3, parts: ['scores', 'trends'] });
    await at('2026-11-04T08:00:01Z');
    await eventually(async () => expect(await editions(id)).toHaveLength(2));
    const ids = (await editions(id)).map(({ payload }) => payload.edition_id);
    expect(ids[1]).toBe(ids[0]);
    await change({ paused: true });
    await at('2026-11-11T08:00:01Z');
    expect(await editions(id)).toHaveLength(2);
    expect((await as().delete(`/v1/report-schedules/${id}`)).status).toBe(204);
    await m.events.next(ReportScheduleDeleted);
    expect((await as().get(`/v1/report-schedules/${id}`)).status).toBe(404);
    const actions = (await m.events.all(AnalyticsActionAudited)).map(({ payload }) => payload.action);
    for (const action of ['created', 'changed', 'deleted']) expect(actions).toContain(`report-schedule.${action}`);
  });

  it('can be sent to oneself, looked at as a page and as a PDF', async () => {
    await at('2026-10-21T10:00:00Z');
    const { id } = await create({ language: 'ar' });
    expect((await as().post(`/v1/report-schedules/${id}/send`)).status).toBe(202);
    const { payload } = await m.events.next(ReportPrepared, { member_id: STAFF });
    expect(payload.report.language).toBe('ar');
    expect((await m.as({ tenantId }).post(`/v1/report-schedules/${id}/send`)).status).toBe(409);
    const page = await as().get(`/v1/report-schedules/${id}/preview`);
    expect(page.text).toContain('<html lang="ar" dir="rtl">');
    expect(page.text).toContain('&lt;Return&gt;');
    expect(page.headers['content-security-policy']).toContain('sandbox');
    const pdf = await as().get(`/v1/report-schedules/${id}/pdf`).buffer(true);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await m.as({ tenantId: m.otherTenantId }).get(`/v1/report-schedules/${id}/preview`)).status).toBe(404);
  });

  it('is refused with the fix where its day is none, and stores nothing', async () => {
    const count = async () => (await as().get('/v1/report-schedules?limit=100')).body.data.length as number;
    const before = await count();
    for (const [body, status] of [
      [{ day: 8 }, 422],
      [{ day: 29, every: 'month' }, 400],
      [{ parts: [] }, 400],
      [{ language: 'tlh' }, 400],
      [{ name: ' ' }, 400],
    ] as const) {
      const reply = await as()
        .post('/v1/report-schedules')
        .send({ ...THURSDAY, ...body });
      expect([body, reply.status]).toEqual([body, status]);
    }
    expect(await count()).toBe(before);
  });
});

describe('a report that is shared by link', () => {
  const VIEW = { period: 'week', parts: ['scores', 'trends'] };
  const share = async (body: object = {}) =>
    as()
      .post('/v1/share-links')
      .send({ name: 'Review', language: 'en', view: VIEW, ...body });

  it('is read without an account, and shows exactly its view', async () => {
    await at('2026-10-21T10:00:00Z');
    const link = (await share()).body;
    expect(link).toMatchObject({ status: 'open', views: 0, expires_at: '2026-11-20T10:00:00.000Z' });
    const page = await m.http.get(link.path).query({ from: '2020-01-01', touchpoint_id: 'none' });
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
    expect(page.text).toContain('CSAT · &lt;Return&gt; fell from 75');
    expect(page.text).toContain('hidden, fewer than 5 people');
    expect(page.text).not.toContain('/app/');
    expect((await m.http.get('/v1/share-links')).status).toBe(401);
    // Neither reading nor a program that only fetches it counts; the script of the page does.
    const views = async () => (await as().get('/v1/share-links')).body.data[0].views as number;
    expect(await views()).toBe(0);
    expect((await m.http.post(link.path)).status).toBe(204);
    expect(await views()).toBe(1);
  });

  it('shows only the touchpoint that was chosen', async () => {
    await at('2026-10-21T10:00:00Z');
    const view = {
      ...VIEW,
      period: 'days',
      from: '2026-10-01',
      to: '2026-10-21',
      touchpoint_id: publicId('tpt', RETURN),
    };
    const link = (await share({ view })).body;
    expect(link.view).toEqual({ ...view, parts: VIEW.parts });
    const page = await m.http.get(link.path);
    expect(page.text).toContain('CSAT · &lt;Return&gt;');
    expect(page.text).not.toContain('NPS');
  });

  it('ends when it expires or is revoked, and cannot be guessed', async () => {
    await at('2026-10-21T10:00:00Z');
    const [expiring, revoked] = [(await share({ days: 1 })).body, (await share()).body];
    const revoke = () => as().post(`/v1/share-links/${revoked.id}/revoke`);
    expect((await revoke()).body).toMatchObject({ status: 'revoked', path: null });
    const first = (await revoke()).body.revoked_at;
    m.clock.advance(60_000);
    expect((await revoke()).body.revoked_at).toBe(first);
    m.clock.advance(86_400_000);
    const forged = `${expiring.path.slice(0, -4)}AAAA`;
    for (const path of [expiring.path, revoked.path ?? forged, forged, '/shared/x']) {
      expect([path, (await m.http.get(path)).status]).toEqual([path, 404]);
    }
    expect((await as().get('/v1/share-links')).body.data.map(({ status }: { status: string }) => status)).toEqual(
      expect.arrayContaining(['expired', 'revoked', 'open']),
    );
    const actions = (await m.events.all(AnalyticsActionAudited)).map(({ payload }) => payload.action);
    expect(actions.filter((action) => action === 'share-link.revoked')).toHaveLength(1);
  });

  it('is not made for a period or a touchpoint that does not exist', async () => {
    for (const [view, status] of [
      [{ ...VIEW, period: 'days' }, 422],
      [{ ...VIEW, from: '2026-10-01', to: '2026-10-02' }, 422],
      [{ ...VIEW, period: 'days', from: '2026-10-02', to: '2026-10-01' }, 400],
      [{ ...VIEW, touchpoint_id: publicId('tpt', randomUUID()) }, 404],
    ] as const) {
      expect([view, (await share({ view })).status]).toEqual([view, status]);
    }
    expect((await m.as({ tenantId, role: 'viewer', staffId: STAFF }).post('/v1/share-links').send({})).status).toBe(
      403,
    );
  });

  it('shows how often topics are named, and nothing of one that fewer than 8 comments name', async () => {
    const topic = (name: string, text: string) =>
      as()
        .post('/v1/topics')
        .send({ name, terms: [{ text }] });
    await topic('Courier <b>', 'courier');
    await topic('Glue', 'glue');
    const comments = (count: number, comment: string, time: string) =>
      repeat(count, () => submitted({ at: time, touchpoint: RETURN, scores: [], comment }));
    for (const payload of [
      ...comments(4, 'The courier was late.', BEFORE),
      ...comments(36, 'A fine lamp.', BEFORE),
      ...comments(30, 'The courier was late again.', NOW),
      ...comments(7, 'It smells of glue.', NOW),
      ...comments(3, 'A fine lamp.', NOW),
    ])
      await m.publish(ResponseSubmitted, payload, { tenantId });
    await at('2026-10-21T10:00:00Z');
    const link = (await share({ view: { ...VIEW, parts: ['topics'] } })).body;
    await eventually(async () => {
      const page = (await m.http.get(link.path)).text;
      expect(page).toContain('“Courier &lt;b&gt;” is named more often.');
      expect(page).toMatch(/“Courier &lt;b&gt;”: 30 of 40 comments \(60.% to 86.%\), fewer than 8 of 40 before\./);
      expect(page).toContain('Any false verdict among 1 comparisons: at most 5');
      expect(page).not.toContain('Glue');
      expect(page).not.toContain('Nobody answered');
    });
    const { id } = await create({ parts: ['topics'], language: 'fr' });
    expect((await as().get(`/v1/report-schedules/${id}/preview`)).text).toContain('Nettement plus');
    expect((await as().get(`/v1/report-schedules/${id}/pdf`).buffer(true)).status).toBe(200);
  });
});

describe('a dashboard that is shared by link', () => {
  const tile = (report: string, picture: string, search: object, title: string | null = null) => ({
    report,
    picture,
    search,
    title,
    width: 1,
  });
  const board = async (tiles: readonly object[]) => {
    const reply = await as().post('/v1/boards').send({ name: 'Monday', tiles });
    expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
    return reply.body as { readonly id: string };
  };
  const share = (view: object, who = as()) =>
    who.post('/v1/share-links').send({ name: 'For <the> bank', language: 'en', view: { period: 'week', ...view } });

  it('shows its tiles as their reports are shown, hides what few people said, and says what it does not show and why', async () => {
    await at('2026-10-21T10:00:00Z');
    const { id } = await board([
      tile('metric', 'score', { metric: 'csat', days: 90 }, '<i>Satisfaction</i>'),
      tile('metric', 'trend', { metric: 'csat', touchpoint: publicId('tpt', RETURN) }, 'Returns by week'),
      tile('metric', 'trend', { metric: 'csat', touchpoint: publicId('tpt', REPAIR) }, 'Repairs by week'),
      tile('response_rates', 'rate', {}),
      tile('metric', 'score', { metric: 'csat', channel: 'link' }, 'Only by link'),
      tile('metric', 'score', { metric: 'nps', attribute: 'plan=pro' }, 'Only pro'),
      tile('orders', 'retention', {}),
    ]);
    const reply = await share({ board_id: id });
    expect([reply.status, reply.body.view]).toEqual([
      201,
      { period: 'week', parts: ['scores', 'trends', 'response_rates'], board_id: id },
    ]);
    await as().patch(`/v1/boards/${id}`).set('if-match', '"1"').send({ tiles: [] });
    const page = await m.http.get(reply.body.path);
    expect(page.status).toBe(200);
    const sections = page.text.split('<section class="line"').slice(1);
    const of = (title: string) => sections.find((section) => section.includes(`<bdi>${title}</bdi></h2>`)) ?? '';
    expect(sections).toHaveLength(7);
    expect(page.text).toContain('For &lt;the&gt; bank</h1>');
    expect(of('&lt;i&gt;Satisfaction&lt;/i&gt;')).toContain('CSAT · &lt;Return&gt; fell from 75');
    expect(of('&lt;i&gt;Satisfaction&lt;/i&gt;')).toContain('hidden, fewer than 5 people');
    expect(of('&lt;i&gt;Satisfaction&lt;/i&gt;')).not.toContain('NPS');
    expect(of('Returns by week')).toContain('CSAT · &lt;Return&gt; by week');
    expect(of('Repairs by week')).toContain('There are too few answers in this period to show it.');
    expect(of('Response rates')).toContain('Nobody was asked');
    // It would tell, by what differs, of those who answered in another way.
    expect(of('Only by link')).toContain('it counts other answers than the tiles before it');
    expect(of('Only pro')).toContain('filtered in a way that a link cannot be');
    expect(of('Orders')).toContain('only scores, trends, response rates and topics');
    expect(page.text).toContain('Methods: csat.v1:1-5.');
    expect(page.text).not.toContain('/app/');
    expect((await m.http.post(reply.body.path)).status).toBe(204);
    const [newest] = (await as().get('/v1/share-links')).body.data;
    expect(newest).toMatchObject({ id: reply.body.id, views: 1 });
    expect((await as().post(`/v1/share-links/${newest.id}/revoke`)).status).toBe(200);
    expect((await m.http.get(reply.body.path)).status).toBe(404);
  });

  it('is one that its member sees, with a tile to show, and nothing beside it', async () => {
    const { id } = await board([tile('metric', 'score', { metric: 'csat' })]);
    const { id: unshown } = await board([tile('orders', 'retention', {})]);
    const other = m.as({ tenantId, role: 'editor', staffId: randomUUID() });
    const stranger = m.as({ tenantId: m.otherTenantId, role: 'editor', staffId: STAFF });
    for (const [reply, status, code] of [
      [await share({ board_id: id }, other), 404, 'board-not-found'],
      [await share({ board_id: id }, stranger), 404, 'board-not-found'],
      [await share({ board_id: unshown }), 422, 'board-not-shareable'],
      [await share({ board_id: id, parts: ['scores'] }), 422, 'bad-shared-view'],
      [await share({ board_id: id, channel: 'link' }), 422, 'bad-shared-view'],
      [await share({}), 422, 'bad-shared-view'],
    ] as const)
      expect([reply.status, reply.body.code]).toEqual([status, `analytics.${code}`]);
    expect((await share({ board_id: id }, m.as({ tenantId, role: 'viewer', staffId: STAFF }))).status).toBe(403);
  });
});
