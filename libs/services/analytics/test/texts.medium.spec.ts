import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseUnderstood } from '@hearback/contracts';
import { parsePublicId, publicId } from '@hearback/kernel';
import { eventually } from '@hearback/testing';
import { analyticsFixture, PERIOD, type AnalyticsFixture } from './analytics-fixture.js';

let m: AnalyticsFixture;
beforeAll(async () => {
  m = await analyticsFixture();
});
afterAll(() => m?.close());

const label = {
  name: 'Return label',
  terms: [{ text: 'label' }, { text: 'print*' }],
  except: [{ text: 'price label' }],
};

async function sentimentOf(responseId: string) {
  const { body } = await m.as().get(`/v1/sentiments/${publicId('rsp', responseId)}`);
  return body as {
    sentiment: string | null;
    confidence: number | null;
    language: string;
    topics: string[];
    stated: boolean;
  };
}

async function report() {
  const { body, status } = await m.as().get(`/v1/reports/topics?${PERIOD}`);
  expect(status).toBe(200);
  return body;
}

/** What was last published of a response. */
async function understood(responseId: string) {
  const events = (await m.events.all(ResponseUnderstood)).filter(({ payload }) => payload.response_id === responseId);
  return events.map(({ payload }) => payload);
}

const comment = (text: string, nps: number | undefined = 2, more = {}) => m.submit(nps, { comment: text, ...more });

