import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  AttributeRequested,
  ChatRequested,
  ChatSettled,
  CustomerChanged,
  FollowupsActionAudited,
  InvitationClaimed,
  InvitationSuppressed,
  NoticeRequested,
  PreferencesChanged,
  ResponseRevised,
  ResponseSubmitted,
  SurveyRequested,
  SurveyRequestRefused,
  TagsRequested,
  TeamChanged,
  TouchpointChanged,
  type EventContract,
  type EventOf,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { assignedTo, FollowupsFixture, nps, ruleBody, submitted } from './followups-fixture.js';

/** An act as the API shows it. */
interface ActRef {
  readonly act: { readonly kind: string };
  readonly state: string;
  readonly reason: string | null;
  readonly task_id: string | null;
  readonly rule_name: string;
  readonly because: readonly object[];
}

describe('acts of rules', () => {
  let fixture: FollowupsFixture;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
  });
  afterAll(() => fixture?.medium.close());

  const ofSurvey = (surveyId: string, ...more: object[]) => ({
    conditions: { all: [{ survey_in: [publicId('srv', surveyId)] }, ...more] },
  });
  const actsOf = async (responseId: string): Promise<ActRef[]> =>
    (await fixture.get(`/v1/rule-acts?response_id=${publicId('rsp', responseId)}`)).data;
  const payloads = async <C extends EventContract>(contract: C, of: (payload: EventOf<C>['payload']) => boolean) =>
    (await fixture.medium.events.all(contract)).map(({ payload }) => payload).filter(of);
  const happy = (survey: string, more: object = {}) => ({ survey_id: survey, scores: nps(10), ...more });
  const tag = { kind: 'tag_response', tags: ['praise'] };
  const attribute = { kind: 'set_attribute', attribute: { at_risk: true } };
  const wantsSurvey = { kind: 'send_survey', survey_id: publicId('srv', randomUUID()) };

  it('does each act once per response, however often the response is delivered and revised', async () => {
    const survey = randomUUID();
    const [ada] = (await fixture.staff('Ada')) as [string];
    const notify = { kind: 'notify', staff_ids: [publicId('stf', ada)], text: 'Somebody is happy.' };
    const rule = await fixture.rule({ ...ofSurvey(survey), acts: [tag, notify, attribute, wantsSurvey] });
    const payload = submitted(fixture.medium.clock.now(), happy(survey, { customer: { external_id: randomUUID() } }));
    await fixture.medium.publish(ResponseSubmitted, payload);
    await fixture.medium.publish(ResponseSubmitted, payload);
    const revision = { revision: 1, revised_at: payload.accepted_at, completed: true };
    await fixture.medium.publish(ResponseRevised, { ...payload, ...revision });
    await fixture.medium.drained();
    const acts = await actsOf(payload.response_id);
    expect(acts.map(({ act, state, reason }) => [act.kind, state, reason])).toEqual([
      ['tag_response', 'done', null],
      ['notify', 'done', null],
      ['set_attribute', 'done', null],
      ['send_survey', 'requested', null],
    ]);
    expect(acts[0]).toMatchObject({ rule_id: rule.id, rule_name: 'Unhappy', rule_version: 1, position: 1 });
    expect(acts[0]?.because).toMatchObject([{ held: true, sentence: 'the survey is one of the rule’s surveys' }]);
    const [task] = await fixture.tasksOf(payload.response_id);
    expect(acts.map(({ task_id }) => task_id)).toEqual([task.id, task.id, task.id, task.id]);
    const customer = payload.customer?.external_id;
    expect(await payloads(TagsRequested, (p) => p.response_id === payload.response_id)).toMatchObject([
      { tags: ['praise'] },
    ]);
    expect(await payloads(NoticeRequested, (p) => publicId('tsk', p.task_id) === task.id)).toMatchObject([
      { staff_ids: [ada], title: task.title, text: 'Somebody is happy.' },
    ]);
    expect(await payloads(AttributeRequested, (p) => p.external_id === customer)).toMatchObject([
      { key: 'at_risk', value: true },
    ]);
    expect(await payloads(SurveyRequested, (p) => p.external_id === customer)).toMatchObject([{ cause: 'rule' }]);
    expect((await fixture.get(`/v1/rule-acts?task_id=${task.id}`)).data).toEqual(acts);
  });

  it('writes to a chat nothing that the customer said or is called, and learns whether it could', async () => {
    const survey = randomUUID();
    const target = randomUUID();
    const chat = { kind: 'send_chat', chat_target_id: publicId('cht', target), text: 'Please look.' };
    await fixture.rule({ ...ofSurvey(survey), action: null, acts: [chat, chat] });
    const said = { answers: [{ question: 'why', kind: 'text', value: 'Secret words' }] };
    const [id] = await fixture.submit(happy(survey, { customer: { external_id: 'Ada L' }, ...said }));
    const wanted = await payloads(ChatRequested, (p) => p.response_id === id);
    expect(wanted).toMatchObject([
      { chat_target_id: target, text: 'Please look.', task_id: null, scores: [{ metric: 'nps', score: 10, max: 10 }] },
      { chat_target_id: target },
    ]);
    expect(JSON.stringify(wanted)).not.toMatch(/Ada|Secret/);
    const settled_at = fixture.medium.clock.now().toISOString();
    for (const [n, reason] of [null, 'no-chat-target'].entries())
      await fixture.medium.publish(ChatSettled, { act_id: wanted[n]!.act_id, reason, settled_at });
    await fixture.medium.drained();
    // Two acts of one moment are told in any order.
    const told = (await actsOf(id!)).map(({ act, state, reason }) => [act.kind, state, reason] as const);
    expect(told.toSorted(([, one], [, other]) => one.localeCompare(other))).toEqual([
      ['send_chat', 'done', null],
      ['send_chat', 'refused', 'no-chat-target'],
    ]);
    const unnamed = { kind: 'send_chat', text: 'Please look.' };
    const body = { name: 'R', ...ofSurvey(survey), action: null, acts: [unnamed] };
    const refused = await fixture.medium.as().post('/v1/rules').send(body);
    expect(refused.body.errors).toMatchObject([{ pointer: '/acts/0/chat_target_id', code: 'required' }]);
  });

  it('acts without a task, also only once, and within its ceiling', async () => {
    const survey = randomUUID();
    await fixture.rule({ ...ofSurvey(survey), action: null, acts: [tag], max_tasks_per_hour: 2 });
    const ids = await fixture.submit(happy(survey), happy(survey));
    const [third] = await fixture.submit(happy(survey));
    expect(await fixture.tasksOf(...ids)).toEqual([]);
    expect((await Promise.all([...ids, third!].map(actsOf))).map(({ length }) => length)).toEqual([1, 1, 0]);
    fixture.medium.clock.advance(3_600_001);
    const [later] = await fixture.submit(happy(survey));
    expect(await actsOf(later!)).toHaveLength(1);
  });

  it('lets a person go first after a low score, at a moment of truth, and with customers who prefer one', async () => {
    const survey = randomUUID();
    await fixture.rule({ ...ofSurvey(survey), action: null, acts: [wantsSurvey] });
    const touchpoint = randomUUID();
    const at = fixture.medium.clock.now().toISOString();
    const marked = { key: 'returns', name: 'Returns', stage: 'support', moment_of_truth: true, changed_at: at };
    await fixture.medium.publish(TouchpointChanged, { touchpoint_id: touchpoint, ...marked });
    const shy = { customer_id: randomUUID(), language: null, revision: 1, changed_at: at };
    await fixture.medium.publish(CustomerChanged, { ...shy, external_id: 'shy', attributes: {} });
    await fixture.medium.publish(PreferencesChanged, {
      ...shy,
      topics_off: [],
      max_every_days: null,
      paused_until: null,
      quiet_hours: null,
      prefers_person: true,
      no_profiling: false,
    });
    await fixture.medium.drained();
    const customer = (name: string) => ({ customer: { external_id: name } });
    const ids = await fixture.submit(
      happy(survey, customer('glad')),
      { survey_id: survey, scores: nps(2), ...customer('cross') },
      happy(survey, { ...customer('returner'), touchpoint_id: touchpoint }),
      happy(survey, customer('shy')),
      happy(survey, { customer: null }),
    );
    const reasons = await Promise.all(ids.map(async (id) => (await actsOf(id))[0]?.reason));
    expect(reasons).toEqual([null, 'person-first', 'moment-of-truth', 'prefers-person', 'no-customer']);
  });

  it('stores no conclusion about customers who object to profiling, nor looks at what they said before', async () => {
    const survey = randomUUID();
    const before = { earlier_answers: { level: 'high', days: 30, at_least: 1 } };
    await fixture.rule({ ...ofSurvey(survey), action: null, acts: [attribute, tag] });
    await fixture.rule({ ...ofSurvey(survey, before), action: null, acts: [tag] });
    const at = fixture.medium.clock.now().toISOString();
    const known = { customer_id: randomUUID(), language: null, revision: 1, changed_at: at };
    await fixture.medium.publish(CustomerChanged, { ...known, external_id: `no-${survey}`, attributes: {} });
    const wants = { topics_off: [], max_every_days: null, paused_until: null, quiet_hours: null };
    await fixture.medium.publish(PreferencesChanged, { ...known, ...wants, prefers_person: false, no_profiling: true });
    await fixture.medium.drained();
    const of = async (name: string) => {
      const customer = { customer: { external_id: `${name}-${survey}` } };
      await fixture.submit(happy(survey, customer));
      fixture.medium.clock.advance(1_000);
      const [second] = await fixture.submit(happy(survey, customer));
      return (await actsOf(second!)).map(({ act, state, reason }) => [act.kind, state, reason]);
    };
    expect(await of('yes')).toEqual([
      ['set_attribute', 'done', null],
      ['tag_response', 'done', null],
      ['tag_response', 'done', null],
    ]);
    expect(await of('no')).toEqual([
      ['set_attribute', 'refused', 'no-profiling'],
      ['tag_response', 'done', null],
    ]);
  });

  it('writes to the customer in the thread of the task, once, unless a person has to go first', async () => {
    const survey = randomUUID();
    const message = { kind: 'send_message', text: 'Thank you. We read every word.' };
    await fixture.rule({ ...ofSurvey(survey), acts: [message] });
    const at = fixture.medium.clock.now().toISOString();
    const known = { external_id: `known-${survey}`, email: 'known@example.org', language: 'en', attributes: {} };
    await fixture.medium.publish(CustomerChanged, {
      ...known,
      customer_id: randomUUID(),
      revision: 1,
      changed_at: at,
    });
    await fixture.medium.drained();
    const customer = { customer: { external_id: known.external_id } };
    const payload = submitted(fixture.medium.clock.now(), happy(survey, customer));
    await fixture.medium.publish(ResponseSubmitted, payload);
    await fixture.medium.publish(ResponseSubmitted, payload);
    await fixture.medium.drained();
    const [low, stranger] = await fixture.submit(
      { survey_id: survey, scores: nps(1), ...customer },
      happy(survey, { customer: { external_id: 'nobody knows' } }),
    );
    const results = await Promise.all([payload.response_id, low!, stranger!].map(async (id) => (await actsOf(id))[0]!));
    expect(results.map(({ state, reason }) => [state, reason])).toEqual([
      ['done', null],
      ['refused', 'person-first'],
      ['refused', 'no-address'],
    ]);
    const written = await fixture.medium.sql(
      'select writer, purpose, text from followups.thread_message where customer_external_id = $1',
      [known.external_id],
    );
    expect(written).toEqual([{ writer: 'automatic', purpose: 'rule', text: message.text }]);
  });

  it('records what the survey service says of a survey that was requested', async () => {
    const survey = randomUUID();
    await fixture.rule({ ...ofSurvey(survey), action: null, acts: [wantsSurvey] });
    const names = ['asked', 'tired', 'unknown'].map((name) => `${name}-${survey}`);
    const ids = await fixture.submit(...names.map((name) => happy(survey, { customer: { external_id: name } })));
    const requests = await payloads(SurveyRequested, (p) => names.includes(p.external_id));
    const [asked, tired, unknown] = names.map((name) => requests.find((p) => p.external_id === name));
    const at = fixture.medium.clock.now().toISOString();
    const common = { plan_id: randomUUID(), survey_id: asked!.survey_id, customer_id: randomUUID() };
    await fixture.medium.publish(InvitationClaimed, {
      ...common,
      invitation_id: asked!.invitation_id,
      step: 'invite',
      step_number: 1,
      survey_version: 1,
      message_version: 1,
      external_id: names[0]!,
      channel: 'email',
      segments: [],
      variables: {},
      asked_at: at,
      claimed_at: at,
      expires_at: at,
    });
    const suppressed = { ...common, invitation_id: tired!.invitation_id, reason: 'wait-period', suppressed_at: at };
    await fixture.medium.publish(InvitationSuppressed, suppressed);
    const refused = { invitation_id: unknown!.invitation_id, survey_id: unknown!.survey_id, refused_at: at };
    await fixture.medium.publish(SurveyRequestRefused, { ...refused, reason: 'unknown-customer' });
    await fixture.medium.drained();
    const states = await Promise.all(ids.map(async (id) => (await actsOf(id))[0]!));
    expect(states.map(({ state, reason }) => [state, reason])).toEqual([
      ['done', null],
      ['refused', 'wait-period'],
      ['refused', 'unknown-customer'],
    ]);
    const invitation = { invitation_id: asked!.invitation_id, customer: { external_id: names[0]! } };
    const [reply] = await fixture.submit(happy(survey, invitation));
    expect((await actsOf(reply!))[0]?.reason).toBe('answer-to-a-rule');
  });

  it('lets only the first of two rules write to the customer, in the order that staff give them', async () => {
    const survey = randomUUID();
    const name = (text: string) => ({ ...ofSurvey(survey), name: text, action: null, acts: [wantsSurvey] });
    const [first, second] = [await fixture.rule(name('First')), await fixture.rule(name('Second'))];
    const writers = async () => {
      const [id] = await fixture.submit(happy(survey, { customer: { external_id: randomUUID() } }));
      return (await actsOf(id!)).filter(({ state }) => state !== 'refused').map(({ rule_name }) => rule_name);
    };
    expect(await writers()).toEqual(['First']);
    const { data } = await fixture.get('/v1/rules?limit=100&order=asc');
    const order = data.map(({ id }: { id: string }) => id);
    const others = order.filter((id: string) => id !== first.id && id !== second.id);
    const put = (rule_ids: string[]) => fixture.medium.as().put('/v1/rules/order').send({ rule_ids });
    expect((await put([second.id, first.id])).body).toMatchObject({ code: 'followups.bad-rule-order' });
    expect((await put([second.id, first.id, ...others])).status).toBe(204);
    expect((await put([second.id, first.id, ...others])).status).toBe(204);
    expect(await writers()).toEqual(['Second']);
    expect((await fixture.get(`/v1/rules/${second.id}`)).position).toBe(1);
    const audited = await payloads(FollowupsActionAudited, (p) => p.action === 'rule.reordered');
    expect(audited).toHaveLength(1);
  });

  it('asks for earlier answers of the customer, as in the second low score in 90 days', async () => {
    const survey = randomUUID();
    const twice = [
      { score: { metric: 'nps', op: 'lte', value: 6 } },
      { earlier_answers: { level: 'low', days: 90, at_least: 1 } },
    ];
    const body = ofSurvey(survey, ...twice);
    await fixture.rule(body);
    const customer = { external_id: `twice-${survey}` };
    const [first] = await fixture.submit({ survey_id: survey, customer });
    fixture.medium.clock.advance(60_000);
    const [second] = await fixture.submit({ survey_id: survey, customer });
    const [other] = await fixture.submit({ survey_id: survey, customer: { external_id: `once-${survey}` } });
    const counts = [first, second, other].map(async (id) => (await fixture.tasksOf(id!)).length);
    expect(await Promise.all(counts)).toEqual([0, 1, 0]);
    fixture.medium.clock.advance(1000);
    const run = await fixture.medium
      .as()
      .post('/v1/rules/dry-run')
      .send({ rule: ruleBody(body) });
    expect(run.body.would_open).toBe(1);
  });

  it('says in a dry run what each act would have done', async () => {
    const survey = randomUUID();
    await fixture.submit(happy(survey), { survey_id: survey, scores: nps(1) }, happy(survey, { customer: null }));
    fixture.medium.clock.advance(1000);
    const rule = ruleBody({ ...ofSurvey(survey), action: null, acts: [tag, wantsSurvey], max_tasks_per_hour: 2 });
    const run = await fixture.medium.as().post('/v1/rules/dry-run').send({ rule });
    expect(run.body).toMatchObject({ would_open: 0, suppressed: { 'too-many-tasks': 1 } });
    expect(run.body.acts[0].would_do).toBe(2);
    const all = await fixture.medium
      .as()
      .post('/v1/rules/dry-run')
      .send({ rule: { ...rule, max_tasks_per_hour: 100 } });
    expect(all.body.acts).toEqual([
      { kind: 'tag_response', would_do: 3, refused: {} },
      { kind: 'send_survey', would_do: 1, refused: { 'person-first': 1, 'no-customer': 1 } },
    ]);
  });

  it('gives tasks to the member with the fewest open ones, of a team too, and to the owner of the customer', async () => {
    const survey = randomUUID();
    const [ada, bob] = (await fixture.staff('Ida', 'Bob')) as [string, string];
    const team = randomUUID();
    await fixture.medium.publish(TeamChanged, {
      workspace_id: fixture.medium.tenantId,
      team_id: team,
      name: 'Care',
      member_ids: [ada, bob],
      archived: false,
      changed_at: fixture.medium.clock.now().toISOString(),
    });
    await fixture.medium.drained();
    const busy = randomUUID();
    await fixture.rule({ ...ofSurvey(busy), ...assignedTo('fixed', [ada]) });
    await fixture.submit({ survey_id: busy }, { survey_id: busy });
    const assignment = {
      strategy: 'customer_owner',
      staff_ids: [],
      team_ids: [publicId('tem', team)],
      attribute: 'owner',
    };
    await fixture.rule({ ...ofSurvey(survey), action: { ...ruleBody().action, assignment } });
    const owner = (value: string) => ({ attributes: [{ key: 'owner', value, segment: null }] });
    const ids = await fixture.submit(
      { survey_id: survey, attributes: [] },
      { survey_id: survey, ...owner('Ida@example.org') },
      { survey_id: survey, ...owner(publicId('stf', ada)) },
      { survey_id: survey, ...owner('nobody@example.org') },
    );
    const owners = await Promise.all(ids.map(async (id) => (await fixture.tasksOf(id))[0].assignee_id));
    expect(owners).toEqual([bob, ada, ada, bob].map((id) => publicId('stf', id)));
  });

  it('rejects acts that cannot be done, with pointers', async () => {
    const bad: [object, number, string][] = [
      [{ acts: [{ kind: 'tag_response' }] }, 422, '/acts/0/tags'],
      [{ acts: [{ kind: 'tag_response', tags: ['a'], text: 'b' }] }, 422, '/acts/0/text'],
      [{ acts: [{ kind: 'set_attribute', attribute: {} }] }, 422, '/acts/0/attribute'],
      [{ acts: [{ kind: 'dance' }] }, 400, '/acts/0/kind'],
      [{ action: null, acts: [] }, 422, '/acts'],
      [{ action: null, acts: [{ kind: 'send_message', text: 'Hello' }] }, 422, '/acts/0/kind'],
      [{ acts: [{ kind: 'notify', text: 'Look' }] }, 422, '/acts/0/staff_ids'],
      [
        { acts: [{ kind: 'notify', text: 'Look', staff_ids: [publicId('stf', randomUUID())] }] },
        422,
        '/acts/0/staff_ids/0',
      ],
    ];
    for (const [overrides, status, pointer] of bad) {
      const reply = await fixture.medium.as().post('/v1/rules').send(ruleBody(overrides));
      expect([reply.status, reply.body.errors?.map((e: { pointer: string }) => e.pointer)]).toEqual([
        status,
        [pointer],
      ]);
    }
    expect((await fixture.medium.as().get('/v1/rule-acts')).status).toBe(422);
  });
});
