import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { FollowupsActionAudited, TaskChanged } from '@hearback/contracts';
import type { Role } from '@hearback/kernel';
import { parsePublicId, publicId } from '@hearback/kernel';
import { assignedTo, FollowupsFixture } from './followups-fixture.js';

const LIMITS = { owner: null, admin: 5000, editor: 3000, agent: 1000 };
const SETTINGS = {
  currency: 'EUR',
  hourly_cost_minor: 2400,
  hourly_cost_by_role: { owner: 6000, admin: null, editor: null, agent: null },
  goodwill_limits: LIMITS,
  goodwill_budget_minor: 6000,
};

describe('the work on a task', () => {
  let fixture: FollowupsFixture;
  let rule: { id: string };
  let ada: string;
  let bo: string;

  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    rule = await fixture.rule();
    [ada, bo] = (await fixture.staff('Ada', 'Bo')) as [string, string];
  });
  afterAll(() => fixture?.medium.close());

  const as = (staffId: string | null = ada, role: Role = 'agent') =>
    fixture.medium.as(staffId === null ? {} : { staffId, role });
  async function send(
    method: 'post' | 'put' | 'delete',
    path: string,
    body: object = {},
    status = 200,
    who: { staffId?: string; role?: Role } = { staffId: ada, role: 'agent' },
  ) {
    const reply = await fixture.medium.as(who)[method](path).send(body);
    expect([reply.status, reply.body]).toEqual([status, reply.body]);
    return reply.body;
  }
  const admin = { staffId: '0198c0de-0000-7000-8000-0000000000ad', role: 'admin' as const };
  async function newTask(overrides: object = {}) {
    const [task] = await fixture.tasksOf(
      ...(await fixture.submit({ customer: { external_id: randomUUID() }, ...overrides })),
    );
    return task as { id: string };
  }
  async function workOf(id: string, staffId: string | null = ada, role: Role = 'agent') {
    const reply = await as(staffId, role).get(`/v1/tasks/${id}/work`);
    expect([reply.status, reply.body]).toEqual([200, reply.body]);
    return reply.body;
  }
  /** What was done about the task since it was opened; each of it is a new revision, so that nobody is told that nothing has changed. */
  async function historyOf(id: string) {
    const { history, revision } = await fixture.get(`/v1/tasks/${id}`);
    expect(revision).toBe(history.length);
    return history.slice(1);
  }
  const playbooks = (...list: object[]) => send('put', '/v1/playbooks', { playbooks: list }, 200, admin);

  it('starts with nothing, and 404 for a task that is not there', async () => {
    const { id } = await newTask();
    expect(await workOf(id)).toEqual({
      task_id: id,
      tags: [],
      suspected_cause: null,
      steps: [],
      minutes: [],
      goodwill: [],
      currency: null,
      left_minor: 0,
      similar: [],
    });
    const gone = await as().get(`/v1/tasks/${publicId('tsk', randomUUID())}/work`);
    expect(gone.status).toBe(404);
  });

  it('ticks the steps of the playbooks of its rule and its suspected cause, each once, and keeps what was done', async () => {
    const first = await playbooks(
      { name: 'Unhappy', rule_ids: [rule.id], root_causes: [], steps: [{ text: 'Apologise.' }, { text: 'Ask.' }] },
      { name: 'Late', rule_ids: [], root_causes: ['delivery'], steps: [{ text: 'Call the courier.' }] },
    );
    const { id } = await newTask();
    const [apologise] = (await workOf(id)).steps;
    expect((await workOf(id)).steps.map(({ text }: { text: string }) => text)).toEqual(['Apologise.', 'Ask.']);
    await send('put', `/v1/tasks/${id}/suspected-cause`, { suspected_cause: 'delivery' }, 204);
    expect((await workOf(id)).steps.map(({ playbook }: { playbook: string }) => playbook)).toEqual([
      'Unhappy',
      'Unhappy',
      'Late',
    ]);
    await send('put', `/v1/tasks/${id}/steps/${apologise.id}`, { done: true }, 204);
    // Whoever ticks it again changes nothing.
    await send('put', `/v1/tasks/${id}/steps/${apologise.id}`, { done: true }, 204, { staffId: bo, role: 'agent' });
    expect((await workOf(id)).steps[0]).toMatchObject({ done_by: { kind: 'staff', name: 'Ada' } });
    const kept = first.playbooks[0].steps[1];
    await playbooks({ name: 'Unhappy', rule_ids: [rule.id], root_causes: [], steps: [{ ...kept, text: 'Ask why.' }] });
    expect((await workOf(id)).steps).toMatchObject([
      { id: kept.id, text: 'Ask why.', done_at: null },
      { text: 'Apologise.', playbook: null, done_by: { name: 'Ada' } },
    ]);
    await send('put', `/v1/tasks/${id}/steps/${apologise.id}`, { done: false }, 204);
    expect((await workOf(id)).steps).toHaveLength(1);
    expect(await historyOf(id)).toMatchObject([
      { kind: 'cause_suspected', detail: { from: null, to: 'delivery' } },
      { kind: 'step_done', actor: { name: 'Ada' }, detail: { step_id: apologise.id, text: 'Apologise.' } },
      { kind: 'step_undone', actor: { name: 'Ada' } },
    ]);
    await send('put', `/v1/tasks/${id}/steps/${publicId('stp', randomUUID())}`, { done: true }, 404);
    await send('put', `/v1/tasks/${id}/suspected-cause`, { suspected_cause: 'the moon' }, 422);
    await send(
      'put',
      '/v1/playbooks',
      { playbooks: [{ name: 'None', rule_ids: [], root_causes: [], steps: [{ text: 'x' }] }] },
      422,
      admin,
    );
    await playbooks();
  });

  it('has tags, each once, by which lists are filtered', async () => {
    const { id } = await newTask();
    await send('put', `/v1/tasks/${id}/tags`, { tags: [' vip ', 'vip', 'press'] }, 204);
    expect((await workOf(id)).tags).toEqual(['vip', 'press']);
    await send('put', `/v1/tasks/${id}/tags`, { tags: ['vip', 'press'] }, 204);
    expect(await historyOf(id)).toMatchObject([{ kind: 'tags_changed', detail: { from: '', to: 'vip, press' } }]);
    expect((await fixture.get('/v1/tasks?tag=vip')).data.map((task: { id: string }) => task.id)).toEqual([id]);
    expect((await fixture.get('/v1/tasks?tag=none')).data).toEqual([]);
  });

  it('counts minutes with what they cost then, one’s own to take back', async () => {
    const { id } = await newTask();
    await send('post', `/v1/tasks/${id}/minutes`, { minutes: 30 }, 201);
    await send('put', '/v1/work-settings', SETTINGS, 200, admin);
    const mine = await send('post', `/v1/tasks/${id}/minutes`, { minutes: 20 }, 201);
    await send('post', `/v1/tasks/${id}/minutes`, { minutes: 20 }, 201, { staffId: bo, role: 'owner' });
    expect((await workOf(id)).minutes).toMatchObject([
      { member_name: 'Ada', minutes: 30, cost_minor: null, currency: null },
      { member_name: 'Ada', minutes: 20, cost_minor: 800, currency: 'EUR' },
      { member_name: 'Bo', minutes: 20, cost_minor: 2000, currency: 'EUR' },
    ]);
    await send('delete', `/v1/tasks/${id}/minutes/${mine.id}`, {}, 403, { staffId: bo, role: 'agent' });
    await send('delete', `/v1/tasks/${id}/minutes/${mine.id}`, {}, 204);
    await send('delete', `/v1/tasks/${id}/minutes/${mine.id}`, {}, 204);
    expect((await workOf(id)).minutes).toHaveLength(2);
    expect(
      (await historyOf(id)).map(({ kind, detail }: { kind: string; detail: object }) => ({ kind, ...detail })),
    ).toMatchObject([
      { kind: 'minutes_recorded', minutes: '30', member_id_name: 'Ada' },
      { kind: 'minutes_recorded', minutes: '20' },
      { kind: 'minutes_recorded', minutes: '20', member_id_name: 'Bo' },
      { kind: 'minutes_removed', minutes: '20', member_id_name: 'Ada' },
    ]);
    await send('post', `/v1/tasks/${id}/minutes`, { minutes: 0 }, 400);
    await send('post', `/v1/tasks/${id}/minutes`, { minutes: 5, member_id: publicId('stf', randomUUID()) }, 422);
    const byKey = await fixture.medium.as().post(`/v1/tasks/${id}/minutes`).send({ minutes: 5 });
    expect(byKey.body).toMatchObject({ code: 'followups.member-required' });
  });

  it('gives goodwill within the limit of the role and the budget of the month, and takes it back', async () => {
    const { id } = await newTask();
    const give = (amount_minor: number, status: number, who: { staffId: string; role: Role }) =>
      send('post', `/v1/tasks/${id}/goodwill`, { amount_minor, kind: 'voucher' }, status, who);
    const agent = { staffId: ada, role: 'agent' as const };
    expect(await workOf(id)).toMatchObject({ currency: 'EUR', left_minor: 1000 });
    const given = await give(600, 201, agent);
    expect((await workOf(id)).left_minor).toBe(400);
    const refused = await give(401, 403, agent);
    expect(refused).toMatchObject({ code: 'followups.over-goodwill-limit' });
    expect(refused.detail).toBe('Left for this month: 400 minor units of EUR. May give it: owner, admin, editor.');
    await give(5000, 201, { staffId: bo, role: 'owner' });
    const over = await give(401, 409, { staffId: bo, role: 'owner' });
    expect(over).toMatchObject({ code: 'followups.over-goodwill-budget' });
    expect((await workOf(id, bo, 'owner')).left_minor).toBe(400);
    const path = `/v1/tasks/${id}/goodwill/${given.id}/cancel`;
    const cancelled = await send('post', path);
    expect(cancelled.cancelled_at).not.toBeNull();
    expect(await send('post', path)).toEqual(cancelled);
    expect((await workOf(id)).left_minor).toBe(1000);
    expect(
      (await historyOf(id)).map(({ kind, detail }: { kind: string; detail: object }) => ({ kind, ...detail })),
    ).toMatchObject([
      { kind: 'goodwill_given', amount_minor: '600', currency: 'EUR', what: 'voucher' },
      { kind: 'goodwill_given', amount_minor: '5000' },
      { kind: 'goodwill_cancelled', amount_minor: '600' },
    ]);
    const audited = await fixture.medium.events.all(FollowupsActionAudited);
    const entries = audited.filter(
      ({ payload: { action, target } }) => action.startsWith('goodwill.') && target.id === parsePublicId('tsk', id),
    );
    expect(entries.map(({ payload }) => [payload.action, payload.after])).toEqual([
      ['goodwill.given', { amount_minor: 600, currency: 'EUR', kind: 'voucher' }],
      ['goodwill.given', { amount_minor: 5000, currency: 'EUR', kind: 'voucher' }],
      ['goodwill.cancelled', { amount_minor: 600, currency: 'EUR', kind: 'voucher' }],
    ]);
  });

  it('starts a new budget with the month of the workspace', async () => {
    fixture.medium.clock.set(new Date('2026-04-01T00:00:00Z'));
    const { id } = await newTask();
    expect((await workOf(id)).left_minor).toBe(1000);
  });

  it('spends a budget once, however many spend it at the same time', async () => {
    fixture.medium.clock.set(new Date('2026-05-04T09:00:00Z'));
    // Of tasks of their own: the lock of one task would make them wait for each other.
    const tasks = [];
    for (let n = 0; n < 8; n += 1) tasks.push(await newTask());
    const replies = await Promise.all(
      tasks.map(({ id }) =>
        fixture.medium
          .as({ staffId: randomUUID(), role: 'owner' })
          .post(`/v1/tasks/${id}/goodwill`)
          .send({ amount_minor: 2000, kind: 'refund' }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 201, 201, 409, 409, 409, 409, 409,
    ]);
  });

  it('knows similar tasks with the reason', async () => {
    const customer = { external_id: 'C-77' };
    const said = (value: string) => ({ answers: [{ question: 'why', kind: 'text' as const, value }] });
    const first = await newTask({ customer, ...said('Nothing in common here') });
    const same = await newTask({ customer, ...said('The courier threw the parcel over our garden fence') });
    const alike = await newTask(said('Your courier left my parcel behind a fence'));
    await newTask(said('A courier'));
    const { similar } = await workOf(same.id);
    expect(similar.filter(({ reason }: { reason: string }) => reason !== 'cause_and_touchpoint')).toMatchObject([
      { id: first.id, reason: 'customer', words: [] },
      { id: alike.id, reason: 'words', words: ['courier', 'parcel', 'fence'] },
    ]);
    await send('put', `/v1/tasks/${same.id}/suspected-cause`, { suspected_cause: 'staff' }, 204);
    const other = await newTask(said('Rude'));
    await send('put', `/v1/tasks/${other.id}/suspected-cause`, { suspected_cause: 'staff' }, 204);
    expect((await workOf(same.id)).similar).toContainEqual(
      expect.objectContaining({ id: other.id, reason: 'cause_and_touchpoint' }),
    );
  });

  it('says that it changed, to those who look at it', async () => {
    const { id } = await newTask();
    const of = (events: readonly { payload: { task_id: string } }[]) =>
      events.filter(({ payload }) => payload.task_id === parsePublicId('tsk', id)).length;
    const before = of(await fixture.medium.events.all(TaskChanged));
    await send('put', `/v1/tasks/${id}/tags`, { tags: ['press'] }, 204);
    expect(of(await fixture.medium.events.all(TaskChanged))).toBe(before + 1);
  });
});

