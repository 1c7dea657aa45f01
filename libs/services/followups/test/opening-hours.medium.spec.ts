import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TaskBreached, TaskDue, TaskEscalated, TeamChanged, WorkspaceChanged } from '@hearback/contracts';
import { parsePublicId, publicId } from '@hearback/kernel';
import { DateTime } from 'luxon';
import { FollowupsFixture } from './followups-fixture.js';

const at = (wall: string) => DateTime.fromISO(wall, { zone: 'Europe/Berlin' }).toJSDate();
const iso = (wall: string) => at(wall).toISOString();
const open = (...hours: string[]) => ({
  open: hours.map((text) => ({ from: text.split('-')[0], to: text.split('-')[1] })),
});
const days = (count: number, ...hours: string[]) => Array.from({ length: count }, () => open(...hours));
const office = (overrides: object = {}) => ({
  name: 'Office',
  is_default: true,
  time_zone: 'Europe/Berlin',
  team_ids: [],
  week: [...days(5, '09:00-17:00'), ...days(2)],
  special_days: [],
  ...overrides,
});
const target = (overrides: object = {}) => ({
  name: 'All',
  rule_ids: null,
  touchpoint_ids: null,
  customer_value: null,
  first_response_minutes: 60,
  resolution_minutes: 240,
  steps: [],
  ...overrides,
});
const uuidOf = (id: string) => parsePublicId('tsk', id) as string;

