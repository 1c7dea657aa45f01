import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, ResponseSubmitted, SurveyClosed } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { publishSurvey, storedResponses, type KnownSurvey } from './builders.js';

describe('the intake', () => {
  let platform: Medium;
  let survey: KnownSurvey;

  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const post = (body: object, caller = {}) => platform.as(caller).post('/v1/responses').send(body);

  it('answers 201 once the response and its event are committed', async () => {
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
    const { payload, tenantId } = await platform.events.next(ResponseSubmitted, { response_id: id });
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
});