describe('a blueprint', () => {
  let fixture: FollowupsFixture;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
  });
  afterAll(() => fixture?.medium.close());

  it('is replaced as a whole, and names nobody who is not there', async () => {
    const [ada] = await fixture.staff('Ada');
    const body = {
      touchpoints: [
        {
          touchpoint_id: publicId('tpt', randomUUID()),
          owner_id: publicId('stf', ada as string),
          steps: [{ name: 'The depot loads the van', root_causes: ['delivery'] }],
        },
      ],
    };
    expect((await fixture.medium.as().put('/v1/blueprint').send(body)).body).toEqual(body);
    expect(await fixture.get('/v1/blueprint')).toEqual(body);
    const twice = { touchpoints: [...body.touchpoints, ...body.touchpoints] };
    expect((await fixture.medium.as().put('/v1/blueprint').send(twice)).body.code).toBe('followups.bad-blueprint');
    const nobody = { touchpoints: [{ ...body.touchpoints[0], owner_id: publicId('stf', randomUUID()) }] };
    expect((await fixture.medium.as().put('/v1/blueprint').send(nobody)).body.code).toBe('followups.unknown-staff');
    expect(await fixture.get('/v1/blueprint')).toEqual(body);
  });

  it('names the owner of new tasks, else the one of those listed with the fewest', async () => {
    const [ada, bo] = (await fixture.staff('Ada', 'Bo')) as [string, string];
    const touchpoint = randomUUID();
    const entry = { touchpoint_id: publicId('tpt', touchpoint), owner_id: publicId('stf', ada), steps: [] };
    await fixture.medium
      .as()
      .put('/v1/blueprint')
      .send({ touchpoints: [entry] });
    await fixture.rule(assignedTo('touchpoint_owner', [bo]));
    const [at, elsewhere] = await fixture.submit({ touchpoint_id: touchpoint }, { touchpoint_id: randomUUID() });
    const ownerOf = async (id: string) => (await fixture.tasksOf(id))[0]?.assignee_id as string;
    expect(await ownerOf(at as string)).toBe(publicId('stf', ada));
    expect(await ownerOf(elsewhere as string)).toBe(publicId('stf', bo));
    await fixture.member(ada, 'Ada', false);
    await fixture.medium.drained();
    const [gone] = await fixture.submit({ touchpoint_id: touchpoint });
    expect(await ownerOf(gone as string)).toBe(publicId('stf', bo));
  });
});
