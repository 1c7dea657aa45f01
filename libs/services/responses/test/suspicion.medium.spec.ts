import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { medium, type Medium } from '@hearback/testing';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { ResponsesModule } from '../src/index.js';
import { publishSurvey, storedResponses, type KnownSurvey } from './builders.js';

const publishable = { kind: 'publishable-key' } as const;
const MIN_FILL_MS = 1_000;

async function solutionOf(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

describe('senders who may be programs', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    const settings = { RESPONSES_MIN_FILL_MS: String(MIN_FILL_MS) };
    platform = await medium({ modules: { responses: ResponsesModule }, settings });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const submit = (more: object = {}, of = survey) =>
    platform.http.post(`/v1/links/${of.linkCode}/responses`).send({ answers: { nps: 9 }, ...more });
  const challenge = async (of = survey) =>
    (await platform.http.post(`/v1/links/${of.linkCode}/challenges`).expect(201)).body as {
      challenge: Challenge;
      solver: string;
    };
  const proof = async (of = survey) => solutionOf((await challenge(of)).challenge);
  /** The token that the survey came with, this long ago. */
  async function fillToken(agoMs: number, of = survey): Promise<string> {
    const shown = await platform.as(publishable).get(`/v1/published-surveys/${of.id}`).expect(200);
    platform.clock.advance(agoMs);
    return shown.headers['fill-token']!;
  }
  const hiddenOf = (page: string) =>
    Object.fromEntries(
      [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    );
  const show = async () => hiddenOf((await platform.http.get(`/s/${survey.linkCode}`)).text);
  const send = (fields: object) =>
    platform.http
      .post(`/s/${survey.linkCode}`)
      .type('form')
      .send({ ...fields, ':script': '1', nps: '9' });

  it('are none of the people who take the minimum time, on the page and through a key', async () => {
    const form = await show();
    platform.clock.advance(MIN_FILL_MS);
    await send(form).expect(303);
    const fill_token = await fillToken(MIN_FILL_MS);
    await submit({ fill_token }).expect(201);
    const body = { survey_id: survey.id, answers: { nps: 9 }, fill_token };
    await platform.as(publishable).post('/v1/responses').send(body).expect(201);
  });

  it('are judged by limits alone with a secret key or a session', async () => {
    const body = { survey_id: survey.id, answers: { nps: 9 } };
    await platform.as().post('/v1/responses').send(body).expect(201);
    await platform.as({ role: 'editor' }).post('/v1/responses').send(body).expect(201);
    const path = `/v1/published-surveys/${survey.id}/responses/${randomUUID()}`;
    // Complete: an abandoned response would be stored by itself when a later test advances the clock by a day.
    const saved = { edit_key: 'k'.repeat(32), answers: { nps: 9 }, complete: true };
    await platform.as().put(path).send(saved).expect(201);
  });

  it('get the form back with a sentence if it came too fast, and need only wait', async () => {
    const before = await storedResponses(platform, survey.uuid);
    const early = await send(await show());
    expect(early.status).toBe(422);
    expect(early.text).toContain('That was faster than people usually answer.');
    platform.clock.advance(MIN_FILL_MS - 1);
    const again = await send(hiddenOf(early.text));
    expect(again.status).toBe(422);
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
    // The time waited so far counts.
    platform.clock.advance(1);
    await send(hiddenOf(again.text)).expect(303);
    expect(await storedResponses(platform, survey.uuid)).toBe(before + 1);
  });

  it('are told of a filled trap, and lose nothing', async () => {
    const form = await show();
    platform.clock.advance(MIN_FILL_MS);
    const trapped = await send({ ...form, ':leave-empty': 'https://example.org' });
    expect(trapped.status).toBe(422);
    expect(trapped.text).toContain('A hidden field was filled in, perhaps by the browser.');
    expect(trapped.text).toMatch(/value="9" checked/);
    // The trap is empty in the form that comes back; nothing else is held against its sender.
    await send(hiddenOf(trapped.text)).expect(303);
  });

  it('may go on with what they have begun', async () => {
    const path = `/v1/links/${survey.linkCode}/responses/${randomUUID()}`;
    const edit_key = 'k'.repeat(32);
    const fill_token = await fillToken(MIN_FILL_MS);
    await platform.http
      .put(path)
      .send({ edit_key, answers: { nps: 2 }, fill_token })
      .expect(201);
    const rest = { edit_key, answers: { why: 'Late' }, complete: true };
    await platform.http.put(path).send(rest).expect(200);
  });

  it.each([
    ['none', () => Promise.resolve(undefined)],
    ['a young one', () => fillToken(MIN_FILL_MS - 1)],
    ['one of another survey', async () => fillToken(MIN_FILL_MS, await publishSurvey(platform))],
    ['a changed one', async () => (await fillToken(MIN_FILL_MS)).replace(/^./, '0')],
    ['one of the day before', () => fillToken(25 * 3_600_000)],
  ])('need a proof of work with a fill token that shows nothing: %s', async (_what, token) => {
    const before = await storedResponses(platform, survey.uuid);
    const fill_token = await token();
    const answers = { answers: { nps: 9 }, fill_token };
    const path = `/v1/links/${survey.linkCode}/responses/${randomUUID()}`;
    const ways = [
      submit({ fill_token }),
      platform.http.put(path).send({ edit_key: 'k'.repeat(32), ...answers }),
      platform
        .as(publishable)
        .post('/v1/responses')
        .send({ survey_id: survey.id, ...answers }),
    ];
    for (const reply of await Promise.all(ways))
      expect([reply.status, reply.body.code]).toEqual([403, 'responses.proof-required']);
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
    await submit({ fill_token, proof: await proof() }).expect(201);
  });

  it('pow.replay: a proof is good for one submission, which may be repeated', async () => {
    const solved = await proof();
    const submission_id = randomUUID();
    const first = await submit({ submission_id, proof: solved }).expect(201);
    expect((await submit({ submission_id, proof: solved }).expect(201)).body.id).toBe(first.body.id);
    for (const other of [randomUUID(), undefined]) {
      const replay = await submit({ submission_id: other, proof: solved });
      expect([replay.status, replay.body.code]).toEqual([409, 'responses.proof-used']);
    }
    const unnamed = await proof();
    await submit({ proof: unnamed }).expect(201);
    await submit({ proof: unnamed }).expect(409);
  });

  it('pow.replay: of submissions that use a proof at the same time one is stored', async () => {
    const solved = await proof();
    const each = () => submit({ submission_id: randomUUID(), proof: solved });
    const replies = await Promise.all(Array.from({ length: 5 }, each));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
  });

  it('cannot make up a proof, nor take one of another survey or of long ago', async () => {
    const [own, other] = [await challenge(), await publishSurvey(platform)];
    const { parameters } = own.challenge;
    const made = { ...own.challenge, parameters: { ...parameters, cost: 1, keyPrefix: '00' } };
    const guessed = { challenge: own.challenge, solution: { counter: 1, derivedKey: 'ab'.repeat(32) } };
    const wrong = [
      await solutionOf(made),
      Buffer.from(JSON.stringify(guessed)).toString('base64'),
      await proof(other),
      Buffer.from('{"challenge":{"parameters":{"nonce":7}},"solution":[]}').toString('base64'),
      'not base64 at all!',
      Buffer.from('null').toString('base64'),
    ];
    for (const each of wrong) expect((await submit({ proof: each })).body.code).toBe('responses.proof-required');
    const late = await proof();
    platform.clock.advance(10 * 60_000);
    expect((await submit({ proof: late })).body.code).toBe('responses.proof-required');
  });

  it('find the solver where the challenge says', async () => {
    const { solver } = await challenge();
    const script = await platform.http.get(solver).expect(200);
    expect(script.headers['access-control-allow-origin']).toBe('*');
    await platform.http.post('/v1/links/absent0000/challenges').expect(404);
  });
});

describe('a network that sends many answers', () => {
  const LIMIT = 20;
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    const limit = { HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: String(LIMIT), HEARBACK_TRUSTED_PROXY_HOPS: '1' };
    platform = await medium({ modules: { responses: ResponsesModule }, settings: limit });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const post = (path: string, from: string, body?: object) =>
    platform.http.post(path).set('x-forwarded-for', from).send(body);

  it('is asked for proofs before it reaches its limit, and a neighbouring network is not', async () => {
    const from = '10.1.0.1';
    const submit = (address: string, more: object = {}) =>
      post(`/v1/links/${survey.linkCode}/responses`, address, { answers: { nps: 9 }, ...more });
    const statuses: number[] = [];
    for (let sent = 0; sent < LIMIT - 2; sent++) statuses.push((await submit(from)).status);
    expect(statuses).toEqual([...Array<number>(LIMIT * 0.75).fill(201), 403, 403, 403]);
    const made = await post(`/v1/links/${survey.linkCode}/challenges`, from);
    await submit(from, { proof: await solutionOf(made.body.challenge) }).expect(201);
    const page = await platform.http
      .post(`/s/${survey.linkCode}`)
      .set('x-forwarded-for', from)
      .type('form')
      .send({ ':script': '1', nps: '9' });
    expect(page.text).toContain('Many answers are arriving from your network.');
    expect((await submit(from)).status).toBe(429);
    expect((await submit('10.2.0.1')).status).toBe(201);
  });

  it('cannot make the server make challenges without end', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < LIMIT + 1; sent++)
      statuses.push((await post(`/v1/links/${survey.linkCode}/challenges`, '10.3.0.1')).status);
    expect([statuses.filter((status) => status === 201).length, statuses.at(-1)]).toEqual([LIMIT, 429]);
  });
});