describe('comments', () => {
  let topicId: string;

  it('are read for language, sentiment and topics, and published once', async () => {
    const created = await m.as().post('/v1/topics').send(label);
    expect({ status: created.status, body: created.body }).toMatchObject({ status: 201 });
    topicId = created.body.id;
    const id = await comment('This is terrible, I had to print a label and it never worked.');
    const german = await comment('Sehr schöne Lampe, gerne wieder, vielen Dank an alle!', 9);
    const polish = await comment('Bardzo dobra lampa, jestem zadowolony z zakupu w sklepie.', 9);
    await m.drained();
    expect(await sentimentOf(id)).toMatchObject({
      sentiment: 'negative',
      language: 'en',
      topics: [topicId],
      stated: false,
    });
    expect((await sentimentOf(id)).confidence).toBeGreaterThan(0.34);
    expect(await sentimentOf(german)).toMatchObject({
      sentiment: 'positive',
      confidence: null,
      language: 'de',
      topics: [],
    });
    expect(await sentimentOf(polish)).toMatchObject({ sentiment: null, confidence: null, language: 'pl' });
    expect(await understood(id)).toMatchObject([
      { revision: 1, sentiment: 'negative', topics: [parsePublicId('top', topicId)], may_act: true },
    ]);
  });

  it('are read again when a topic changes, and rules do not act on that', async () => {
    const id = await comment('The courier was rude.');
    await m.drained();
    expect((await sentimentOf(id)).topics).toEqual([]);
    const courier = await m
      .as()
      .post('/v1/topics')
      .send({ name: 'Courier', terms: [{ text: 'courier' }] });
    await eventually(async () => expect((await sentimentOf(id)).topics).toEqual([courier.body.id]));
    expect((await understood(id)).map(({ may_act, revision }) => [revision, may_act])).toEqual([
      [1, true],
      [2, false],
    ]);
    await m.as().delete(`/v1/topics/${courier.body.id}`);
    await eventually(async () => expect((await sentimentOf(id)).topics).toEqual([]));
  });

  it('are what staff say they are, until that is taken back', async () => {
    const id = await comment('The parcel came on Monday and the lamp is bright.', 9);
    await m.drained();
    const before = await sentimentOf(id);
    const path = `/v1/sentiments/${publicId('rsp', id)}`;
    const stated = await m.as().put(path).send({ sentiment: 'negative' });
    expect(stated.body).toMatchObject({ sentiment: 'negative', confidence: 1, stated: true });
    await m.as().put(path).send({ sentiment: 'negative' });
    expect(await understood(id)).toHaveLength(2);
    await m.as().put(path).send({ sentiment: null });
    expect(await sentimentOf(id)).toEqual(before);
    expect(
      (
        await m
          .as()
          .put(`/v1/sentiments/rsp_${'0'.repeat(32)}`)
          .send({ sentiment: null })
      ).status,
    ).toBe(404);
  });

  it('follow a revision, leave with an exclusion and come back, and are gone when withdrawn', async () => {
    const { comments } = await report();
    const id = await comment('Nice lamp.', 9);
    await m.drained();
    expect((await report()).comments).toBe(comments + 1);
    await m.revise(id, 1, 2, { comment: 'The label would not print, awful.' });
    await m.drained();
    expect(await sentimentOf(id)).toMatchObject({ sentiment: 'negative', topics: [topicId] });
    await m.exclude(id, 1);
    await eventually(async () => expect((await report()).comments).toBe(comments));
    await m.restore(id, 2);
    await eventually(async () => expect((await report()).comments).toBe(comments + 1));
    await m.revise(id, 2, 2);
    await m.drained();
    expect((await report()).comments).toBe(comments);
    expect(await m.as().get(`/v1/sentiments/${publicId('rsp', id)}`)).toMatchObject({ status: 404 });
    expect((await understood(id)).at(-1)).toMatchObject({ sentiment: null, topics: [], language: null });
    const withdrawn = await comment('Please forget this.', 9);
    await m.drained();
    await m.withdraw(withdrawn);
    await m.drained();
    expect(await m.sql('select 1 from analytics.answer_text where response_id = $1', [withdrawn])).toEqual([]);
  });

  it('are counted by topic, compared with the period before, and quoted from eight people on', async () => {
    const before = { at: '2026-02-26T10:00:00.000Z' };
    for (let i = 0; i < 40; i += 1) await comment(`Fine lamp number ${i}.`, 9, before);
    for (let i = 0; i < 30; i += 1) await comment(`I could not print the label of order ${i}.`, 2);
    for (let i = 0; i < 10; i += 1) await comment(`Good light in room ${i}.`, 9);
    await m.drained();
    const { topics, without_topic, comments, comparisons, refusal } = await report();
    expect({ comparisons, refusal }).toEqual({ comparisons: 1, refusal: null });
    expect(topics[0]).toMatchObject({
      topic: { name: 'Return label' },
      hidden: false,
      verdict: 'more',
      previous: { hits: 0, n: 40 },
      interval: { method: 'newcombe' },
    });
    expect(topics[0].share.hits).toBe(comments - without_topic);
    expect(topics[0].share.n).toBe(comments);
    const detail = (await m.as().get(`/v1/reports/topics/${topicId}?${PERIOD}`)).body;
    expect(detail.quotes).toHaveLength(5);
    // All are of one moment, so any of them may be first.
    for (const { text } of detail.quotes) expect(text).toContain('label');
    expect(detail.weeks).toHaveLength(12);
    expect(detail.weeks.at(-1).share.hits).toBe(topics[0].share.hits);
    const early = (await m.as().get(`/v1/reports/topics/${topicId}?from=2026-02-25&to=2026-02-28`)).body;
    expect(early).toMatchObject({ quotes: [], refusal: { code: 'too_few_people', needed: 8 } });
    const csv = await m.as().get(`/v1/reports/topics/export?${PERIOD}`);
    expect(csv.text.split('\n')[1]).toContain(`"Return label","${topics[0].share.hits}","${comments}",`);
    const { steps } = (await m.as().get(`/v1/reports/topics/explain?${PERIOD}`)).body;
    expect(steps[0]).toMatchObject({ name: 'Return label: share', value: topics[0].share.value });
  });

  it('split every report of scores by a topic, and select the answers that name it', async () => {
    const read = async (path: string) => (await m.as().get(`/v1/${path}`).expect(200)).body;
    const by = `topic:${topicId}`;
    const selected = await read(`metrics/nps/responses?${PERIOD}&topic_id=${topicId}&limit=100`);
    const named = selected.data.length;
    expect(named).toBeGreaterThanOrEqual(30);
    const { source, tables } = await read(`metrics/nps/segments?${PERIOD}&by=${by}`);
    expect(source).toBe('facts');
    expect(tables[0]).toMatchObject({ comparisons: 1, segments: [{ segment: topicId, n: named, verdict: 'below' }] });
    expect(tables[0].without_segment).toBe(tables[0].total.n - named);
    const { series } = await read(`metrics/nps?${PERIOD}&group_by=${by}`);
    expect(series).toHaveLength(1);
    expect(series[0]).toMatchObject({ group: { by, value: topicId }, total: { n: named } });
    expect((await read(`metrics/nps?${PERIOD}&topic_id=${topicId}`)).series[0].total.n).toBe(named);
    const heat = await read(`reports/heat?metric=nps&${PERIOD}&rows=${by}&columns=channel`);
    const ofTopic = heat.cells.filter(({ row }: { readonly row: string | null }) => row === topicId);
    expect(ofTopic.reduce((sum: number, { n }: { readonly n: number }) => sum + n, 0)).toBe(named);
    const { segments } = await read(`reports/change?metric=nps&${PERIOD}&by=${by}`);
    const parts = segments.map(({ segment }: { readonly segment: string | null }) => segment);
    expect(new Set(parts)).toEqual(new Set([topicId, null]));
    // Customers are matched, and a topic is of one answer.
    const matched = await m.as().get(`/v1/reports/effect?match=${by}`);
    expect([matched.status, matched.body.errors?.[0].pointer]).toEqual([400, '?match']);
    expect((await m.as().get(`/v1/metrics/nps/segments?${PERIOD}&by=topic:weather`)).status).toBe(400);
  });

  it('teach a model of the workspace, which is used only if it is better than the base', async () => {
    const words = ['zufix', 'mardel', 'plonk', 'gorbel', 'wastel'];
    for (let i = 0; i < 120; i += 1) {
      await comment(`the ${words[i % 5]} lamp ${i} was quite florp today`, 10);
      await comment(`the ${words[i % 5]} lamp ${i} was quite drung today`, 1);
    }
    await m.drained();
    const probe = await comment('what a florp lamp that is, so florp', undefined);
    await m.drained();
    m.clock.advance(61_000);
    await eventually(async () => {
      const { models } = await report();
      expect(models[0]).toMatchObject({ language: 'en', used: true, refusal: null });
      expect(models[0].accuracy).toBeGreaterThan(models[0].base_accuracy);
    });
    await eventually(async () => expect(await sentimentOf(probe)).toMatchObject({ sentiment: 'positive' }));
  });

  it('have replies, of which a sentence that may sound unhappy is named, and nothing is stored', async () => {
    const tone = async (text: string, language = 'en') =>
      (await m.as().post('/v1/reply-tones').send({ text, language })).body;
    const harsh = 'Your letter is a terrible, disgusting and horrible waste of time.';
    expect(await tone(`Thank you for writing to us. ${harsh}`)).toMatchObject({
      object: 'reply_tone',
      language: 'en',
      known: true,
      harsh: { sentence: harsh },
    });
    expect(await tone('Thank you, we will send a lovely new lamp on Friday.')).toMatchObject({
      known: true,
      harsh: null,
    });
    expect(await tone('Das ist leider eine furchtbare und schreckliche Sache für alle.', 'de')).toMatchObject({
      language: 'de',
      known: false,
      harsh: null,
    });
    expect((await m.as().post('/v1/reply-tones').send({ text: '' })).status).toBe(400);
  });

  it('refuse topics whose words cannot be searched for, and names that are taken', async () => {
    const bad = await m
      .as()
      .post('/v1/topics')
      .send({ name: 'Bad', terms: [{ text: 'pr*' }] });
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ pointer: '/terms/0/text' }] } });
    expect(
      (
        await m
          .as()
          .post('/v1/topics')
          .send({ ...label, name: 'return LABEL' })
      ).status,
    ).toBe(409);
    const preview = await m
      .as()
      .post('/v1/topics/preview')
      .send({ terms: [{ text: 'courier' }] });
    expect(preview).toMatchObject({ status: 200, body: { hits: 1, examples: ['The courier was rude.'] } });
    const other = m.as({ tenantId: m.otherTenantId });
    expect((await other.get(`/v1/topics/${topicId}`)).status).toBe(404);
    expect((await other.get('/v1/reports/topics')).body).toMatchObject({
      comments: 0,
      topics: [],
      refusal: { kind: 'nothing', code: 'no_comments' },
    });
  });
});
