import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandChanged, CustomerAsked, CustomerChanged, SurveyClosed } from '@hearback/contracts';
import { eventually, medium, type Medium } from '@hearback/testing';
import { widgetFiles } from '@hearback/widget';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, storedResponses, type KnownSurvey } from './builders.js';
import { newEditKey } from './saved-answers.js';
import { enableWidget, webPage } from './widget-page.js';

const DAY_MS = 86_400_000;

describe('the widget on a web page', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  let page: ReturnType<typeof webPage>;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
    await enableWidget(platform, survey, { button_text: { en: 'Feedback', fr: 'Votre avis' }, sampling: 0.5 });
    page = webPage(platform);
  });
  afterAll(() => platform?.close());

  interface Listed {
    readonly id: string;
    readonly askable: boolean;
  }
  const listed = async (body: object = {}): Promise<Readonly<Record<string, boolean>>> => {
    const reply = await page.surveys(body);
    return Object.fromEntries((reply.body.surveys as Listed[]).map(({ id, askable }) => [id, askable]));
  };

  it('loads its files from all origins: the loader for minutes, the others for ever, compressed', async () => {
    const { version } = widgetFiles();
    const load = (path: string, encoding: string) => platform.http.get(path).set('accept-encoding', encoding);
    for (const [path, caching] of [
      ['/widget.js', 'public, max-age=300'],
      [`/widget/${version}/renderer.js`, 'public, max-age=31536000, immutable'],
    ] as const) {
      const { headers } = await load(path, 'gzip').expect(200);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cache-control': caching,
        'content-encoding': 'gzip',
        'content-type': 'text/javascript; charset=utf-8',
        'cross-origin-resource-policy': 'cross-origin',
        vary: 'Accept-Encoding',
      });
      expect(headers['set-cookie']).toBeUndefined();
      expect((await load(path, 'br, gzip').expect(200)).headers['content-encoding']).toBe('br');
      const plain = await load(path, 'identity').expect(200);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.text).toBe((await load(path, 'gzip')).text);
    }
    await load('/widget/000000000000/renderer.js', 'gzip').expect(404);
    await load(`/widget/${version}/absent.js`, 'gzip').expect(404);
  });

  describe('gets its surveys', () => {
    it('with all that the renderer needs, in the language of the visitor, and nothing of staff', async () => {
      await platform.publish(BrandChanged, {
        workspace_id: platform.tenantId,
        name: 'Lumen Lamps',
        color: '#ffd84a',
        contact: null,
        privacy_url: null,
        logo_path: '/logos/0198c0de-0000-7000-8000-000000000009.png',
        changed_at: '2026-01-02T00:00:00.000Z',
      });
      await eventually(async () => {
        const { status, body } = await page.surveys({ language: 'fr-CA' });
        expect([status, body.brand.name]).toEqual([200, 'Lumen Lamps']);
        expect(body.brand).toMatchObject({ logo_path: '/logos/0198c0de-0000-7000-8000-000000000009.png' });
        // Yellow could not be read on white.
        expect(body.brand.colors.light.brand).not.toBe('#ffd84a');
        expect(body.surveys).toEqual([
          {
            id: survey.id,
            version: 1,
            display: 'popover',
            trigger: { kind: 'delay', seconds: 10 },
            sampling: 0.5,
            askable: true,
            recontact_days: 30,
            button_text: 'Votre avis',
            language: 'fr',
            direction: 'ltr',
            fill_token: expect.any(String),
            definition: expect.objectContaining({
              questions: expect.arrayContaining([expect.objectContaining({ key: 'nps' })]),
              texts: { en: definition.texts.en, fr: definition.texts.fr },
              languages: ['en', 'fr', 'ar'],
            }),
            interface: { language: 'fr', texts: expect.objectContaining({ send: expect.any(String) }) },
          },
        ]);
      });
      const arabic = (await page.surveys({ language: 'ar' })).body.surveys[0];
      expect(arabic).toMatchObject({ direction: 'rtl', button_text: 'Feedback' });
    });

    it('only while they are published, open and enabled, and of its own workspace', async () => {
      const [draft, other] = [await publishSurvey(platform), await publishSurvey(platform)];
      await enableWidget(platform, other);
      await eventually(async () =>
        expect(Object.keys(await listed()).toSorted()).toEqual([survey.id, other.id].toSorted()),
      );
      expect(Object.keys(await listed())).not.toContain(draft.id);
      await enableWidget(platform, other, { enabled: false, revision: 2 });
      // A change that arrives late does not enable it again.
      await enableWidget(platform, other, { enabled: true, revision: 1 });
      await eventually(async () => expect(Object.keys(await listed())).toEqual([survey.id]));
      await enableWidget(platform, other, { revision: 3 });
      await platform.publish(SurveyClosed, { survey_id: other.uuid, closed_at: '2026-02-01T00:00:00.000Z' });
      await platform.drained();
      await eventually(async () => expect(Object.keys(await listed())).toEqual([survey.id]));
      const elsewhere = webPage(platform, { tenantId: platform.otherTenantId });
      expect((await elsewhere.surveys()).body.surveys).toEqual([]);
    });

    it('by attributes of the visitor; what is known of a signed customer takes precedence', async () => {
      const gold = await publishSurvey(platform);
      const targeting = [
        { attribute: 'tier', is: 'equals', values: ['gold', 'black'] },
        { attribute: 'visits', is: 'not_equals', values: ['0'] },
        { attribute: 'staff', is: 'missing', values: [] },
      ];
      await enableWidget(platform, gold, { targeting });
      const profile = { customer_id: randomUUID(), external_id: 'C-1', language: null, attributes: { tier: 'gold' } };
      await platform.publish(CustomerChanged, { ...profile, revision: 1, changed_at: '2026-01-01T00:00:00.000Z' });
      await platform.drained();
      const asked = async (body: object) => (await listed(body))[gold.id];
      await eventually(async () => expect(await asked({ attributes: { tier: 'gold' } })).toBe(true));
      expect(await asked({})).toBe(false);
      expect(await asked({ attributes: { tier: 'silver' } })).toBe(false);
      expect(await asked({ attributes: { tier: 'black', visits: 0 } })).toBe(false);
      expect(await asked({ attributes: { tier: 'black', visits: 3 } })).toBe(true);
      expect(await asked({ attributes: { tier: 'black', staff: false } })).toBe(false);
      expect(await asked({ customer: page.signed('C-1') })).toBe(true);
      expect(await asked({ customer: { external_id: 'C-1' } })).toBe(false);
      expect(await asked({ customer: page.signed('C-1'), attributes: { tier: 'silver' } })).toBe(true);
      await enableWidget(platform, gold, { enabled: false, revision: 2 });
    });
  });

  it('can read a published survey again at the cost of its tag', async () => {
    const read = (headers: object = {}) =>
      platform
        .as({ kind: 'publishable-key' })
        .get(`/v1/published-surveys/${survey.id}`)
        .set({ origin: 'https://shop.example', ...headers });
    const first = await read();
    expect([first.status, first.headers['vary']]).toEqual([200, 'Origin, Authorization']);
    expect(first.body.brand.colors.dark).toMatchObject({ brand: expect.stringMatching(/^#/) });
    const same = await read({ 'if-none-match': first.headers['etag'] });
    expect([same.status, same.text, same.headers['etag']]).toEqual([304, '', first.headers['etag']]);
    expect(same.headers).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-expose-headers': expect.stringContaining('ETag'),
      vary: 'Origin, Authorization',
    });
    expect((await read({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  describe('saves answers', () => {
    it('as the route with the key in a header does', async () => {
      const [submission_id, edit_key] = [randomUUID(), newEditKey()];
      const first = await page.save(survey, { nps: 3 }, { submission_id, edit_key });
      expect([first.status, first.body.complete]).toEqual([201, false]);
      const again = await page.save(survey, { nps: 3 }, { submission_id, edit_key });
      expect([again.status, again.body]).toEqual([200, first.body]);
      const path = `/v1/published-surveys/${survey.id}/responses/${submission_id}`;
      const twin = await platform
        .as({ kind: 'publishable-key' })
        .put(path)
        .send({ edit_key, answers: { why: 'late' }, complete: true });
      expect(twin.body).toMatchObject({ id: first.body.id, complete: true, revision: 2 });
      const stored = await platform.as().get(`/v1/responses/${first.body.id}`);
      expect(stored.body).toMatchObject({ channel: 'widget', customer: null });
      expect(await storedResponses(platform, survey.uuid)).toBe(1);
    });

    it('of a signed customer; an unsigned one is nobody, an expired or forged one is rejected', async () => {
      const answers = { nps: 9 };
      const read = async (id: string) => (await platform.as().get(`/v1/responses/${id}`)).body;
      const signed = await page.save(survey, answers, { complete: true, customer: page.signed('C-9') });
      expect(await read(signed.body.id)).toMatchObject({ customer: { external_id: 'C-9' } });
      const unsigned = await page.save(survey, answers, { complete: true, customer: { external_id: 'C-9' } });
      expect(await read(unsigned.body.id)).toMatchObject({
        customer: null,
        unverified_customer: { external_id: 'C-9' },
      });
      const expired = await page.save(survey, answers, { customer: page.signed('C-9', 1_700_000_000) });
      expect([expired.status, expired.body.code]).toEqual([422, 'request.signature-expired']);
      const forged = await page.save(survey, answers, { customer: { ...page.signed('C-9'), external_id: 'C-8' } });
      expect([forged.status, forged.body.code]).toEqual([422, 'request.bad-signature']);
      const half = await page.save(survey, answers, { customer: { external_id: 'C-9', expires: 1_900_000_000 } });
      expect([half.status, half.body.code]).toEqual([422, 'request.bad-signature']);
    });

    it('of what the survey declares only, and says what is wrong', async () => {
      const undeclared = await page.save(survey, { nps: 9, colour: 'red' });
      expect([undeclared.status, undeclared.body.errors[0].pointer]).toEqual([422, '/answers/colour']);
      const hidden = await page.save(survey, { nps: 9 }, { hidden_fields: { admin: true } });
      expect([hidden.status, hidden.body.errors[0].pointer]).toEqual([422, '/hidden_fields/admin']);
      const incomplete = await page.save(survey, { nps: 2 }, { complete: true });
      expect([incomplete.status, incomplete.body.errors[0].pointer]).toEqual([422, '/answers/why']);
      const unknown = await page.save({ ...survey, id: `srv_${'0'.repeat(32)}` }, { nps: 9 });
      expect([unknown.status, unknown.body.code]).toEqual([404, 'responses.survey-not-found']);
      const forged = await page.save(survey, { nps: 9 }, { channel: 'api' });
      expect([forged.status, forged.body.errors[0].code]).toEqual([400, 'unknown-member']);
    });
  });

  describe('does not ask a signed customer again', () => {
    let asking: KnownSurvey;
    beforeAll(async () => {
      asking = await publishSurvey(platform);
      await enableWidget(platform, asking, { recontact_days: 7 });
      await eventually(async () => expect(Object.keys(await listed())).toContain(asking.id));
    });
    const asked = async (customer?: object) => (await listed(customer && { customer }))[asking.id];

    it.each(['shown', 'dismissed'])('once it was %s, until the days have passed', async (kind) => {
      const id = `C-${kind}`;
      expect((await page.expose(asking, page.signed(id), kind)).status).toBe(204);
      expect((await page.expose(asking, page.signed(id), kind)).status).toBe(204);
      // Who is shown a survey was asked; that is told once a day.
      const told = (await platform.events.all(CustomerAsked)).filter(({ payload }) => payload.external_id === id);
      expect(told.map(({ payload }) => payload)).toMatchObject(
        kind === 'shown' ? [{ channel: 'widget', survey_id: asking.uuid }] : [],
      );
      const { body } = await page.surveys({ customer: page.signed(id) });
      const shown = (body.surveys as Listed[]).find((each) => each.id === asking.id)!;
      // No reason, no date.
      expect([shown.askable, Object.keys(shown).filter((name) => /shown|asked|reason|_at/.test(name))]).toEqual([
        false,
        [],
      ]);
      expect(await asked(page.signed('C-somebody-else'))).toBe(true);
      expect(await asked({ external_id: id })).toBe(true);
      const [row] = await platform.sql<{ at: Date }>(
        'select coalesce(shown_at, dismissed_at) as at from responses.survey_exposure where customer_external_id = $1',
        [id],
      );
      await platform.sql(
        'update responses.survey_exposure set shown_at = $2, dismissed_at = $2 where customer_external_id = $1',
        [id, new Date(row!.at.getTime() - 7 * DAY_MS)],
      );
      expect(await asked(page.signed(id))).toBe(true);
    });

    it('once an answer was begun', async () => {
      const customer = page.signed('C-begun');
      await page.save(asking, { nps: 8 }, { customer });
      expect(await asked(customer)).toBe(false);
    });

    it('but lets everybody in who opens a button', async () => {
      const customer = page.signed('C-button');
      await page.expose(asking, customer);
      await enableWidget(platform, asking, { display: 'button', revision: 2 });
      await eventually(async () => expect(await asked(customer)).toBe(true));
    });

    it('and stores nothing of unknown visitors', async () => {
      const rows = () => platform.sql('select * from responses.survey_exposure');
      const before = await rows();
      expect((await page.expose(asking, undefined)).status).toBe(400);
      expect((await page.expose(asking, { external_id: 'C-2' })).status).toBe(400);
      expect((await page.expose(asking, { ...page.signed('C-2'), external_id: 'C-3' })).status).toBe(422);
      expect(await rows()).toEqual(before);
    });
  });

  describe('has its key in the body', () => {
    const PATHS = ['surveys', 'answers', 'exposures'];

    it.each(PATHS)('%s: a secret key is rejected, with the advice to revoke it', async (path) => {
      const { authorization = '' } = platform.headersOf();
      const reply = await page.send(path, { key: authorization.slice('Bearer '.length) });
      expect([reply.status, reply.body.code]).toEqual([403, 'request.secret-key-exposed']);
      expect(reply.body.detail).toMatch(/revoke it now/);
    });

    it.each(PATHS)('%s: no key, another text and an unknown key are 401', async (path) => {
      for (const key of [undefined, null, 7, '', 'hbp_live_x', webPage(platform).key.replace(/.$/, '!')]) {
        const reply = await page.send(path, { key });
        expect([key, reply.status, reply.body.code]).toEqual([key, 401, 'request.unauthenticated']);
      }
      // A key in a header, a list or nothing is no key in the body.
      const headers = platform.headersOf({ kind: 'publishable-key' });
      for (const body of ['{}', '[]', 'null', '']) {
        const reply = await platform.http
          .post(`/v1/widget/${path}`)
          .set({ ...headers, 'content-type': 'text/plain' })
          .send(body);
        expect([body, reply.status]).toEqual([body, 401]);
      }
    });

    it.each(PATHS)('%s: only JSON that is sent as text', async (path) => {
      expect((await page.send(path, {}, 'application/json')).status).toBe(415);
      const reply = await platform.http.post(`/v1/widget/${path}`).set('content-type', 'text/plain').send('{"key":');
      expect([reply.status, reply.body.code]).toEqual([400, 'request.malformed']);
    });

    it('rejects unknown members', async () => {
      const reply = await page.surveys({ tenant_id: 'x' });
      expect([reply.status, reply.body.errors[0]]).toMatchObject([400, { pointer: '/tenant_id' }]);
    });
  });
});
