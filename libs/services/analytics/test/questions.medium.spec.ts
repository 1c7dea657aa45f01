import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecorded, EventsWithdrawn, SurveyPublished, type PayloadOf } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { analyticsFixture, PERIOD, type AnalyticsFixture } from './analytics-fixture.js';
import { StartRefills } from '../src/application/start-refills.js';
import { ANSWERED_AT, published } from './builders.js';

let fixture: AnalyticsFixture;
const survey = randomUUID();
const path = (query = '', part = '') =>
  `/v1/reports/questions${part}?survey_id=${publicId('srv', survey)}&${PERIOD}${query}`;
const get = async (query = '', part = '') => (await fixture.as().get(path(query, part)).expect(200)).body;

const answer = (question: string, kind: string, value: unknown) => ({ question, kind, value: value as string });
const send = (answers: readonly ReturnType<typeof answer>[], more: object = {}) =>
  fixture.submit(9, { survey, answers: [...answers], ...more });
const shares = ({ choices }: { choices: readonly { choice: string; share: { hits: number; n: number } }[] }) =>
  Object.fromEntries(choices.map(({ choice, share }) => [choice, `${share.hits}/${share.n}`]));
const question = (body: { questions: readonly { question: string }[] }, key: string) =>
  body.questions.find((each) => each.question === key) as never;

const orderOf = (customer: string): PayloadOf<typeof EventRecorded> => ({
  event_id: randomUUID(),
  customer_id: randomUUID(),
  external_id: customer,
  kind: 'order',
  occurred_at: ANSWERED_AT,
  amount: { minor: 1200, currency: 'EUR' },
  properties: {},
});

beforeAll(async () => {
  fixture = await analyticsFixture();
  await fixture.publish(SurveyPublished, {
    ...published(survey),
    definition: {
      questions: [
        { key: 'nps', kind: 'nps' },
        { key: 'why', kind: 'multi', choices: [{ key: 'late' }, { key: 'price' }, { key: 'never' }] },
        { key: 'grid', kind: 'matrix', rows: [{ key: 'speed' }], choices: [{ key: 'bad' }, { key: 'good' }] },
        { key: 'order', kind: 'ranking', choices: [{ key: 'a' }, { key: 'b' }] },
        { key: 'visits', kind: 'number' },
        { key: 'words', kind: 'text' },
      ],
    },
  });
});

afterAll(() => fixture?.close());

