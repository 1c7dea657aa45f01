import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { FollowupsActionAudited, ResponseSubmitted, TaskOpened } from '@hearback/contracts';
import { derivedId, parsePublicId, publicId } from '@hearback/kernel';
import { exportedLines } from '@hearback/testing';
import { assignedTo, FollowupsFixture, nps, ruleBody, submitted } from './followups-fixture.js';

describe('rules', () => {
  let fixture: FollowupsFixture;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
  });
  afterAll(() => fixture?.medium.close());

  /** A condition that only responses of this survey match, so that tests are independent of each other's rules. */
  const ofSurvey = (surveyId: string, ...more: object[]) => ({
    conditions: { all: [{ survey_in: [publicId('srv', surveyId)] }, ...more] },
  });

  it('opens exactly one task per response and rule, even if the response is published twice', async () => {
    const survey = randomUUID();
    const rule = await fixture.rule(ofSurvey(survey, { score: { metric: 'nps', op: 'lte', value: 6 } }));
    const payload = submitted(fixture.medium.clock.now(), { survey_id: survey });
    await fixture.medium.publish(ResponseSubmitted, payload);
    await fixture.medium.publish(ResponseSubmitted, payload);
    await fixture.medium.drained();
    const [task, ...others] = await fixture.tasksOf(payload.response_id);
    expect(others).toEqual([]);
    const ruleId = (await fixture.medium.sql<{ id: string }>('select id from followups.rule'))[0]?.id as string;
    expect(task).toMatchObject({
      id: publicId('tsk', derivedId('task', payload.response_id, ruleId)),
      response: { id: publicId('rsp', payload.response_id) },
      rule_id: rule.id,
      rule_version: 1,
      survey_id: publicId('srv', survey),
      title: 'Call C-1 back: 3',
      status: 'open',
      assignee_id: null,
      opened_at: '2026-03-02T09:00:00.000Z',
      due_at: '2026-03-02T11:00:00.000Z',
      breached: false,
      revision: 1,
    });
    const events = (await fixture.medium.events.all(TaskOpened)).filter((event) => event.payload.rule_id === ruleId);
    expect(events.map((event) => event.payload)).toMatchObject([
      {
        response_id: payload.response_id,
        rule_name: 'Unhappy',
        assignee_id: null,
        comment: 'The parcel came late.',
        reason: 'the survey is one of the rule’s surveys and NPS 3 is at most 6',
        due_at: '2026-03-02T11:00:00.000Z',
      },
    ]);
  });

  it('opens no task for an imported answer unless its import asks for tasks, whatever its age', async () => {
    const survey = randomUUID();
    await fixture.rule(ofSurvey(survey, { text: 'present' }));
    const old = { survey_id: survey, channel: 'import', submitted_at: '2025-03-02T09:00:00.000Z' };
    const [silent, asked] = await fixture.submit({ ...old, open_tasks: false }, { ...old, open_tasks: true });
    expect(await fixture.tasksOf(silent as string)).toHaveLength(0);
    expect(await fixture.tasksOf(asked as string)).toHaveLength(1);
  });

  it('opens a task for each of several rules, and none for a response that matches none', async () => {
    const survey = randomUUID();
    await fixture.rule(ofSurvey(survey, { text: 'present' }));
    await fixture.rule(ofSurvey(survey, { attribute: { key: 'plan', op: 'eq', value: 'pro' } }));
    const [both, one, none] = await fixture.submit(
      { survey_id: survey },
      { survey_id: survey, answers: [] },
      { survey_id: survey, answers: [], attributes: [] },
    );
    const counts = [both, one, none].map(async (id) => (await fixture.tasksOf(id as string)).length);
    expect(await Promise.all(counts)).toEqual([2, 1, 0]);
  });

  it('explains each task by its rule, version, reasons and inputs', async () => {
    const survey = randomUUID();
    const rule = await fixture.rule(
      ofSurvey(survey, { any: [{ text: 'absent' }, { score: { metric: 'nps', op: 'lte', value: 6 } }] }),
    );
    const [response] = await fixture.submit({ survey_id: survey });
    const [task] = await fixture.tasksOf(response as string);
    expect(await fixture.get(`/v1/tasks/${task.id}/explanation`)).toMatchObject({
      task_id: task.id,
      rule_id: rule.id,
      rule_name: 'Unhappy',
      rule_version: 1,
      assignment: 'the rule assigns nobody',
      because: [
        { path: '/all/0', held: true },
        { path: '/all/1/any/0', held: false, sentence: 'a comment is present' },
        { path: '/all/1/any/1', held: true, actual: '3', sentence: 'NPS 3 is at most 6' },
      ],
      inputs: { scores: [{ metric: 'nps', score: 3 }], comment: 'The parcel came late.', attributes: { plan: 'pro' } },
      suppressed: [],
    });
  });

  it('records which matching rules opened no task, and why', async () => {
    const survey = randomUUID();
    await fixture.rule(ofSurvey(survey, { text: 'present' }));
    const strict = await fixture.rule({ ...ofSurvey(survey, { text: 'present' }), max_answer_age_days: 30 });
    const [response] = await fixture.submit({
      survey_id: survey,
      channel: 'import',
      submitted_at: '2025-06-01T00:00:00.000Z',
    });
    const [task, ...others] = await fixture.tasksOf(response as string);
    expect(others).toEqual([]);
    const { suppressed } = await fixture.get(`/v1/tasks/${task.id}/explanation`);
    expect(suppressed).toMatchObject([{ rule_id: strict.id, rule_version: 1, reason: 'answer-too-old' }]);
  });

  it('assigns tasks to active members in turn, evenly across batches', async () => {
    const survey = randomUUID();
    const [ada, bob, eve] = (await fixture.staff('Ada', 'Bob', 'Eve')) as [string, string, string];
    await fixture.rule({ ...ofSurvey(survey), ...assignedTo('round_robin', [ada, bob, eve]) });
    const owners = async (responses: string[]) => {
      const tasks = await fixture.tasksOf(...responses);
      const counts = [ada, bob, eve].map(
        (id) => tasks.filter((task) => task.assignee_id === publicId('stf', id)).length,
      );
      return counts;
    };
    const many = (n: number) => Array.from({ length: n }, () => ({ survey_id: survey }));
    const first = await fixture.submit(...many(4));
    const second = await fixture.submit(...many(5));
    expect(await owners([...first, ...second])).toEqual([3, 3, 3]);
    await fixture.member(bob, 'Bob', false);
    await fixture.medium.drained();
    expect(await owners(await fixture.submit(...many(4)))).toEqual([2, 0, 2]);
  });

  it('creates a version for each change, which applies to later responses while earlier tasks keep theirs', async () => {
    const survey = randomUUID();
    const rule = await fixture.rule(ofSurvey(survey));
    const [before] = await fixture.submit({ survey_id: survey });
    const changed = await fixture.medium
      .as()
      .patch(`/v1/rules/${rule.id}`)
      .send({ name: 'Renamed', max_answer_age_days: 7 });
    expect(changed.body).toMatchObject({ id: rule.id, version: 2, name: 'Renamed', max_answer_age_days: 7 });
    const same = await fixture.medium.as().patch(`/v1/rules/${rule.id}`).send({ name: 'Renamed' });
    expect(same.body.version).toBe(2);
    const [after] = await fixture.submit({ survey_id: survey });
    const versionOf = async (response: string) => (await fixture.tasksOf(response)).map((task) => task.rule_version);
    expect([await versionOf(before as string), await versionOf(after as string)]).toEqual([[1], [2]]);
  });

  it('opens no task for a deleted rule, which stays readable', async () => {
    const survey = randomUUID();
    const rule = await fixture.rule(ofSurvey(survey));
    expect((await fixture.medium.as().delete(`/v1/rules/${rule.id}`)).status).toBe(204);
    const [response] = await fixture.submit({ survey_id: survey });
    expect(await fixture.tasksOf(response as string)).toEqual([]);
    expect(await fixture.get(`/v1/rules/${rule.id}`)).toMatchObject({ active: false, version: 2 });
    const listed = await fixture.get('/v1/rules?active=true&limit=100');
    expect(listed.data.map((one: { id: string }) => one.id)).not.toContain(rule.id);
  });

  it('leaves a deleted rule out of the list, and restores it as it was', async () => {
    const survey = randomUUID();
    const [on, off] = [await fixture.rule(ofSurvey(survey)), await fixture.rule({ active: false })];
    const isListed = async (id: string) =>
      (await fixture.get('/v1/rules?limit=100')).data.some((rule: { id: string }) => rule.id === id);
    for (const rule of [on, off]) {
      for (let times = 0; times < 2; times += 1)
        expect((await fixture.medium.as().delete(`/v1/rules/${rule.id}`)).status).toBe(204);
      expect(await isListed(rule.id)).toBe(false);
      const restored = await fixture.medium.as().post(`/v1/rules/${rule.id}/restore`);
      expect([restored.status, restored.body.active]).toEqual([200, rule.active]);
      expect(await isListed(rule.id)).toBe(true);
    }
    const [response] = await fixture.submit({ survey_id: survey });
    expect(await fixture.tasksOf(response as string)).toHaveLength(1);
  });

  it('rejects a change of a deleted rule, and records each deletion once, also of an inactive rule', async () => {
    const rule = await fixture.rule({ active: false });
    const call = () => fixture.medium.as();
    for (let times = 0; times < 2; times += 1) await call().delete(`/v1/rules/${rule.id}`).expect(204);
    for (const change of [{ name: 'Renamed' }, { active: true }, {}]) {
      const changed = await call().patch(`/v1/rules/${rule.id}`).send(change);
      expect([changed.status, changed.body.code]).toEqual([409, 'followups.rule-deleted']);
    }
    await call().post(`/v1/rules/${rule.id}/restore`).expect(200);
    await call().patch(`/v1/rules/${rule.id}`).send({ name: 'Renamed' }).expect(200);
    const target = { kind: 'rule', id: parsePublicId('rul', rule.id) };
    const recorded = (await fixture.medium.events.all(FollowupsActionAudited)).filter(
      ({ payload }) => payload.target.id === target.id,
    );
    expect(recorded.map(({ payload }) => payload.action)).toEqual([
      'rule.created',
      'rule.deleted',
      'rule.restored',
      'rule.changed',
    ]);
  });

  it('leaves a deleted rule deleted if it cannot be restored', async () => {
    const [member] = await fixture.staff('Nadja');
    const rule = await fixture.rule(assignedTo('fixed', [member!]));
    await fixture.medium.as().delete(`/v1/rules/${rule.id}`).expect(204);
    await fixture.member(member!, 'Nadja', false);
    await fixture.medium.drained();
    const restored = await fixture.medium.as().post(`/v1/rules/${rule.id}/restore`);
    expect([restored.status, restored.body.code]).toEqual([422, 'followups.unknown-staff']);
    const { data } = await fixture.get('/v1/rules?limit=100');
    expect(data.map(({ id }: { id: string }) => id)).not.toContain(rule.id);
  });

  it('predicts in a dry run what the rule then does', async () => {
    const survey = randomUUID();
    const conditions = ofSurvey(survey, { score: { metric: 'nps', op: 'lte', value: 6 } });
    const responses = [2, 5, 6, 7, 10].map((score) => ({ survey_id: survey, scores: nps(score) }));
    await fixture.submit(...responses, { survey_id: survey, submitted_at: '2025-11-01T00:00:00.000Z' });
    fixture.medium.clock.advance(1000);
    const before = await fixture.count('rule');
    const dryRun = await fixture.medium
      .as()
      .post('/v1/rules/dry-run')
      .send({ rule: ruleBody(conditions) });
    expect(dryRun.body).toMatchObject({ would_open: 3, suppressed: {}, to: '2026-03-02T09:00:01.000Z' });
    expect(dryRun.body.samples).toHaveLength(3);
    expect(dryRun.body.per_week.at(-1)).toEqual({ week_start: '2026-03-02', tasks: 3 });
    expect(await fixture.count('rule')).toBe(before);
    const rule = await fixture.rule(conditions);
    const stored = await fixture.medium.as().post('/v1/rules/dry-run').send({ rule_id: rule.id });
    expect(stored.body.would_open).toBe(3);
    const again = await fixture.submit(...responses);
    expect(await fixture.tasksOf(...again)).toHaveLength(3);
  });

  it('opens a task for answers of customers who belonged to a segment, and counts them in the dry run', async () => {
    const [survey, segment] = [randomUUID(), randomUUID()];
    const rule = ofSurvey(survey, { segment_in: [`seg_${segment.replaceAll('-', '')}`] });
    await fixture.rule(rule);
    const [inside, other, unknown] = await fixture.submit(
      { survey_id: survey, segments: [segment] },
      { survey_id: survey, segments: [randomUUID()] },
      { survey_id: survey },
    );
    const counts = [inside, other, unknown].map(async (id) => (await fixture.tasksOf(id as string)).length);
    expect(await Promise.all(counts)).toEqual([1, 0, 0]);
    const [task] = await fixture.tasksOf(inside as string);
    const { because } = await fixture.get(`/v1/tasks/${task.id}/explanation`);
    expect(because.at(-1)).toMatchObject({ held: true, sentence: 'the customer is in one of the rule’s segments' });
    fixture.medium.clock.advance(1000);
    const dryRun = await fixture.medium
      .as()
      .post('/v1/rules/dry-run')
      .send({ rule: ruleBody(rule) });
    expect(dryRun.body.would_open).toBe(1);
  });

  it('rejects invalid rules with pointers, and stores nothing', async () => {
    const before = [await fixture.count('rule'), await fixture.count('rule_version')];
    const action = ruleBody().action;
    const bad: [object, number, string][] = [
      [{ conditions: { all: [] } }, 422, '/conditions/all'],
      [{ conditions: { score: { metric: 'nps', op: 'lte', value: 99 } } }, 422, '/conditions/score/value'],
      [{ conditions: 'all' }, 422, '/conditions'],
      [{ action: { ...action, title: '{{ nonsense }}' } }, 422, '/action/title'],
      [{ action: { ...action, assignment: { strategy: 'fixed' } } }, 422, '/action/assignment/staff_ids'],
      [{ action: { ...action, assignment: { strategy: 'magic' } } }, 400, '/action/assignment/strategy'],
      [{ action: { ...action, due_in_minutes: 0 } }, 400, '/action/due_in_minutes'],
      [{ name: '\u0000' }, 400, '/name'],
      [{ owner: 'me' }, 400, '/owner'],
      [assignedTo('fixed', [randomUUID()]), 422, '/action/assignment/staff_ids/0'],
    ];
    for (const [overrides, status, pointer] of bad) {
      const reply = await fixture.medium.as().post('/v1/rules').send(ruleBody(overrides));
      expect({ status: reply.status, pointers: reply.body.errors?.map((e: { pointer: string }) => e.pointer) }).toEqual(
        {
          status,
          pointers: [pointer],
        },
      );
    }
    for (const body of [{}, { rule_id: publicId('rul', randomUUID()), rule: ruleBody() }]) {
      expect((await fixture.medium.as().post('/v1/rules/dry-run').send(body)).status).toBe(422);
    }
    expect([await fixture.count('rule'), await fixture.count('rule_version')]).toEqual(before);
  });

  it('hides rules of another workspace', async () => {
    const rule = await fixture.rule({}, fixture.medium.otherTenantId);
    const own = fixture.medium.as();
    const replies = [
      await own.get(`/v1/rules/${rule.id}`),
      await own.patch(`/v1/rules/${rule.id}`).send({ name: 'Mine' }),
      await own.delete(`/v1/rules/${rule.id}`),
      await own.post('/v1/rules/dry-run').send({ rule_id: rule.id }),
      await own.get('/v1/rules/rul_nonsense'),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404, 404]);
    const theirs = await fixture.medium.as({ tenantId: fixture.medium.otherTenantId }).get(`/v1/rules/${rule.id}`);
    expect(theirs.body).toMatchObject({ version: 1, name: 'Unhappy' });
  });

  it('gives an export of the workspace all rules, deleted ones too, with all their versions', async () => {
    const rule = await fixture.rule();
    const agent = fixture.medium.as();
    await agent.patch(`/v1/rules/${rule.id}`).send({ name: 'Very unhappy' });
    await agent.delete(`/v1/rules/${rule.id}`);
    const [shown] = (await exportedLines(fixture.medium, 'rules')).filter(({ id }) => id === rule.id);
    const at = fixture.medium.clock.now().toISOString();
    expect(shown).toEqual({ ...(await fixture.get(`/v1/rules/${rule.id}`)), deleted_at: at });
    const versions = await exportedLines(fixture.medium, 'rule-versions');
    const own = versions.filter(({ rule_id: id }) => id === rule.id);
    expect(own.map(({ version, name }) => [version, name])).toContainEqual([1, 'Unhappy']);
    expect(own.map(({ version, name }) => [version, name])).toContainEqual([2, 'Very unhappy']);
    expect(own[0]).toMatchObject({ conditions: rule.conditions, action: rule.action, made_by: { kind: 'key' } });
    expect(await exportedLines(fixture.medium, 'rule-versions', randomUUID())).toEqual([]);
  });

  it('lists in pages without gaps or repeats', async () => {
    const all = (await fixture.get('/v1/rules?limit=100')).data.map((rule: { id: string }) => rule.id);
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const page = await fixture.get(`/v1/rules?limit=3${cursor}`);
      paged.push(...page.data.map((rule: { id: string }) => rule.id));
      if (!page.has_more) break;
      cursor = `&cursor=${page.next_cursor}`;
    }
    expect(paged).toEqual(all);
  });

  it('opens at most `max_tasks_per_hour` tasks, and says how many it held back', async () => {
    const survey = randomUUID();
    const body = ofSurvey(survey, { score: { metric: 'nps', op: 'lte', value: 6 } });
    const rule = await fixture.rule({ ...body, max_tasks_per_hour: 3 });
    const other = await fixture.rule(body);
    expect(rule).toMatchObject({ max_tasks_per_hour: 3, held_back: { count: 0, last_at: null } });
    expect(other.max_tasks_per_hour).toBe(100);
    const flood = Array.from({ length: 10 }, () => ({ survey_id: survey }));
    const ids = await fixture.submit(...flood);
    const opened = (await fixture.tasksOf(...ids)).map((task) => task.rule_id);
    expect(opened.filter((id) => id === rule.id)).toHaveLength(3);
    expect(opened.filter((id) => id === other.id)).toHaveLength(10);
    const at = fixture.medium.clock.now().toISOString();
    expect((await fixture.get(`/v1/rules/${rule.id}`)).held_back).toEqual({ count: 7, last_at: at });
    const [reason] = await fixture.medium.sql('select distinct reason from followups.suppression where at = $1', [at]);
    expect(reason).toEqual({ reason: 'too-many-tasks' });
    fixture.medium.clock.advance(3_600_001);
    const later = await fixture.submit({ survey_id: survey });
    expect(await fixture.tasksOf(...later)).toHaveLength(2);
  });
});
