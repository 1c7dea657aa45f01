import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged } from '@hearback/contracts';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, type KnownSurvey } from './builders.js';
import { hiddenInputs } from './page-form.js';
import { newEditKey } from './saved-answers.js';

const HOUR = 3_600_000;

describe('personal links', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  const lines: string[] = [];
  beforeAll(async () => {
    platform = await medium({
      modules: { responses: ResponsesModule },
      settings: { HEARBACK_LOG_LEVEL: 'trace', HEARBACK_PUBLIC_URL: 'https://feedback.example/' },
      log: (line) => void lines.push(line),
    });
    const en = { ...definition.texts.en, 'welcome.title': 'Hello {{ customer.first_name | default: "there" }}' };
    survey = await publishSurvey(platform, { definition: { ...definition, texts: { ...definition.texts, en } } });
    const profile = {
      customer_id: randomUUID(),
      external_id: 'C-1',
      language: null,
      attributes: { first_name: 'Jonas', plan: 'pro' },
    };
    await platform.publish(CustomerChanged, { ...profile, revision: 1, changed_at: '2026-01-01T00:00:00.000Z' });
    await platform.drained();
  });
  afterAll(() => platform?.close());

  const path = () => `/v1/surveys/${survey.id}/personal-links`;
  const create = (body: object, at = path()) =>
    platform
      .as()
      .post(at)
      .send({ customers: [{ external_id: 'C-1' }], ...body });
  /** A new link: its id, and the path of its page. */
  const newLink = async (body: object = {}) => {
    const { data } = (await create(body)).body;
    return { id: data[0].id as string, page: new URL(data[0].url).pathname };
  };
  const show = (page: string) => platform.http.get(page);
  /** A browser without script on the page; `send` fills in the form that it was shown. */
  const open = async (page: string) => {
    const own = hiddenInputs((await show(page)).text);
    return {
      own,
      send: (fields: object) =>
        platform.http
          .post(page)
          .type('form')
          .send({ ...own, ...fields }),
      complete: () =>
        platform.http
          .post(page)
          .type('form')
          .send({ ...own, ':script': '1', nps: '9' }),
    };
  };
  const responses = async () => (await platform.as().get(`/v1/responses?survey_id=${survey.id}&limit=100`)).body.data;
  const stored = async (customer: string) =>
    (await responses()).filter(
      (each: { customer: { external_id: string } | null }) => each.customer?.external_id === customer,
    );

  it('say who answers, greet the customer, and fix hidden fields', async () => {
    const { page } = await newLink({ customers: [{ external_id: 'C-1', hidden_fields: { shop: 'Lyon' } }] });
    expect((await show(page)).text).toContain('Hello Jonas');
    const visit = await open(`${page}?shop=Paris&basket=30`);
    expect(visit.own).toMatchObject({ shop: 'Lyon', basket: '30' });
    const done = await platform.http
      .post(page)
      .type('form')
      .send({ ...visit.own, shop: 'Paris', ':script': '1', nps: '9' });
    expect(done.status).toBe(303);
    expect(done.headers['location']).toMatch(new RegExp(`^${page}/thanks\\?`));
    const [response] = await stored('C-1');
    expect(response).toMatchObject({
      channel: 'personal',
      customer: { external_id: 'C-1' },
      unverified_customer: null,
    });
    expect(response.attributes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'shop', value: 'Lyon' }),
        expect.objectContaining({ key: 'plan', value: 'pro' }),
      ]),
    );
  });

  it('show their addresses once, keep hashes alone, and are the same again for an Idempotency-Key', async () => {
    const body = { customers: Array.from({ length: 1_000 }, (_, index) => ({ external_id: `B-${index}` })) };
    const key = randomUUID();
    const caller = { ...platform.headersOf(), 'idempotency-key': key };
    const send = () => platform.http.post(path()).set(caller).send(body);
    const [first, again] = [await send(), await send()];
    expect([first!.status, first!.body.data.length]).toEqual([201, 1_000]);
    expect(again!.body).toEqual(first!.body);
    const url: string = first!.body.data[0].url;
    expect(url).toMatch(/^https:\/\/feedback\.example\/r\/[\w-]{32}$/);
    const token = url.slice(-32);
    for (const table of ['responses.personal_link', 'messaging.event'])
      expect(await platform.sql(`select 1 from ${table} t where t::text like $1`, [`%${token}%`])).toEqual([]);
    const listed = await platform.as().get(`${path()}?customer=B-0`);
    expect(listed.body.data).toEqual([expect.objectContaining({ external_id: 'B-0', used: false })]);
    expect(listed.text).not.toContain(token);
    expect((await create({ customers: [...body.customers, { external_id: 'B-1000' }] })).status).toBe(400);
  });

  it('come as CSV, in which no cell is a formula', async () => {
    const reply = await create({ customers: [{ external_id: '=HYPERLINK("x")' }] }, `${path()}/csv`);
    expect([reply.status, reply.headers['content-type']]).toEqual([201, expect.stringContaining('text/csv')]);
    expect(reply.text).toMatch(/^"external_id","url","expires_at","id"\r\n"'=HYPERLINK\(""x""\)","https:\/\//);
  });

  it.each([
    [{ customers: [] }, '/customers'],
    [{ customers: [{ external_id: '' }] }, '/customers/0/external_id'],
    [{ customers: [{ external_id: 'C', hidden_fields: { color: 'red' } }] }, '/customers/0/hidden_fields/color'],
    [{ customers: [{ external_id: 'C', hidden_fields: null }] }, '/customers/0/hidden_fields'],
    [{ customers: [{ external_id: 'C', hidden_fields: { basket: 'x' } }] }, '/customers/0/hidden_fields/basket'],
    [{ mode: 'for-ever' }, '/mode'],
    [{ expires_at: '2020-01-01T00:00:00Z' }, '/expires_at'],
  ])('are rejected as a whole: %j', async (body, pointer) => {
    const reply = await create(body);
    expect([400, 422]).toContain(reply.status);
    expect(reply.body.errors[0].pointer).toBe(pointer);
  });

  it('are not found for unknown surveys and other workspaces', async () => {
    expect((await create({}, `/v1/surveys/srv_${'0'.repeat(32)}/personal-links`)).status).toBe(404);
    const { id } = await newLink();
    const other = platform.as({ tenantId: platform.otherTenantId });
    expect((await other.delete(`${path()}/${id}`)).status).toBe(404);
    expect((await other.get(path())).status).toBe(404);
  });

  it('are for one complete response, whose browser can still change it', async () => {
    const { page, id } = await newLink({ customers: [{ external_id: 'single' }] });
    const [phone, laptop] = [await open(page), await open(page)];
    expect((await phone.complete()).status).toBe(303);
    const used = await show(page);
    expect([used.status, used.text]).toEqual([410, expect.stringContaining('This link was already used')]);
    expect((await laptop.complete()).status).toBe(410);
    const changed = await platform.http
      .post(page)
      .type('form')
      .send({ ...phone.own, ':script': '1', nps: '2', why: 'Broke' });
    expect(changed.status).toBe(303);
    expect(await stored('single')).toMatchObject([{ scores: [{ score: 2 }], completed: true }]);
    const [link] = (await platform.as().get(`${path()}?customer=single`)).body.data;
    expect(link).toMatchObject({ id, used: true });
  });

  it('never count two responses, however many browsers complete one at the same time', async () => {
    const { page } = await newLink({ customers: [{ external_id: 'race' }] });
    const browsers = await Promise.all(Array.from({ length: 8 }, () => open(page)));
    const statuses = (await Promise.all(browsers.map((each) => each.complete()))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(7);
    expect(await stored('race')).toHaveLength(1);
  });

  it('let a complete response take the place of one that was left in another browser', async () => {
    const { page } = await newLink({ customers: [{ external_id: 'left' }] });
    const phone = await open(page);
    await phone.send({ nps: '3' });
    platform.clock.advance(HOUR);
    await platform.drained();
    expect(await stored('left')).toMatchObject([{ completed: false, scores: [{ score: 3 }] }]);
    const laptop = await open(page);
    expect(JSON.stringify(laptop.own)).not.toContain('"nps"');
    await laptop.complete();
    expect(await stored('left')).toMatchObject([{ completed: true, scores: [{ score: 9 }] }]);
    // What was begun later and left counts no more than once.
    expect((await phone.send({ nps: '1' })).status).toBe(422);
  });

  it('count a new response after each complete one if they are renewable', async () => {
    const { page } = await newLink({ mode: 'renewable', customers: [{ external_id: 'again' }] });
    await (await open(page)).complete();
    await (await open(page)).complete();
    expect(await stored('again')).toHaveLength(2);
  });

  it('show nobody what was answered through them', async () => {
    const { page } = await newLink({ mode: 'renewable', customers: [{ external_id: 'secret' }] });
    const mine = await open(page);
    await mine.send({ nps: '2' });
    await mine.send({ nps: '2', ':screen': '0.1', why: 'The knob broke' });
    for (const address of [page, `${page}/thanks`, `${page}?lang=fr`]) {
      const { text } = await show(address);
      expect(text).not.toContain('The knob broke');
      expect(text).not.toContain(mine.own[':submission']!);
      expect(text).not.toMatch(/ checked[ >]/);
    }
    const api = page.replace('/r/', '/v1/personal-links/');
    const guess = await platform.http.get(`${api}/responses/${mine.own[':submission']}`).set('edit-key', newEditKey());
    expect(guess.status).toBe(404);
    const read = await platform.http
      .get(`${api}/responses/${mine.own[':submission']}`)
      .set('edit-key', mine.own[':edit-key']!);
    expect(read.body.answers).toEqual({ nps: 2, why: 'The knob broke' });
  });

  it('save answers by script as well, for the customer of the link', async () => {
    const { page } = await newLink({ customers: [{ external_id: 'script' }] });
    const data = JSON.parse(
      /<script id="data" type="application\/json">(.*?)<\/script>/.exec((await show(page)).text)![1]!,
    );
    const saved = await platform.http
      .put(`${data.savePath}/${randomUUID()}`)
      .send({ edit_key: newEditKey(), answers: { nps: 10 }, complete: true });
    expect(saved.status).toBe(201);
    expect(await stored('script')).toHaveLength(1);
    expect(
      (
        await platform.http
          .put(`/v1/personal-links/${'A'.repeat(32)}/responses/${randomUUID()}`)
          .send({ edit_key: newEditKey(), answers: { nps: 1 } })
      ).status,
    ).toBe(404);
  });

  it('end: an expired one says so, a revoked one looks like one that never was', async () => {
    const expires_at = new Date(platform.clock.now().getTime() + HOUR).toISOString();
    const { page } = await newLink({ expires_at, customers: [{ external_id: 'late' }] });
    const begun = await open(page);
    await begun.send({ nps: '9' });
    platform.clock.advance(2 * HOUR);
    const expired = await show(page);
    expect([expired.status, expired.text]).toEqual([410, expect.stringContaining('This link has expired')]);
    expect((await begun.complete()).status).toBe(303);

    const revoked = await newLink();
    expect((await platform.as().delete(`${path()}/${revoked.id}`)).status).toBe(204);
    expect((await platform.as().delete(`${path()}/${revoked.id}`)).status).toBe(204);
    const [gone, unknown] = [await show(revoked.page), await show(`/r/${'A'.repeat(32)}`)];
    expect([gone!.status, gone!.text]).toEqual([404, unknown!.text]);
  });

  it('are in no log line, no redirect to others, and no referrer', async () => {
    const { page } = await newLink();
    const reply = await (await open(page)).complete();
    expect(reply.headers['referrer-policy']).toBe('no-referrer');
    expect((await show(page)).headers['referrer-policy']).toBe('no-referrer');
    await eventually(() => expect(lines.some((line) => line.includes('/r/:token'))).toBe(true));
    expect(lines.filter((line) => line.includes(page.slice(3)))).toEqual([]);
  });

  it('cannot be found by trying', async () => {
    const limited = await medium({
      modules: { responses: ResponsesModule },
      settings: { HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '1000' },
    });
    try {
      const tried = [];
      for (let index = 0; index < 62; index += 1)
        tried.push((await limited.http.get(`/r/${String(index).padStart(32, 'A')}`)).status);
      expect(tried.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 404));
      expect(tried.at(-1)).toBe(429);
    } finally {
      await limited.close();
    }
  });
});
