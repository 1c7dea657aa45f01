import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomersActionAudited, MembershipChanged } from '@hearback/contracts';
import { exportedLines, type Medium } from '@hearback/testing';
import { customersHarness } from './harness.js';
import { mailedCustomer } from './choices.js';

let harness: Medium;
let count = 0;
const fresh = () => mailedCustomer(harness, `C-api-${(count += 1)}`);
const pathOf = (part: string) => `/v1/customers/C-api-${count}/${part}`;
const wanted = {
  topics_off: ['support'],
  max_every_days: 90,
  paused_until: null,
  language: 'de',
  quiet_hours: { from: '18:00', to: '10:00' },
  prefers_person: true,
  reason: 'asked_by_phone',
};
const staff = { staffId: randomUUID(), role: 'agent' } as const;
const put = (body: object, tag = '"0"', caller: Parameters<Medium['as']>[0] = staff) =>
  harness.as(caller).put(pathOf('preferences')).set('if-match', tag).send(body);

beforeAll(async () => {
  harness = await customersHarness();
});
afterAll(() => harness?.close());

describe('what staff enter for a customer', () => {
  it('replaces the preferences, adds what differs to the ledger, and is audited with its reason', async () => {
    const ada = await fresh();
    const before = await harness.as(staff).get(pathOf('preferences')).expect(200);
    expect(before.headers['etag']).toBe('"0"');
    expect(before.body).toMatchObject({
      revision: 0,
      allowed: ['questions', 'replies', 'profiling'],
      changed_at: null,
    });
    const { body } = await put({ ...wanted, consents: { questions: false, news: false } }).expect(200);
    expect(body).toMatchObject({
      topics_off: ['support'],
      max_every_days: 90,
      language: 'de',
      prefers_person: true,
      consents: { questions: 'withdrawn', news: 'withdrawn', replies: 'unknown' },
      allowed: ['replies', 'profiling'],
      revision: 1,
    });
    const ledger = await harness.as(staff).get(pathOf('consents')).expect(200);
    expect(ledger.body.data).toHaveLength(2);
    expect(ledger.body.data[0]).toMatchObject({ granted: false, way: 'staff', text: null, locale: null });
    const audited = await harness.events.all(CustomersActionAudited);
    expect(audited.filter(({ payload }) => payload.target.id === ada.customerId).map(({ payload }) => payload)).toEqual(
      [
        expect.objectContaining({
          action: 'preferences.changed',
          actor: { kind: 'staff', id: staff.staffId },
          before: { revision: 0 },
          after: { revision: 1, reason: 'asked_by_phone', decided: { questions: false, news: false } },
        }),
      ],
    );
  });

  it('changes nothing when it says what holds', async () => {
    const ada = await fresh();
    await put({ ...wanted, consents: { news: true } }).expect(200);
    await put({ ...wanted, consents: { news: true } }, '"1"').expect(200);
    expect([await ada.changes(), await ada.entries()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('is refused for an older revision, without one, and with values that are none', async () => {
    const ada = await fresh();
    await put(wanted).expect(200);
    expect((await put({ ...wanted, max_every_days: 30 })).body).toMatchObject({
      status: 412,
      code: 'customers.preferences-changed-meanwhile',
    });
    await harness.as(staff).put(pathOf('preferences')).send(wanted).expect(428);
    for (const [bad, status] of [
      [{ max_every_days: 0 }, 400],
      [{ quiet_hours: { from: '25:00', to: '10:00' } }, 400],
      [{ language: 'xx' }, 400],
      [{ reason: 'because' }, 400],
      [{ consents: { ads: true } }, 400],
      [{ quiet_hours: { from: '10:00', to: '10:00' } }, 422],
      [{ topics_off: ['order', 'weather'] }, 422],
    ] as const)
      expect([bad, (await put({ ...wanted, ...bad }, '"1"')).status]).toEqual([bad, status]);
    expect(await ada.changes()).toHaveLength(1);
    await harness.as(staff).get('/v1/customers/nobody/preferences').expect(404);
    await harness.as(staff).get('/v1/customers/nobody/consents').expect(404);
    await put(wanted, '"1"', { staffId: randomUUID(), role: 'viewer' }).expect(403);
  });

  it('shows the words and the language of what a customer decided on the page', async () => {
    const ada = await fresh();
    await harness.http.post(ada.unsubscribe).type('form').send({ choice: 'stop', page: 'de' }).expect(200);
    const { body } = await harness.as(staff).get(pathOf('consents')).expect(200);
    expect(body.data).toEqual([
      expect.objectContaining({
        purpose: 'questions',
        granted: false,
        way: 'page',
        locale: 'de',
        text: expect.stringMatching(/frag/),
        text_id: expect.stringMatching(/^cnt_/),
        invitation_id: `svi_${ada.invitationId.replaceAll('-', '')}`,
      }),
    ]);
  });
});

describe('the export of a workspace', () => {
  it('has the ledger, preferences, privacy requests and lists', async () => {
    const ada = await fresh();
    const externalId = `C-api-${count}`;
    await put({ ...wanted, consents: { news: true } }).expect(200);
    await harness.http.post(`${ada.page}/erase`).type('form').send({ page: 'en' }).expect(200);
    const csv = `external_id\n${externalId}\n`;
    await harness.as().post('/v1/customer-lists?name=Fair').type('text/csv').send(csv).expect(201);
    const lines = async (file: Parameters<typeof exportedLines>[1]) =>
      (await exportedLines(harness, file)).filter((line) => JSON.stringify(line).includes(externalId));
    const customer = { id: `cus_${ada.customerId.replaceAll('-', '')}`, external_id: externalId };
    expect(await lines('consent-entries')).toMatchObject([{ customer, purpose: 'news', granted: true, way: 'staff' }]);
    expect(await lines('preferences')).toMatchObject([{ customer, max_every_days: 90, revision: 1 }]);
    expect(await lines('privacy-requests')).toMatchObject([{ kind: 'erasure', status: 'mailed' }]);
    expect(await lines('customer-lists')).toMatchObject([{ name: 'Fair', size: 1, customers: [customer] }]);
    for (const file of ['consent-entries', 'preferences', 'privacy-requests', 'customer-lists'] as const)
      expect(await exportedLines(harness, file, harness.otherTenantId)).toEqual([]);
  });
});

describe('a segment by consent', () => {
  it('has the customers of now, and changes with each decision, in its transaction', async () => {
    const conditions = { consent: { purpose: 'news', is: 'granted' } };
    await harness.as().post('/v1/segments').send({ name: 'News', conditions }).expect(201);
    const ada = await fresh();
    await harness.drained();
    const moves = async () =>
      (await harness.events.all(MembershipChanged)).flatMap(({ payload: { entered, left } }) => [
        ...(entered.includes(ada.customerId) ? ['entered'] : []),
        ...(left.includes(ada.customerId) ? ['left'] : []),
      ]);
    await put({ ...wanted, consents: { news: true } }).expect(200);
    expect(await moves()).toEqual(['entered']);
    harness.clock.advance(1000);
    await put({ ...wanted, consents: { news: false } }, '"1"').expect(200);
    expect(await moves()).toEqual(['entered', 'left']);
    const { body } = await harness.as().post('/v1/segments/preview').send({ conditions }).expect(200);
    expect(body.examples).not.toContainEqual(expect.objectContaining({ external_id: `C-api-${count}` }));
  });
});
