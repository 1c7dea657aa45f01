import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseUnderstood } from '@hearback/contracts';
import { parsePublicId, publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, type KnownSurvey } from './builders.js';

describe('what comments say', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  const label = randomUUID();
  const courier = randomUUID();
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    const questions = definition.questions.map((question) => ({ ...question, required: false }));
    survey = await publishSurvey(platform, { definition: { ...definition, questions } });
  });
  afterAll(() => platform?.close());

  const send = async () => {
    const reply = await platform
      .as()
      .post('/v1/responses')
      .send({ survey_id: survey.id, answers: { nps: 2 } });
    return reply.body.id as string;
  };
  const understand = (responseId: string, revision: number, more: object = {}) =>
    platform.publish(ResponseUnderstood, {
      response_id: responseId,
      revision,
      language: 'en',
      sentiment: 'negative',
      confidence: 0.8,
      topics: [label],
      may_act: revision === 1,
      understood_at: platform.clock.now().toISOString(),
      ...more,
    });
  const uuidOf = (id: string) => parsePublicId('rsp', id)!;
  const understandingOf = async (id: string) => (await platform.as().get(`/v1/responses/${id}`)).body.understanding;
  const found = async (query: string) => {
    const { body } = await platform.as().get(`/v1/responses?${query}`);
    return (body.data as { id: string }[]).map(({ id }) => id);
  };

  it('is shown with a response and finds it, by the newest that was published of it', async () => {
    const [first, second] = [await send(), await send()];
    expect(await understandingOf(first)).toBeNull();
    await understand(uuidOf(first), 2, { topics: [label, courier, label] });
    await understand(uuidOf(first), 1, { sentiment: 'positive', topics: [] });
    await understand(uuidOf(second), 1, { language: 'pl', sentiment: null, confidence: null, topics: [courier] });
    await understand(randomUUID(), 1);
    await platform.drained();
    expect(await understandingOf(first)).toEqual({
      language: 'en',
      sentiment: 'negative',
      confidence: 0.8,
      topics: [label, courier].toSorted().map((id) => publicId('top', id)),
    });
    expect(await understandingOf(second)).toMatchObject({ language: 'pl', sentiment: null, confidence: null });
    expect(await found('sentiment=negative')).toEqual([first]);
    expect(await found('sentiment=positive')).toEqual([]);
    expect(await found(`topic_id=${publicId('top', label)}`)).toEqual([first]);
    expect((await found(`topic_id=${publicId('top', courier)}`)).toSorted()).toEqual([first, second].toSorted());
    const count = await platform
      .as()
      .get(`/v1/responses/count?topic_id=${publicId('top', courier)}&sentiment=negative`);
    expect(count.body).toMatchObject({ count: 1 });
    const other = platform.as({ tenantId: platform.otherTenantId });
    expect((await other.get('/v1/responses?sentiment=negative')).body.data).toEqual([]);
  });

  it('loses topics that it has no more, and is gone with its text', async () => {
    const id = await send();
    await understand(uuidOf(id), 1);
    await understand(uuidOf(id), 2, { topics: [courier] });
    await platform.drained();
    expect(await understandingOf(id)).toMatchObject({ topics: [publicId('top', courier)] });
    await understand(uuidOf(id), 3, { language: null, sentiment: null, confidence: null, topics: [] });
    await platform.drained();
    expect(await understandingOf(id)).toBeNull();
    expect(await found(`topic_id=${publicId('top', courier)}`)).not.toContain(id);
  });

  it('refuses moods that nobody knows, and ids of other things', async () => {
    expect((await platform.as().get('/v1/responses?sentiment=angry')).status).toBe(400);
    expect((await platform.as().get(`/v1/responses?topic_id=seg_${'0'.repeat(32)}`)).status).toBe(400);
  });
});
