import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, ResponseSubmitted, SurveyClosed, type CustomerChangedV1 } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, storedResponses, type KnownSurvey } from './builders.js';

const isoDay = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('the intake', () => {
  let platform: Medium;
  let survey: KnownSurvey;

  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const post = (body: object, caller = {}) => platform.as(caller).post('/v1/responses').send(body);
  const happy = (more: object = {}) => ({ survey_id: survey.id, answers: { nps: 9 }, ...more });
  const submitted = (id: string) => platform.events.next(ResponseSubmitted, { response_id: parsePublicId('rsp', id)! });
  const eventsOf = async (surveyId: string) =>
    (await platform.events.all(ResponseSubmitted)).filter(({ payload }) => payload.survey_id === surveyId);

  it('replies 201 after the response and its event are committed', async () => {
    const reply = await post({
      survey_id: survey.id,
      answers: { nps: 3, why: 'Too slow', visit: 2 },
      hidden_fields: { basket: 35, member: true },
      language: 'fr-CA',
    });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ object: 'response', survey_id: survey.id });
    const id = parsePublicId('rsp', reply.body.id)!;
    expect(await platform.sql('select id from responses.response where id = $1', [id])).toHaveLength(1);
    const { payload, tenantId } = await submitted(reply.body.id);
    expect(tenantId).toBe(platform.tenantId);
    expect(payload).toMatchObject({
      channel: 'api',
      language: 'fr',
      scores: [
        { question: 'nps', metric: 'nps', method: 'nps.v1', score: 3 },
        { question: 'visit', metric: 'csat', method: 'csat.v1:1-5', score: 2 },
      ],
      answers: [{ question: 'why', kind: 'text', value: 'Too slow' }],
      attributes: [
        { key: 'basket', value: 35, segment: '>20..50' },
        { key: 'member', value: true, segment: 'true' },
      ],
    });
  });

  it('accepts a matrix, a ranking and an address, and shows them as they were accepted', async () => {
    const choices = [{ key: 'bad' }, { key: 'good' }];
    const questions = [
      { key: 'parts', kind: 'matrix', rows: [{ key: 'price' }, { key: 'parcel' }], choices },
      { key: 'order', kind: 'ranking', choices },
      { key: 'mail', kind: 'email' },
    ];
    const ids = [
      'parts.rows.price',
      'parts.rows.parcel',
      ...choices.flatMap(({ key }) => [`parts.choices.${key}`, `order.choices.${key}`]),
    ];
    const titles = questions.map(({ key }) => `${key}.title`);
    const en = Object.fromEntries([...ids, ...titles].map((id) => [`questions.${id}`, 'x']));
    const own = await publishSurvey(platform, {
      definition: { default_language: 'en', languages: ['en'], texts: { en }, questions },
    });
    const answers = { parts: { parcel: 'bad' }, order: ['good', 'bad'], mail: 'Ada@Example.org' };
    const { status, body } = await post({ survey_id: own.id, answers });
    expect(status).toBe(201);
    const stored = await platform.http.get(`/v1/responses/${body.id}`).set(platform.headersOf());
    expect(stored.body.answers).toEqual([
      { question: 'parts', kind: 'matrix', value: { parcel: 'bad' } },
      { question: 'order', kind: 'ranking', value: ['good', 'bad'] },
      { question: 'mail', kind: 'email', value: 'ada@example.org' },
    ]);
    const page = (await platform.http.get(`/s/${own.linkCode}`)).text;
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [
      match[1],
      match[2],
    ]);
    const form = { ...Object.fromEntries(hidden), 'parts:price': 'good', 'order:bad': '1', 'order:good': '2' };
    expect((await platform.http.post(`/s/${own.linkCode}`).type('form').send(form)).status).toBe(303);
    const [sent] = await platform.events
      .all(ResponseSubmitted)
      .then((all) => all.filter(({ payload }) => payload.survey_id === own.uuid && payload.channel === 'link'));
    expect(sent?.payload.answers).toMatchObject([{ value: { price: 'good' } }, { value: ['bad', 'good'] }]);
  });

  it('stores a repeated submission once and sends the same reply', async () => {
    const own = await publishSurvey(platform);
    const body = { survey_id: own.id, submission_id: randomUUID(), answers: { nps: 10 } };
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => post(body)));
    const later = await post(body);
    for (const reply of [...others, later]) {
      expect(reply.status).toBe(201);
      expect(reply.body).toEqual(first!.body);
    }
    expect(await storedResponses(platform, own.uuid)).toBe(1);
    expect(await eventsOf(own.uuid)).toHaveLength(1);
  });

  it('rejects other content with a used submission id, even concurrently', async () => {
    const own = await publishSurvey(platform);
    const submission_id = randomUUID();
    const replies = await Promise.all(
      [1, 2, 3, 4, 5].map((age) => post({ survey_id: own.id, submission_id, answers: { nps: 8, age } })),
    );
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([201, 422, 422, 422, 422]);
    const rejected = replies.find((reply) => reply.status === 422)!;
    expect(rejected.headers['content-type']).toContain('application/problem+json');
    expect(JSON.stringify(rejected.body)).toContain('submission-reused');
    expect(await storedResponses(platform, own.uuid)).toBe(1);
  });

  it('derives the submission id from an Idempotency-Key, per credential', async () => {
    const agent = platform.as();
    const send = (key: string) => agent.post('/v1/responses').set('idempotency-key', key).send(happy());
    const [first, again, other] = [await send('a'), await send('a'), await send('b')];
    expect(again.body).toEqual(first.body);
    expect(other.body.id).not.toBe(first.body.id);
    const stranger = await platform.as().post('/v1/responses').set('idempotency-key', 'a').send(happy());
    expect(stranger.body.id).not.toBe(first.body.id);
  });

  it('acknowledges a retry after the survey was closed or published again', async () => {
    const own = await publishSurvey(platform);
    const body = { survey_id: own.id, submission_id: randomUUID(), answers: { nps: 10, age: 50 } };
    const first = await post(body);
    const questions = definition.questions.filter(({ key }) => key !== 'age');
    const { ['questions.age.title']: _age, ...en } = definition.texts.en;
    const next = { ...definition, questions, texts: { ...definition.texts, en } };
    await publishSurvey(platform, {
      survey_id: own.uuid,
      link_code: own.linkCode,
      version: 2,
      definition: next,
    });
    await eventually(async () => {
      expect((await post({ ...body, submission_id: randomUUID() })).status).toBe(422);
    });
    expect((await post(body)).body).toEqual(first.body);
    await platform.publish(SurveyClosed, { survey_id: own.uuid, closed_at: '2026-02-02T00:00:00.000Z' });
    await eventually(async () => {
      const reply = await post({ survey_id: own.id, answers: { nps: 1, why: 'x' } });
      expect(reply.status).toBe(409);
      expect(JSON.stringify(reply.body)).toContain('survey-closed');
    });
    expect((await post(body)).body).toEqual(first.body);
    const stored = await platform.sql('select 1 from responses.response where submission_id = $1', [
      body.submission_id,
    ]);
    expect(stored).toHaveLength(1);
  });

  it('keeps a survey closed when an older publication is replayed', async () => {
    const own = await publishSurvey(platform, { version: 2, published_at: '2026-01-03T00:00:00.000Z' });
    await platform.publish(SurveyClosed, { survey_id: own.uuid, closed_at: '2026-02-02T00:00:00.000Z' });
    const submit = () => post({ survey_id: own.id, answers: { nps: 10, age: 50 } });
    await eventually(async () => expect((await submit()).status).toBe(409));
    await publishSurvey(platform, { survey_id: own.uuid, link_code: 'replayed01', version: 1 });
    const [copy] = await platform.sql('select status, link_code from responses.survey where survey_id = $1', [
      own.uuid,
    ]);
    expect(copy).toEqual({ status: 'closed', link_code: own.linkCode });
  });

  it('does not find surveys of other workspaces or unpublished ones', async () => {
    const foreign = await publishSurvey(platform, {}, platform.otherTenantId);
    expect((await post({ ...happy(), survey_id: foreign.id })).status).toBe(404);
    expect((await post({ ...happy(), survey_id: `srv_${'0'.repeat(32)}` })).status).toBe(404);
    const caller = { tenantId: platform.otherTenantId };
    expect((await post({ ...happy(), survey_id: foreign.id }, caller)).status).toBe(201);
    expect(await storedResponses(platform, foreign.uuid)).toBe(1);
  });

  it('stores the attributes that the customer has at the time of acceptance', async () => {
    const customer: CustomerChangedV1 = {
      customer_id: randomUUID(),
      external_id: 'C-7',
      language: null,
      attributes: { tier: 'gold', orders: 12, vip: true, basket: 60, gone: null },
      revision: 2,
      changed_at: '2026-01-01T00:00:00.000Z',
    };
    await platform.publish(CustomerChanged, customer);
    await platform.publish(CustomerChanged, { ...customer, revision: 1, attributes: { tier: 'old' } });
    await platform.drained();
    const reply = await post(happy({ customer: { external_id: 'C-7' }, hidden_fields: { shop: 'Lyon' } }));
    const { payload } = await submitted(reply.body.id);
    expect(payload.customer).toEqual({ external_id: 'C-7' });
    expect(payload.attributes.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      { key: 'basket', value: 60, segment: '>50' },
      { key: 'orders', value: 12, segment: null },
      { key: 'shop', value: 'Lyon', segment: 'Lyon' },
      { key: 'tier', value: 'gold', segment: 'gold' },
      { key: 'vip', value: true, segment: 'true' },
    ]);
    const given = await post(happy({ customer: { external_id: 'C-7' }, hidden_fields: { basket: 10 } }));
    const { payload: second } = await submitted(given.body.id);
    expect(second.attributes.filter(({ key }) => key === 'basket')).toEqual([
      { key: 'basket', value: 10, segment: '<=20' },
    ]);
    const unknown = await post(happy({ customer: { external_id: 'C-404' } }));
    expect((await submitted(unknown.body.id)).payload.attributes).toEqual([]);
  });

  it('accepts submitted_at from secret keys only, and not in the future', async () => {
    const submitted_at = '2025-06-01T10:00:00+02:00';
    const secret = await post(happy({ submitted_at }));
    expect((await submitted(secret.body.id)).payload.submitted_at).toBe('2025-06-01T08:00:00.000Z');
    expect((await post(happy({ submitted_at }), { kind: 'publishable-key' })).status).toBe(400);
    const future = await post(happy({ submitted_at: isoDay(2) }));
    expect(future.status).toBe(422);
    expect(future.body.errors[0].pointer).toBe('/submitted_at');
    expect((await post(happy({ submitted_at: '2025-13-01T00:00:00Z' }))).status).toBe(400);
    expect((await post(happy({ submitted_at: '10000-01-01T00:00:00Z' }))).status).toBe(400);
  });

  it('accepts responses from publishable keys as channel widget, and rejects keys without the scope', async () => {
    const reply = await post(happy(), { kind: 'publishable-key' });
    expect(reply.status).toBe(201);
    expect((await submitted(reply.body.id)).payload.channel).toBe('widget');
    expect((await post(happy(), { permissions: ['responses:read'] })).status).toBe(403);
    expect((await platform.http.post('/v1/responses').send(happy())).status).toBe(401);
  });

  it.each([
    ['submitted_at', '2026-02-03 10:00:00Z', 'must be an RFC 3339 time such as 2026-02-03T10:00:00Z'],
    ['submission_id', 'order-1001', 'must be a UUID such as 0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c'],
    ['survey_id', 'delivery', 'must be the id of a survey such as srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'],
  ])('says with an example what %s must be', async (member, value, detail) => {
    const reply = await post(happy({ [member]: value }));
    expect([reply.status, reply.body.errors]).toEqual([
      400,
      [{ pointer: `/${member}`, code: 'invalid-format', detail }],
    ]);
  });

  it('accepts responses through the public link until the survey is closed; an unknown one is not found', async () => {
    const own = await publishSurvey(platform);
    const link = (code: string, body: object = { answers: { nps: 7 } }) =>
      platform.http.post(`/v1/links/${code}/responses`).send(body);
    const reply = await link(own.linkCode);
    expect(reply.status).toBe(201);
    expect((await submitted(reply.body.id)).payload.channel).toBe('link');
    expect((await link(own.linkCode, { answers: { nps: 7 }, customer: { external_id: 'C-7' } })).status).toBe(400);
    await platform.publish(SurveyClosed, { survey_id: own.uuid, closed_at: '2026-02-02T00:00:00.000Z' });
    await eventually(async () => expect((await link(own.linkCode)).status).toBe(409));
    expect((await link(own.linkCode)).body.code).toBe('responses.survey-closed');
    expect((await link('nothing000')).body.code).toBe('responses.survey-not-found');
  });

  it.each<[string, object | string, number, string]>([
    ['an undeclared answer', { answers: { nps: 9, tenant: 'x' } }, 422, '/answers/tenant'],
    ['an undeclared hidden field', { answers: { nps: 9 }, hidden_fields: { plan: 'pro' } }, 422, '/hidden_fields/plan'],
    ['a missing required answer', { answers: { visit: 3 } }, 422, '/answers/nps'],
    ['a missing required answer that a branch shows', { answers: { nps: 2 } }, 422, '/answers/why'],
    ['an answer that no branch shows', { answers: { nps: 9, why: 'x' } }, 422, '/answers/why'],
    ['a score beyond the scale', { answers: { nps: 11 } }, 422, '/answers/nps'],
    ['a score that is not an integer', { answers: { nps: 8.5 } }, 422, '/answers/nps'],
    ['a score as text', { answers: { nps: '9' } }, 422, '/answers/nps'],
    ['a text of 10,001 characters', { answers: { nps: 1, why: 'x'.repeat(10_001) } }, 422, '/answers/why'],
    ['a day that does not exist', { answers: { nps: 9, day: '2026-02-30' } }, 422, '/answers/day'],
    ['no answer at all', { answers: {} }, 422, '/answers/nps'],
    ['an unknown member', { answers: { nps: 9 }, tenant_id: 'x' }, 400, '/tenant_id'],
    ['answers that are a list', { answers: [9] }, 400, '/answers'],
    ['an answer that is an object', { answers: { nps: { value: 9 } } }, 400, '/answers/nps/value'],
    ['an answer by row without rows', { answers: { nps: { value: 'good' } } }, 422, '/answers/nps'],
    ['no answers member', {}, 400, '/answers'],
    ['a submission id that is not a UUID', { answers: { nps: 9 }, submission_id: '7' }, 400, '/submission_id'],
    ['a channel that callers cannot choose', { answers: { nps: 9 }, channel: 'import' }, 400, '/channel'],
    ['a customer without an id', { answers: { nps: 9 }, customer: {} }, 400, '/customer/external_id'],
    ['an unknown nested member', { answers: { nps: 9 }, customer: { external_id: 'a', x: 1 } }, 400, '/customer/x'],
    ['an empty customer id', { answers: { nps: 9 }, customer: { external_id: '' } }, 400, '/customer/external_id'],
    [
      '501 answers',
      { answers: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`q${i}`, 1])) },
      400,
      '/answers',
    ],
  ])('rejects %s with a pointer to it, and stores nothing', async (_what, body, status, pointer) => {
    const before = await storedResponses(platform, survey.uuid);
    const reply = await post({ survey_id: survey.id, ...(body as object) });
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
  });

  it.each<[string, string, number]>([
    ['a NUL', '{"nps":1,"why":"a\\u0000b"}', 400],
    ['a lone surrogate', '{"nps":1,"why":"a\\ud83d"}', 400],
    ['1e400', '{"nps":1e400}', 400],
    ['an integer beyond 2^53', '{"nps":9007199254740993}', 400],
    ['a prototype', '{"__proto__":{"nps":9},"nps":9}', 400],
    ['a constructor', '{"constructor":9,"nps":9}', 400],
    ['depth', `{"nps":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400],
    ['a broken body', '{"nps":', 400],
    ['more than 256 kB', `{"nps":1,"why":"${'x'.repeat(262_144)}"}`, 413],
  ])('rejects %s in the JSON', async (_what, answers, status) => {
    const before = await storedResponses(platform, survey.uuid);
    const reply = await platform
      .as()
      .post('/v1/responses')
      .set('content-type', 'application/json')
      .send(`{"survey_id":"${survey.id}","answers":${answers}}`);
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
  });

  it('rejects unknown query parameters and other content types', async () => {
    expect((await platform.as().post('/v1/responses?x=1').send(happy())).status).toBe(400);
    const text = await platform.as().post('/v1/responses').set('content-type', 'text/plain').send('{}');
    expect(text.status).toBe(415);
  });

  it('stores the valid responses among many concurrent ones', async () => {
    const own = await publishSurvey(platform);
    const good = { survey_id: own.id, answers: { nps: 10 } };
    const bad = { survey_id: own.id, answers: { nps: 10, no_such: 1 } };
    const replies = await Promise.all(Array.from({ length: 120 }, (_, i) => post(i % 3 === 0 ? bad : good)));
    expect(replies.map((reply) => reply.status)).toEqual(replies.map((_, i) => (i % 3 === 0 ? 422 : 201)));
    expect(await storedResponses(platform, own.uuid)).toBe(80);
    expect(await eventsOf(own.uuid)).toHaveLength(80);
  });

  it('stores the other rows of a batch if the database rejects one', async () => {
    const own = await publishSurvey(platform);
    await platform.sql(
      `alter table responses.response add constraint planted_check check (language <> 'ar' or survey_id <> '${own.uuid}')`,
    );
    try {
      const replies = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          post({ survey_id: own.id, answers: { nps: 9 }, language: i === 17 ? 'ar' : 'en' }),
        ),
      );
      expect(replies.filter((reply) => reply.status === 201)).toHaveLength(39);
      expect(replies[17]!.status).toBe(422);
      expect(replies[17]!.body.type).toContain('unstorable');
      expect(await storedResponses(platform, own.uuid)).toBe(39);
      expect(await eventsOf(own.uuid)).toHaveLength(39);
    } finally {
      await platform.sql('alter table responses.response drop constraint planted_check');
    }
  });
});
