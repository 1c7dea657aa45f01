import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { surveyFixture, type SurveyFixture } from './survey-fixture.js';

describe('a draft', () => {
  let fixture: SurveyFixture;
  beforeAll(async () => {
    fixture = await surveyFixture();
  });
  afterAll(() => fixture?.close());

  const remove = (id: string, caller = {}) => fixture.as(caller).delete(`/v1/surveys/${id}`);

  it('can be deleted, by its own workspace only', async () => {
    const { id } = await fixture.createSurvey();
    expect((await remove(id, { tenantId: fixture.otherTenantId })).status).toBe(404);
    expect((await remove(id, { permissions: ['surveys:read'] })).status).toBe(403);
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(404);
    expect((await fixture.call('get', `/v1/surveys/${id}`)).status).toBe(404);
  });

  it('cannot be deleted once it was published, also when it is closed', async () => {
    const { id } = await fixture.createSurvey();
    await fixture.call('post', `/v1/surveys/${id}/publish`);
    for (const close of [false, true]) {
      if (close) await fixture.call('post', `/v1/surveys/${id}/close`);
      const reply = await remove(id);
      expect([reply.status, reply.body.code]).toEqual([409, 'survey.published-before']);
    }
  });

  it('has the address of its public page in every reply', async () => {
    const survey = await fixture.createSurvey();
    expect(survey.public_url).toBe(`http://127.0.0.1:4000/s/${survey.link_code}`);
    const { body } = await fixture.call('get', '/v1/surveys');
    expect(body.data.find(({ id }: { id: string }) => id === survey.id).public_url).toBe(survey.public_url);
  });

  it('names `If-Match` where it is missing', async () => {
    const { id } = await fixture.createSurvey();
    const reply = await fixture.call('patch', `/v1/surveys/${id}`, { body: { name: 'New' } });
    expect([reply.status, reply.body.detail]).toEqual([428, expect.stringContaining('`If-Match`')]);
  });
});
