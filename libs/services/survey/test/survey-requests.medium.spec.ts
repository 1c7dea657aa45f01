import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ConsentRecorded,
  CustomerMerged,
  CustomerUnmerged,
  InvitationSuppressed,
  SurveyRequested,
  SurveyRequestRefused,
  TouchpointChanged,
} from '@hearback/contracts';
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

  it('counts what all merged profiles of a customer were asked and withdrew, until they are taken apart', async () => {
    const [kept, merged] = await fixture.customers(['R-4', 'R-5']);
    const [other] = await fixture.customers(['R-6']);
    const point = (customer_id: string, external_id: string) => ({
      merge_id: randomUUID(),
      customer_id,
      external_id,
      kept_customer_id: kept!,
      kept_external_id: 'R-4',
    });
    const [first, second] = [point(merged!, 'R-5'), point(other!, 'R-6')];
    const merged_at = fixture.clock.now().toISOString();
    await request('R-5');
    await fixture.publish(CustomerMerged, { ...first, revision: 1, merged_at });
    await fixture.drained();
    expect(await reasonsOf(await request('R-4'))).toEqual([expect.stringMatching(/wait-period|asked-by-other/)]);
    await fixture.publish(CustomerUnmerged, { ...first, revision: 2, unmerged_at: merged_at });
    // An older state that arrives late changes nothing.
    await fixture.publish(CustomerMerged, { ...first, revision: 1, merged_at });
    const withdrawal = { purpose: 'questions', granted: false, text_id: null, locale: null, way: 'page' };
    const decision = { ...withdrawal, customer_id: other!, decided_at: merged_at, invitation_id: null };
    await fixture.publish(ConsentRecorded, { ...decision, entry_id: randomUUID() });
    await fixture.publish(CustomerMerged, { ...second, revision: 1, merged_at });
    await fixture.drained();
    expect(await reasonsOf(await request('R-4'))).toEqual(['opted-out']);
    await fixture.publish(CustomerUnmerged, { ...second, revision: 2, unmerged_at: merged_at });
    await fixture.publish(CustomerMerged, { ...first, revision: 3, merged_at });
    await fixture.publish(CustomerUnmerged, { ...first, revision: 4, unmerged_at: merged_at });
    await fixture.drained();
    const allowed = await request('R-4');
    expect(await shown(allowed)).toMatchObject({ customer: 'R-4', status: 'sending' });
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
