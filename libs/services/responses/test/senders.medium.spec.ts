import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, ResponseSubmitted } from '@hearback/contracts';
import { CustomerSignatures, signedText } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { publishSurvey, type KnownSurvey } from './builders.js';

const LIMIT = 20;

describe('senders whom the platform does not know', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  const keyId = randomUUID();
  const key = { kind: 'publishable-key', credentialId: keyId } as const;

  beforeAll(async () => {
    platform = await medium({
      modules: { responses: ResponsesModule },
      settings: { HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: String(LIMIT), HEARBACK_TRUSTED_PROXY_HOPS: '1' },
    });
    survey = await publishSurvey(platform);
    const profile = { customer_id: randomUUID(), external_id: 'C-7', language: null, attributes: { tier: 'gold' } };
    await platform.publish(CustomerChanged, { ...profile, revision: 1, changed_at: '2026-01-01T00:00:00.000Z' });
    await platform.drained();
  });
  afterAll(() => platform?.close());

  let networks = 0;
  /** An address of a network that no other test uses. */
  const freshAddress = () => `198.51.${(networks += 1)}.1`;
  const post = (body: object, caller: object = key, from = freshAddress()) =>
    platform
      .as(caller)
      .post('/v1/responses')
      .set('x-forwarded-for', from)
      .send({ survey_id: survey.id, answers: { nps: 9 }, ...body });
  const eventOf = async (id: string) =>
    (await platform.events.next(ResponseSubmitted, { response_id: parsePublicId('rsp', id)! })).payload;
  const read = async (id: string) => (await platform.as().get(`/v1/responses/${id}`)).body;

  describe('a publishable key', () => {
    it('cannot set the channel or the time', async () => {
      for (const forged of [{ channel: 'api' }, { channel: 'link' }, { submitted_at: '2026-01-01T00:00:00Z' }]) {
        const reply = await post(forged);
        expect([reply.status, reply.body.errors[0].code]).toEqual([400, 'unknown-member']);
      }
    });

    it('cannot speak for a customer: without a signature the answer is marked, and gets no profile', async () => {
      const reply = await post({ customer: { external_id: 'C-7' } });
      expect(reply.status).toBe(201);
      const claimed = { customer: null, unverified_customer: { external_id: 'C-7' }, attributes: [] };
      expect(await read(reply.body.id)).toMatchObject({ ...claimed, channel: 'widget' });
      expect(await eventOf(reply.body.id)).toMatchObject(claimed);
      const ofCustomer = await platform.as().get('/v1/responses?customer=C-7');
      expect(ofCustomer.body.data).toEqual([]);
    });

    it('speaks for a customer whom the shop has signed with the identity secret of the key', async () => {
      const secret = platform.app.get(CustomerSignatures).secretOf(keyId);
      const inAnHour = Math.floor(platform.clock.now().getTime() / 1000) + 3_600;
      const sign = (customer: string, expires = inAnHour) => {
        const text = signedText({ tenantId: platform.tenantId, expires, externalId: customer });
        return { external_id: 'C-7', expires, signature: createHmac('sha256', secret).update(text).digest('hex') };
      };
      const signed = await post({ customer: sign('C-7') });
      expect(await read(signed.body.id)).toMatchObject({
        customer: { external_id: 'C-7' },
        unverified_customer: null,
        attributes: [{ key: 'tier', value: 'gold' }],
      });
      const forged = await post({ customer: sign('C-8') });
      expect([forged.status, forged.body.code]).toEqual([422, 'request.bad-signature']);
      const late = await post({ customer: sign('C-7', inAnHour - 3_600) });
      expect([late.status, late.body.code]).toEqual([422, 'request.signature-expired']);
      const otherKey = await post({ customer: sign('C-7') }, { ...key, credentialId: randomUUID() });
      expect(otherKey.status).toBe(422);
    });

    it('leaves a secret key as it was', async () => {
      const reply = await post({ customer: { external_id: 'C-7' }, channel: 'widget' }, {});
      expect(await read(reply.body.id)).toMatchObject({ customer: { external_id: 'C-7' }, channel: 'widget' });
    });
  });

  it('count per survey and network across page, link and keys together', async () => {
    const from = freshAddress();
    const ways = [
      () => post({}, key, from),
      () => post({}, { kind: 'publishable-key' }, from),
      () =>
        platform.http
          .post(`/v1/links/${survey.linkCode}/responses`)
          .set('x-forwarded-for', from)
          .send({ answers: { nps: 9 } }),
      () => platform.http.post(`/s/${survey.linkCode}`).set('x-forwarded-for', from).type('form').send({ nps: '9' }),
    ];
    const statuses: number[] = [];
    for (let sent = 0; sent < LIMIT + 4; sent++) statuses.push((await ways[sent % ways.length]!()).status);
    expect(statuses.slice(0, LIMIT)).not.toContain(429);
    expect(statuses.slice(LIMIT)).toEqual([429, 429, 429, 429]);
    // The /24 is one network, another one is not concerned, and neither is another survey.
    expect((await post({}, key, from.replace(/1$/, '200'))).status).toBe(429);
    expect((await post({}, key, freshAddress())).status).toBe(201);
    const other = await publishSurvey(platform);
    expect((await post({ survey_id: other.id }, key, from)).status).toBe(201);
  });

  it('cannot find surveys by trying codes', async () => {
    const from = freshAddress();
    const open = (code: string, address = from) =>
      platform.http
        .get(`/s/${code}`)
        .set('x-forwarded-for', address)
        .then(({ status }) => status);
    const tried: number[] = [];
    for (let code = 0; code < 61; code++) tried.push(await open(`guess${String(code).padStart(5, '0')}`));
    expect(tried).toEqual([...Array.from({ length: 60 }, () => 404), 429]);
    // A hit must look the same, or trying would still find it.
    expect(await open(survey.linkCode)).toBe(429);
    expect(await open(survey.linkCode, freshAddress())).toBe(200);
  });

  describe('a web page of another origin', () => {
    const ORIGIN = 'https://shop.example';
    const preflight = (path: string, origin: string) =>
      platform.http
        .options(path)
        .set({ origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' });
    const from = (origin: string, caller: object = { kind: 'publishable-key', allowedOrigins: [ORIGIN] }) =>
      platform
        .as(caller)
        .post('/v1/responses')
        .set({ origin, 'x-forwarded-for': freshAddress() })
        .send({ survey_id: survey.id, answers: { nps: 9 } });

    it('may answer and read the published survey, never with credentials of the browser', async () => {
      for (const path of [
        '/v1/responses',
        `/v1/links/${survey.linkCode}/responses`,
        `/v1/published-surveys/${survey.id}`,
      ]) {
        const reply = await preflight(path, ORIGIN);
        expect([path, reply.status]).toEqual([path, 204]);
        expect(reply.headers).toMatchObject({
          'access-control-allow-origin': ORIGIN,
          'access-control-allow-headers': 'Authorization, Content-Type, Edit-Key, Idempotency-Key, If-None-Match',
          vary: 'Origin',
        });
        expect(reply.headers['access-control-allow-credentials']).toBeUndefined();
      }
      const answer = await from(ORIGIN);
      expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([201, ORIGIN]);
      const shown = await platform.as(key).get(`/v1/published-surveys/${survey.id}`).set('origin', ORIGIN);
      expect([shown.status, shown.headers['access-control-allow-origin']]).toEqual([200, ORIGIN]);
      expect(shown.body).toMatchObject({
        id: survey.id,
        object: 'published_survey',
        link_code: survey.linkCode,
        version: 1,
      });
      expect(shown.body.definition.questions[0]).toMatchObject({ key: 'nps' });
      expect(shown.body).not.toHaveProperty('name');
    });

    it.each([
      'null',
      'https://shop.example.evil.test',
      'https://evil-shop.example',
      'https://sub.shop.example',
      'https://shop.example:8443',
      'http://shop.example',
    ])('%s may not use a key of https://shop.example', async (origin) => {
      const reply = await from(origin);
      expect([reply.status, reply.body.code]).toEqual([403, 'request.origin-not-allowed']);
      expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    });

    it('may read the reason of a rejection, and reaches nothing else', async () => {
      const invalid = await platform.as(key).post('/v1/responses').set('origin', ORIGIN).send({});
      expect([invalid.status, invalid.headers['access-control-allow-origin']]).toEqual([400, ORIGIN]);
      expect((await preflight('/v1/responses', 'null')).headers['access-control-allow-origin']).toBeUndefined();
      for (const path of [
        '/v1/imports',
        '/v1/responses/exports/a.b',
        '/v1/responses/rsp_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
      ]) {
        const reply = await preflight(path, ORIGIN);
        expect([path, reply.status, reply.headers['access-control-allow-origin']]).toEqual([path, 405, undefined]);
      }
    });
  });

  it('do not see a closed survey through a key', async () => {
    await eventually(async () =>
      expect((await platform.as(key).get(`/v1/published-surveys/srv_${'0'.repeat(32)}`)).status).toBe(404),
    );
  });
});
