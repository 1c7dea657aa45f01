import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted, ResponseUnderstood } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { FollowupsFixture, nps, ruleBody, submitted } from './followups-fixture.js';

describe('rules that ask what comments say', () => {
  let fixture: FollowupsFixture;
  const label = randomUUID();
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
  });
  afterAll(() => fixture?.medium.close());

  const understood = (responseId: string, revision: number, more: object = {}) =>
    fixture.medium.publish(ResponseUnderstood, {
      response_id: responseId,
      revision,
      language: 'en',
      sentiment: 'negative',
      confidence: 0.8,
      topics: [label],
      may_act: revision === 1,
      understood_at: fixture.medium.clock.now().toISOString(),
      ...more,
    });
  const ofSurvey = (survey: string, ...more: object[]) => ({
    conditions: { all: [{ survey_in: [publicId('srv', survey)] }, ...more] },
  });
  const count = async (id: string) => (await fixture.tasksOf(id)).length;

  it('act once, when the comment has been read, and say why', async () => {
    const survey = randomUUID();
    await fixture.rule(ofSurvey(survey, { sentiment_in: ['negative'] }, { topic_in: [publicId('top', label)] }));
    const [unhappy, happy, elsewhere] = await fixture.submit(
      { survey_id: survey },
      { survey_id: survey },
      { survey_id: survey },
    );
    expect(await count(unhappy!)).toBe(0);
    await understood(unhappy!, 1);
    await understood(unhappy!, 1);
    await understood(happy!, 1, { sentiment: 'positive' });
    await understood(elsewhere!, 1, { topics: [randomUUID()] });
    await fixture.medium.drained();
    expect(await Promise.all([unhappy, happy, elsewhere].map((id) => count(id!)))).toEqual([1, 0, 0]);
    const [task] = await fixture.tasksOf(unhappy!);
    const { because } = await fixture.get(`/v1/tasks/${task.id}/explanation`);
    expect(because.map(({ sentence }: { sentence: string }) => sentence).slice(1)).toEqual([
      'the comment sounds unhappy',
      'the comment is about one of the rule’s topics',
    ]);
    await understood(happy!, 2, { sentiment: 'negative' });
    await fixture.medium.drained();
    expect(await count(happy!)).toBe(0);
  });

  it('act when the comment was read before the answer came', async () => {
    const survey = randomUUID();
    await fixture.rule(ofSurvey(survey, { sentiment_in: ['negative'] }));
    const payload = submitted(fixture.medium.clock.now(), { survey_id: survey });
    await understood(payload.response_id, 1);
    await fixture.medium.drained();
    await fixture.medium.publish(ResponseSubmitted, payload);
    await fixture.medium.drained();
    expect(await count(payload.response_id)).toBe(1);
  });

  it('do not act again on what they have acted on by a score', async () => {
    const survey = randomUUID();
    const either = { any: [{ score: { metric: 'nps', op: 'lte', value: 6 } }, { sentiment_in: ['negative'] }] };
    await fixture.rule(ofSurvey(survey, either));
    const [low, high] = await fixture.submit(
      { survey_id: survey, scores: nps(2) },
      { survey_id: survey, scores: nps(10) },
    );
    expect([await count(low!), await count(high!)]).toEqual([1, 0]);
    await understood(low!, 1);
    await understood(high!, 1);
    await fixture.medium.drained();
    expect([await count(low!), await count(high!)]).toEqual([1, 1]);
  });

  it('that came after the answer act on what was read, and not on what was known before', async () => {
    const survey = randomUUID();
    const [low, high] = await fixture.submit(
      { survey_id: survey, scores: nps(2) },
      { survey_id: survey, scores: nps(10) },
    );
    await fixture.rule(
      ofSurvey(survey, { any: [{ score: { metric: 'nps', op: 'lte', value: 6 } }, { sentiment_in: ['negative'] }] }),
    );
    await understood(low!, 1);
    await understood(high!, 1);
    await fixture.medium.drained();
    expect([await count(low!), await count(high!)]).toEqual([0, 1]);
  });

  it('are tried on what is known, and refused with ids of other things', async () => {
    const survey = randomUUID();
    const [read] = await fixture.submit({ survey_id: survey }, { survey_id: survey });
    await understood(read!, 1);
    await fixture.medium.drained();
    fixture.medium.clock.advance(1000);
    const tried = ruleBody(ofSurvey(survey, { topic_in: [publicId('top', label)] }));
    const dryRun = await fixture.medium.as().post('/v1/rules/dry-run').send({ rule: tried });
    expect(dryRun.body).toMatchObject({ would_open: 1 });
    const bad = await fixture.medium
      .as()
      .post('/v1/rules')
      .send(ruleBody({ conditions: { topic_in: [publicId('seg', label)] } }));
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ pointer: '/conditions/topic_in/0' }] } });
    const mood = await fixture.medium
      .as()
      .post('/v1/rules')
      .send(ruleBody({ conditions: { sentiment_in: ['angry'] } }));
    expect(mood.status).toBe(422);
  });
});
