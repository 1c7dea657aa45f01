import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TagsRequested } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, type KnownSurvey } from './builders.js';

describe('tags that a rule gives', () => {
  let platform: Medium;
  let survey: KnownSurvey;
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
      .send({ survey_id: survey.id, answers: { nps: 9 } });
    return reply.body.id as string;
  };
  const request = (responseId: string, tags: readonly string[]) =>
    platform.publish(TagsRequested, {
      act_id: randomUUID(),
      response_id: responseId,
      tags: [...tags],
      rule_id: randomUUID(),
      requested_at: platform.clock.now().toISOString(),
    });
  const tagsOf = async (id: string) => (await platform.as().get(`/v1/responses/${id}`)).body.tags;

  it('are there once, and an act about a response that is gone, or with too many tags, holds up nothing', async () => {
    const id = await send();
    const uuid = parsePublicId('rsp', id)!;
    await request(uuid, ['Returns', 'praise']);
    await request(uuid, ['returns', 'praise']);
    await request(randomUUID(), ['lost']);
    await request(
      uuid,
      Array.from({ length: 30 }, (_, n) => `tag ${n}`),
    );
    await request(uuid, ['last']);
    await platform.drained();
    expect(await tagsOf(id)).toEqual(['last', 'praise', 'Returns']);
    const { data } = (await platform.as().get('/v1/tags')).body;
    expect(data.map(({ name }: { name: string }) => name)).not.toContain('tag 0');
  });
});