describe('questions', () => {
  let revised: string;
  let excluded: string;
  let withdrawn: string;

  it('are counted as they were answered, by who answered', async () => {
    await send([
      answer('why', 'multi', ['late', 'other:the <b>driver</b>']),
      answer('grid', 'matrix', { speed: 'bad' }),
    ]);
    await send([answer('order', 'ranking', ['b', 'a']), answer('visits', 'number', 3), answer('words', 'text', 'Hi')], {
      channel: 'api',
    });
    revised = await send([answer('why', 'multi', ['late'])]);
    excluded = await send([answer('why', 'multi', ['price'])]);
    withdrawn = await send([answer('why', 'multi', ['price'])]);
    await fixture.drained();
    const body = await get();
    expect(body.questions.map(({ question: key }: { question: string }) => key)).toEqual([
      'nps',
      'why',
      'grid',
      'order',
      'visits',
    ]);
    expect(shares(question(body, 'why'))).toEqual({ late: '2/4', price: '2/4', never: '0/4', 'other:': '1/4' });
    expect(question(body, 'nps')).toMatchObject({ n: 5, numbers: { mean: 9 } });
    expect(question(body, 'grid')).toMatchObject({ n: 1, rows: [{ row: 'speed', n: 1 }] });
    expect(question(body, 'order')).toMatchObject({ refusal: { code: 'too_few_answers', have: 1 } });
    expect(question(body, 'order')).toMatchObject({ ranking: [{ choice: 'b', places: null }, { choice: 'a' }] });
    const split = (await get('&question=why&by=channel')).split;
    expect(split).toMatchObject({
      groups: [{ value: 'link' }],
      association: null,
      refusal: { code: 'choices_overlap' },
    });
    expect((await get('&channel=api&question=visits')).questions[0]).toMatchObject({ n: 1, numbers: null });
    for (const visits of [1, 2, 3, 4, 5]) await send([answer('visits', 'number', visits)], { channel: 'email' });
    await fixture.drained();
    expect((await get('&channel=email&question=visits')).questions[0]).toMatchObject({
      numbers: { n: 5, median: 3, mean: 3 },
      refusal: null,
    });
    expect(JSON.stringify(body)).not.toContain('driver');
  });

  it('follow revisions, exclusions and withdrawals, and open the responses behind a share', async () => {
    await fixture.revise(revised, 2, 3, { survey, answers: [answer('why', 'multi', ['price'])] });
    await fixture.exclude(excluded, 1);
    await fixture.withdraw(withdrawn);
    await fixture.drained();
    const why = async () => shares(question(await get(), 'why'));
    expect(await why()).toMatchObject({ late: '1/2', price: '1/2' });
    await fixture.restore(excluded, 2);
    await fixture.drained();
    expect(await why()).toMatchObject({ late: '1/3', price: '2/3' });
    const { data } = await get('&question=why&choice=price', '/responses');
    expect(data.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [publicId('rsp', revised), publicId('rsp', excluded)].toSorted(),
    );
    const before = await get();
    await fixture.rebuild();
    expect(await get()).toEqual(before);
  });

  it('of surveys published before there was a table for them are filled from the log at the next start, once', async () => {
    const [order, withdrawn] = [orderOf('c-1'), orderOf('c-1')];
    await fixture.publish(EventRecorded, order);
    await fixture.publish(EventRecorded, withdrawn);
    await fixture.publish(EventsWithdrawn, {
      customer_id: withdrawn.customer_id!,
      event_ids: [withdrawn.event_id],
      first: [],
      withdrawn_at: ANSWERED_AT,
    });
    await fixture.drained();
    const tables = ['survey_question', 'response_fact', 'answer_choice', 'answer_text', 'customer_event'];
    const rows = async () => {
      const counts = tables.map((table) => `(select count(*)::integer from analytics.${table}) as ${table}`);
      return (await fixture.sql(`select ${counts.join(', ')}`))[0];
    };
    const [shown, stored] = [await get(), await rows()];
    expect(stored).toMatchObject({ survey_question: 6, customer_event: 1 });
    for (const table of tables) await fixture.sql(`delete from analytics.${table}`);
    await fixture.sql('update analytics.workspace set facts_version = 0');
    expect((await get()).questions).toEqual([]);
    const starts = fixture.app.get(StartRefills, { strict: false });
    await starts.onApplicationBootstrap();
    await fixture.drained();
    expect(await get()).toEqual(shown);
    expect(await rows()).toEqual(stored);
    await starts.onApplicationBootstrap();
    expect(await fixture.sql(`select from analytics.rebuild where status = 'running'`)).toEqual([]);
  });

  it('are explained, and exported as they are shown', async () => {
    const { steps, sources } = await get('', '/explain');
    expect(steps).toContainEqual(expect.objectContaining({ name: 'why: late', substituted: '1 / 3', value: null }));
    expect(sources[0]).toContain('Wilson');
    const csv = (await fixture.as().get(path('', '/export')).expect(200)).text;
    expect(csv).toContain('"why","multi","","","","late","3","1","","","",');
  });

  it('are refused where they cannot be read: an anonymous survey, a question that has none, a dimension that is none', async () => {
    const anonymous = randomUUID();
    const definition = { anonymous: { period: 'month' }, questions: [{ key: 'q', kind: 'nps' }] };
    await fixture.publish(SurveyPublished, { ...published(anonymous), definition });
    await fixture.drained();
    const status = async (query: string) => (await fixture.as().get(`/v1/reports/questions?${query}`)).status;
    expect(await status(`survey_id=${publicId('srv', anonymous)}`)).toBe(403);
    expect(await status(`survey_id=${publicId('srv', randomUUID())}`)).toBe(404);
    expect(await status('')).toBe(400);
    expect((await fixture.as().get(path('&question=words'))).status).toBe(404);
    expect((await fixture.as().get(path('&question=why&by=weather'))).status).toBe(400);
    expect((await fixture.as({ tenantId: randomUUID() }).get(path())).status).toBe(404);
  });
});
