import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationSuppressed, SurveyRequested, SurveyRequestRefused, TouchpointChanged } from '@hearback/contracts';
import { parsePublicId, publicId } from '@hearback/kernel';
import { askingFixture, type AskingFixture } from './asking-fixture.js';
import { uuidOf } from './survey-fixture.js';

describe('a survey that another service requests', () => {
  let fixture: AskingFixture;
  beforeAll(async () => {
    fixture = await askingFixture();
  });
  afterAll(() => fixture?.close());

  /** Publishes a request twice, as a redelivery does; returns the invitation that it names. */
  const request = async (customer: string, surveyId = uuidOf(fixture.survey)) => {
    const invitation_id = randomUUID();
    const requested_at = fixture.clock.now().toISOString();
    const more = { cause: 'rule', task_id: null, rule_id: randomUUID(), requested_at };
    const payload = { invitation_id, survey_id: surveyId, external_id: customer, ...more };
    for (let times = 0; times < 2; times += 1) await fixture.publish(SurveyRequested, payload);
    await fixture.drained();
    return invitation_id;
  };
  const shown = async (id: string) => (await fixture.call('get', `/v1/survey-invitations/${publicId('svi', id)}`)).body;
  const reasonsOf = async (id: string) => {
    const refused = (await fixture.events.all(SurveyRequestRefused)).map(({ payload }) => payload);
    const suppressed = (await fixture.events.all(InvitationSuppressed)).map(({ payload }) => payload);
    const own = [...refused, ...suppressed].filter((each) => each.invitation_id === id);
    return [...new Set(own.map(({ reason }) => reason))];
  };

  it('is one invitation with the id of the request, however often it is delivered', async () => {
    await fixture.customers(['R-1']);
    const id = await request('R-1');
    expect(await shown(id)).toMatchObject({ customer: 'R-1', status: 'sending', reason: null });
    expect(await fixture.claimsOf({ id: publicId('svi', id) })).toHaveLength(1);
    const [count] = await fixture.sql<{ n: number }>(
      `select count(*)::integer as n from survey.invitation i
       join survey.audience a on a.tenant_id = i.tenant_id and a.customer_id = i.customer_id
       where a.external_id = 'R-1'`,
    );
    expect(count).toEqual({ n: 1 });
  });

  it('is decided by the rules of attention, and says why not', async () => {
    await fixture.customers(['R-2']);
    await request('R-2');
    const second = await request('R-2');
    expect(await shown(second)).toMatchObject({ status: 'suppressed' });
    expect(await reasonsOf(second)).toEqual([expect.stringMatching(/wait-period|asked-by-other/)]);
  });

  it('is refused with the reason where there can be no invitation', async () => {
    await fixture.customers(['R-3']);
    const draft = await fixture.createSurvey({ name: 'Not open' });
    const reasons = [
      await reasonsOf(await request('nobody')),
      await reasonsOf(await request('R-3', randomUUID())),
      await reasonsOf(await request('R-3', uuidOf(draft))),
    ];
    expect(reasons).toEqual([['unknown-customer'], ['unknown-survey'], ['survey-not-open']]);
  });

  it('tells which touchpoints are moments of truth', async () => {
    const { body } = await fixture.call('post', '/v1/touchpoints', { body: { key: 'returns', name: 'Returns' } });
    expect(body.moment_of_truth).toBe(false);
    const at = `/v1/touchpoints/${body.id}`;
    fixture.clock.advance(1000);
    for (let times = 0; times < 2; times += 1)
      expect((await fixture.call('patch', at, { body: { moment_of_truth: true } })).body.moment_of_truth).toBe(true);
    const events = (await fixture.events.all(TouchpointChanged)).map(({ payload }) => payload);
    const own = events.filter((payload) => payload.touchpoint_id === parsePublicId('tpt', body.id));
    expect(own.map(({ moment_of_truth }) => moment_of_truth)).toEqual([false, true]);
  });
});