describe('opening hours', () => {
  let fixture: FollowupsFixture;
  let calendar: string;
  let ada: string;
  let bo: string;

  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
    [ada, bo] = (await fixture.staff('Ada', 'Bo')) as [string, string];
    calendar = (await send('post', '/v1/calendars', office(), 201)).id;
  });
  afterAll(() => fixture?.medium.close());

  async function send(method: 'post' | 'put' | 'patch' | 'delete', path: string, body: object, status = 200) {
    const reply = await fixture.medium.as()[method](path).send(body);
    expect([reply.status, reply.body]).toEqual([status, reply.body]);
    return reply.body;
  }
  const targets = (...list: object[]) => send('put', '/v1/sla-targets', { targets: list });

  /** Lets time pass, and runs all timers that are due. */
  async function goTo(wall: string): Promise<void> {
    fixture.medium.clock.set(at(wall));
    await fixture.medium.drained();
  }

  /** A task that a rule opens at this time. */
  async function newTask(wall: string) {
    await goTo(wall);
    const [task] = await fixture.tasksOf(...(await fixture.submit({})));
    return task;
  }
  const read = (task: { id: string }) => fixture.get(`/v1/tasks/${task.id}`);
  async function edit(task: { id: string }, change: object) {
    const { revision } = await read(task);
    const reply = await fixture.medium.as().patch(`/v1/tasks/${task.id}`).set('if-match', `"${revision}"`).send(change);
    expect([reply.status, reply.body]).toEqual([200, reply.body]);
  }
  const kinds = async (task: { id: string }): Promise<string[]> =>
    (await read(task)).history.map((line: { kind: string; detail: { clock?: string } }) =>
      [line.kind, line.detail.clock].filter((part) => part !== undefined).join(' '),
    );

  it('are shown as they were sent, and tried out', async () => {
    const list = await fixture.get('/v1/calendars');
    expect(list.calendars).toEqual([expect.objectContaining({ ...office(), id: calendar, version: 1 })]);
    const due = await fixture.get(`/v1/calendars/${calendar}/due?from=${iso('2026-11-27T16:30')}&minutes=60`);
    expect(due).toEqual({
      due_at: iso('2026-11-30T09:30'),
      time_zone: 'Europe/Berlin',
      counted: [
        { from: iso('2026-11-27T16:30'), to: iso('2026-11-27T17:00') },
        { from: iso('2026-11-30T09:00'), to: iso('2026-11-30T09:30') },
      ],
    });
  });

  it('are rejected with the members that are wrong', async () => {
    const bad = office({
      time_zone: 'Europe/Atlantis',
      week: [open('13:00-09:00'), ...days(6)],
      special_days: [{ date: '2026-02-30', name: 'None', open: [] }],
    });
    const reply = await fixture.medium.as().post('/v1/calendars').send(bad);
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/time_zone',
      '/week/0/open/0',
      '/special_days/0/date',
    ]);
    const other = await fixture.medium.as({ tenantId: fixture.medium.otherTenantId }).get('/v1/calendars');
    expect(other.body.calendars).toEqual([]);
  });

  it('give a task both deadlines, remind in time, and record each miss once', async () => {
    await targets(target());
    const task = await newTask('2026-11-27T16:30');
    expect((await read(task)).clocks).toEqual({
      calendar_id: calendar,
      first_response: { target_minutes: 60, left_minutes: 60, due_at: iso('2026-11-30T09:30'), state: 'running' },
      resolution: { target_minutes: 240, left_minutes: 240, due_at: iso('2026-11-30T12:30'), state: 'running' },
    });
    await goTo('2026-11-27T17:00');
    await fixture.medium.events.next(TaskDue, { task_id: uuidOf(task.id), clock: 'first_response' });
    await goTo('2026-11-30T09:30');
    await fixture.medium.events.next(TaskBreached, { task_id: uuidOf(task.id), clock: 'first_response' });
    expect((await read(task)).clocks.first_response).toMatchObject({ state: 'late', left_minutes: 0 });
    // Timers that are due at the same moment run in any order.
    await goTo('2026-11-30T11:30');
    await goTo('2026-11-30T12:30');
    expect(await kinds(task)).toEqual([
      'opened',
      'reminded first_response',
      'breached first_response',
      'reminded',
      'breached',
    ]);
    expect(await read(task)).toMatchObject({ breached: true });
  });

  it('stop the resolution while a task waits, and go on with what was left', async () => {
    const task = await newTask('2026-12-01T10:00');
    await goTo('2026-12-01T10:30');
    await send('post', `/v1/tasks/${task.id}/first-response`, {});
    await goTo('2026-12-01T11:00');
    await edit(task, { status: 'waiting' });
    await goTo('2026-12-08T10:00');
    const waiting = await read(task);
    expect(waiting).toMatchObject({ due_state: 'waiting', breached: false });
    expect(waiting.clocks).toMatchObject({
      first_response: { state: 'stopped', left_minutes: 30 },
      resolution: { state: 'paused', left_minutes: 180, due_at: null },
    });
    const listed = await fixture.get('/v1/tasks?due=waiting');
    expect(listed.data.map(({ id }: { id: string }) => id)).toContain(task.id);
    expect((await fixture.get('/v1/tasks?due=late')).data.map(({ id }: { id: string }) => id)).not.toContain(task.id);
    await edit(task, { status: 'in_progress' });
    expect((await read(task)).due_at).toBe(iso('2026-12-08T13:00'));
    await goTo('2026-12-08T13:00');
    expect((await kinds(task)).filter((kind) => kind.startsWith('breached'))).toEqual(['breached']);
  });

  it('start again when a task is opened again, and reports keep its first deadline', async () => {
    const task = await newTask('2026-12-09T10:00');
    await goTo('2026-12-09T12:00');
    const resolution = { root_cause: 'delivery', outcome: 'recovered' };
    await send('post', `/v1/tasks/${task.id}/resolve`, resolution);
    await goTo('2026-12-10T12:00');
    const again = await send('post', `/v1/tasks/${task.id}/reopen`, {});
    expect(again.due_at).toBe(iso('2026-12-10T16:00'));
    expect((await read(task)).history.at(-1).detail.due_at).toBe(iso('2026-12-10T16:00'));
    await goTo('2026-12-10T14:00');
    await send('post', `/v1/tasks/${task.id}/resolve`, resolution);
    const times = await fixture.get(`/v1/tasks/times?from=${iso('2026-12-09T00:00')}&to=${iso('2026-12-10T00:00')}`);
    expect(times).toMatchObject({
      first_resolution: { median_minutes: 120, within_due: { n: 1, within: 1 } },
      full_resolution: { median_minutes: 28 * 60 },
    });
  });

  it('move clocks that run when they change: what was spent stays spent', async () => {
    const task = await newTask('2026-12-14T15:00');
    await goTo('2026-12-14T16:00');
    await send('put', `/v1/calendars/${calendar}`, office({ week: days(7, '18:00-20:00') }));
    await fixture.medium.drained();
    expect((await read(task)).clocks.resolution).toMatchObject({
      left_minutes: 180,
      due_at: iso('2026-12-15T19:00'),
    });
    await goTo('2026-12-14T17:00');
    await send('put', `/v1/calendars/${calendar}`, office());
    await fixture.medium.drained();
    expect((await read(task)).due_at).toBe(iso('2026-12-15T12:00'));
    await goTo('2026-12-15T11:59');
    expect((await kinds(task)).filter((kind) => kind === 'breached')).toEqual([]);
    await goTo('2026-12-15T12:00');
    expect((await kinds(task)).filter((kind) => kind === 'breached')).toEqual(['breached']);
  });

  it('follow the workspace to another time zone, and a team to its own calendar', async () => {
    await send('put', `/v1/calendars/${calendar}`, office({ time_zone: null }));
    await fixture.medium.publish(WorkspaceChanged, workspace('Europe/Berlin'));
    const task = await newTask('2026-12-16T15:00');
    await goTo('2026-12-16T17:00');
    await fixture.medium.publish(WorkspaceChanged, workspace('America/New_York'));
    await fixture.medium.drained();
    // Two hours are left; in New York it is 11:00.
    expect((await read(task)).due_at).toBe(iso('2026-12-16T19:00'));
    await send('put', `/v1/calendars/${calendar}`, office());
    const team = randomUUID();
    const nights = office({ name: 'Nights', is_default: false, team_ids: [publicId('tem', team)] });
    const second = await send('post', '/v1/calendars', { ...nights, week: days(7, '20:00-24:00') }, 201);
    await fixture.medium.publish(TeamChanged, {
      workspace_id: fixture.medium.tenantId,
      team_id: team,
      name: 'Nights',
      member_ids: [bo],
      archived: false,
      changed_at: fixture.medium.clock.now().toISOString(),
    });
    await fixture.medium.drained();
    const other = await newTask('2026-12-17T10:00');
    await goTo('2026-12-17T11:00');
    await edit(other, { assignee_id: publicId('stf', bo) });
    expect((await read(other)).clocks).toMatchObject({
      calendar_id: second.id,
      resolution: { due_at: iso('2026-12-17T23:00') },
    });
    expect((await fixture.medium.as().delete(`/v1/calendars/${calendar}`)).status).toBe(409);
    const taken = await fixture.medium.as().post('/v1/calendars').send(nights);
    expect([taken.status, taken.body.errors[0].pointer]).toEqual([422, '/team_ids/0']);
    await send('delete', `/v1/calendars/${second.id}`, {}, 204);
    await fixture.medium.drained();
    expect((await read(other)).clocks).toMatchObject({
      calendar_id: calendar,
      resolution: { due_at: iso('2026-12-17T14:00') },
    });
  });

  const workspace = (timeZone: string) => ({
    workspace_id: fixture.medium.tenantId,
    name: 'Lumen',
    language: 'en',
    time_zone: timeZone,
    changed_at: fixture.medium.clock.now().toISOString(),
  });

  it('escalate a missed deadline step by step, each step once', async () => {
    const [staffA, staffB] = [publicId('stf', ada), publicId('stf', bo)];
    const step = (after_minutes: number, action: string, ...staff_ids: string[]) => ({
      clock: 'resolution',
      after_minutes,
      action,
      staff_ids,
    });
    await targets(target({ steps: [step(0, 'raise'), step(60, 'notify', staffA), step(120, 'reassign', staffB)] }));
    const task = await newTask('2027-01-04T10:00');
    await goTo('2027-01-04T14:00');
    await fixture.medium.drained();
    expect(await read(task)).toMatchObject({ raised: true, assignee_id: null });
    await goTo('2027-01-04T15:00');
    await goTo('2027-01-04T16:00');
    expect(await read(task)).toMatchObject({ assignee_id: staffB });
    // A worker that dies after its commit runs its jobs again.
    await fixture.medium.sql(
      `insert into jobs.job (id, tenant_id, queue, dedupe, body, due_at, max_attempts)
       select gen_random_uuid(), tenant_id, 'followups.escalate-task', 'again ' || n,
         json_build_object('task_id', id, 'due_at', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'clock', 'resolution', 'step', n)::text, $2, 5
       from followups.task cross join generate_series(0, 2) n where id = $1`,
      [uuidOf(task.id), fixture.medium.clock.now()],
    );
    await fixture.medium.drained();
    expect((await kinds(task)).filter((kind) => kind.startsWith('escalated'))).toHaveLength(3);
    const events = (await fixture.medium.events.all(TaskEscalated)).map(({ payload }) => [
      payload.action,
      payload.staff_ids,
    ]);
    expect(events).toEqual(
      expect.arrayContaining([
        ['raise', []],
        ['notify', [ada]],
        ['reassign', []],
      ]),
    );
    expect(events).toHaveLength(3);
  });

  it('reject steps without those whom they need', async () => {
    const steps = [{ clock: 'resolution', after_minutes: 0, action: 'reassign', staff_ids: [] }];
    const reply = await fixture.medium
      .as()
      .put('/v1/sla-targets')
      .send({ targets: [target({ steps })] });
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, '/targets/0/steps/0/staff_ids']);
    const stranger = [{ ...steps[0], staff_ids: [publicId('stf', randomUUID())] }];
    const unknown = await fixture.medium
      .as()
      .put('/v1/sla-targets')
      .send({ targets: [target({ steps: stranger })] });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '/targets/0/steps/0/staff_ids/0']);
  });

  it('leave tasks as they were where there are none', async () => {
    const tenantId = fixture.medium.otherTenantId;
    const reply = await fixture.medium.as({ tenantId }).post('/v1/tasks').send({ title: 'Call' });
    expect(Date.parse(reply.body.due_at) - Date.parse(reply.body.opened_at)).toBe(86_400_000);
    const { body } = await fixture.medium.as({ tenantId }).get(`/v1/tasks/${reply.body.id}`);
    expect(body.clocks).toBeNull();
  });
});
