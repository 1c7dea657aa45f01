import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  ResponseExcluded,
  ResponseRestored,
  ResponseWithdrawn,
  TaskAssigned,
  TaskBreached,
  TaskDue,
  TaskReopened,
  TaskResolved,
  TeamChanged,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { exportedLines, findUnguardedTables } from '@hearback/testing';
import { FollowupsFixture } from './followups-fixture.js';

const MINUTE = 60_000;
const resolution = { root_cause: 'delivery', outcome: 'recovered', note: 'Sent a new one.' };

describe('tasks', () => {
  let fixture: FollowupsFixture;
  let ada: string;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
    [ada] = (await fixture.staff('Ada')) as [string];
  });
  afterAll(() => fixture?.medium.close());

  const newTask = async () => (await fixture.tasksOf(...(await fixture.submit({}))))[0];
  const uuidOf = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const asAda = () => fixture.medium.as({ role: 'editor', staffId: ada });
  const advance = async (minutes: number) => {
    fixture.medium.clock.advance(minutes * MINUTE);
    await fixture.medium.drained();
  };

  it('shows what staff need: response, playbook, notes and history', async () => {
    const task = await newTask();
    expect(await fixture.get(`/v1/tasks/${task.id}`)).toMatchObject({
      id: task.id,
      playbook: 'Apologise. Ask. Act.',
      assignee_name: null,
      response: {
        id: task.response.id,
        channel: 'link',
        customer_external_id: 'C-1',
        comment: 'The parcel came late.',
        scores: [{ question: 'recommend', metric: 'nps', score: 3, min: 0, max: 10 }],
        attributes: { plan: 'pro' },
      },
      notes: [],
      history: [{ kind: 'opened', actor: { kind: 'rule', id: task.rule_id } }],
    });
  });

  it('goes from opening to resolution and back, and records who did what', async () => {
    const task = await newTask();
    const path = `/v1/tasks/${task.id}`;
    const assigned = await asAda()
      .patch(path)
      .set('if-match', '"1"')
      .send({ assignee_id: publicId('stf', ada), status: 'in_progress' });
    expect(assigned.body).toMatchObject({ assignee_id: publicId('stf', ada), status: 'in_progress', revision: 2 });
    expect(assigned.headers.etag).toBe('"2"');
    await fixture.medium.events.next(TaskAssigned, { task_id: uuidOf(task.id), assignee_id: ada });
    fixture.medium.clock.advance(10 * MINUTE);
    expect((await asAda().post(`${path}/first-response`)).body.first_response_at).toBe(
      fixture.medium.clock.now().toISOString(),
    );
    fixture.medium.clock.advance(10 * MINUTE);
    const second = await asAda().post(`${path}/first-response`).send({});
    expect(Date.parse(second.body.first_response_at)).toBe(fixture.medium.clock.now().getTime() - 10 * MINUTE);
    expect((await asAda().post(`${path}/notes`).send({ text: 'Called.' })).status).toBe(201);
    const resolved = await asAda().post(`${path}/resolve`).send(resolution);
    expect(resolved.body).toMatchObject({ status: 'resolved', root_cause: 'delivery', outcome: 'recovered' });
    const event = await fixture.medium.events.next(TaskResolved, { task_id: uuidOf(task.id) });
    expect(event.payload).toMatchObject({ resolved_by: ada, root_cause: 'delivery', outcome: 'recovered' });
    const reopened = await asAda().post(`${path}/reopen`).send({});
    expect(reopened.body).toMatchObject({ status: 'open', resolved_at: null, root_cause: null, reopen_count: 1 });
    expect(Date.parse(reopened.body.due_at)).toBe(fixture.medium.clock.now().getTime() + 120 * MINUTE);
    await fixture.medium.events.next(TaskReopened, { task_id: uuidOf(task.id) });
    const { history, notes } = await fixture.get(path);
    expect(notes.map((note: { text: string }) => note.text)).toEqual(['Called.', 'Sent a new one.']);
    expect(await exportedLines(fixture.medium, 'tasks')).toContainEqual(await fixture.get(path));
    expect(await exportedLines(fixture.medium, 'tasks', fixture.medium.otherTenantId)).toEqual([]);
    expect(notes[0].author).toEqual({ kind: 'staff', id: publicId('stf', ada), name: 'Ada' });
    expect(history.map((line: { kind: string }) => line.kind)).toEqual([
      'opened',
      'assigned',
      'status_changed',
      'first_response',
      'noted',
      'resolved',
      'reopened',
    ]);
  });

  it('shows the newest 1,000 entries of a history, oldest first', async () => {
    const task = await newTask();
    await fixture.medium.sql(
      `insert into followups.task_change (tenant_id, task_id, revision, position, kind, at, actor_kind, actor_id, detail)
       select c.tenant_id, c.task_id, n, 0, c.kind, c.at, c.actor_kind, c.actor_id, jsonb_build_object('n', n)
       from followups.task_change c, generate_series(2, 1005) n where c.task_id = $1 and c.revision = 1`,
      [uuidOf(task.id)],
    );
    const { history } = await fixture.get(`/v1/tasks/${task.id}`);
    expect(history).toHaveLength(1_000);
    expect([history[0].detail, history.at(-1).detail]).toEqual([{ n: 6 }, { n: 1005 }]);
  });

  it('rejects changes of stale and resolved tasks, and assignees who are not members', async () => {
    const task = await newTask();
    const path = `/v1/tasks/${task.id}`;
    const patch = (tag: string | null, body: object) => {
      const request = fixture.medium.as().patch(path);
      return (tag === null ? request : request.set('if-match', tag)).send(body);
    };
    expect((await patch(null, { status: 'waiting' })).status).toBe(428);
    expect((await patch('"7"', { status: 'waiting' })).status).toBe(412);
    expect((await patch('"1"', { status: 'resolved' })).status).toBe(400);
    expect((await patch('"1"', { assignee_id: publicId('stf', randomUUID()) })).status).toBe(422);
    expect((await fixture.medium.as().post(`${path}/reopen`).send({})).status).toBe(409);
    expect(
      (
        await fixture.medium
          .as()
          .post(`${path}/resolve`)
          .send({ ...resolution, outcome: 'magic' })
      ).status,
    ).toBe(400);
    expect((await fixture.medium.as().post(`${path}/notes`).send({ text: '\ud800' })).status).toBe(400);
    expect((await fixture.get(path)).revision).toBe(1);
    await fixture.medium.as().post(`${path}/resolve`).send(resolution);
    expect((await fixture.medium.as().post(`${path}/resolve`).send(resolution)).status).toBe(409);
    expect((await patch('"2"', { status: 'waiting' })).status).toBe(409);
  });

  it('publishes the reminder and the breach on time, once', async () => {
    const task = await newTask();
    const published = async () => {
      const due = await fixture.medium.events.all(TaskDue);
      const breached = await fixture.medium.events.all(TaskBreached);
      return [due, breached].map((list) => list.filter((event) => event.payload.task_id === uuidOf(task.id)).length);
    };
    await advance(59);
    expect(await published()).toEqual([0, 0]);
    await advance(1);
    expect(await published()).toEqual([1, 0]);
    await advance(59);
    expect(await published()).toEqual([1, 0]);
    await advance(1);
    expect(await published()).toEqual([1, 1]);
    await advance(500);
    expect(await published()).toEqual([1, 1]);
    expect(await fixture.get(`/v1/tasks/${task.id}`)).toMatchObject({ breached: true });
  });

  it('publishes neither for a resolved task, and starts both timers again after reopening', async () => {
    const task = await newTask();
    await fixture.medium.as().post(`/v1/tasks/${task.id}/resolve`).send(resolution);
    await advance(500);
    const kinds = async () =>
      (await fixture.get(`/v1/tasks/${task.id}`)).history.map((line: { kind: string }) => line.kind);
    expect(await kinds()).toEqual(['opened', 'resolved']);
    await fixture.medium.as().post(`/v1/tasks/${task.id}/reopen`).send({});
    await advance(60);
    await advance(60);
    expect(await kinds()).toEqual(['opened', 'resolved', 'reopened', 'reminded', 'breached']);
  });

  it('filters tasks and returns them in pages', async () => {
    const mine = await newTask();
    await fixture.medium
      .as()
      .patch(`/v1/tasks/${mine.id}`)
      .set('if-match', '"1"')
      .send({ assignee_id: publicId('stf', ada), status: 'waiting' });
    const ids = async (query: string) =>
      (await fixture.get(`/v1/tasks?limit=100&${query}`)).data.map((task: { id: string }) => task.id);
    expect(await ids('status=waiting')).toEqual([mine.id]);
    expect(await ids(`assignee_id=${publicId('stf', ada)}&status=waiting`)).toEqual([mine.id]);
    const team = randomUUID();
    const teamOf = (members: readonly string[], changedAt: Date) =>
      fixture.medium.publish(TeamChanged, {
        workspace_id: fixture.medium.tenantId,
        team_id: team,
        name: 'Service',
        member_ids: [...members],
        archived: false,
        changed_at: changedAt.toISOString(),
      });
    const now = fixture.medium.clock.now();
    await teamOf([ada], now);
    // An older state that arrives later changes nothing.
    await teamOf([], new Date(now.getTime() - MINUTE));
    await fixture.medium.drained();
    expect(await ids(`team_id=${publicId('tem', team)}`)).toContain(mine.id);
    expect(await ids(`team_id=${publicId('tem', randomUUID())}`)).toEqual([]);
    expect(await ids('unassigned=true')).not.toContain(mine.id);
    expect(await ids(`rule_id=${publicId('rul', randomUUID())}`)).toEqual([]);
    expect(await ids('overdue=true')).not.toContain(mine.id);
    expect(await ids(`due_before=${encodeURIComponent(mine.due_at)}`)).not.toContain(mine.id);
    fixture.medium.clock.advance(121 * MINUTE);
    expect(await ids('overdue=true')).toContain(mine.id);
    const everything = await ids('order=asc');
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const page = await fixture.get(`/v1/tasks?order=asc&limit=2${cursor}`);
      paged.push(...page.data.map((task: { id: string }) => task.id));
      if (!page.has_more) break;
      cursor = `&cursor=${page.next_cursor}`;
    }
    expect(paged).toEqual(everything);
    expect((await fixture.medium.as().get('/v1/tasks?sort=title')).status).toBe(400);
  });

  it('hides tasks of another workspace', async () => {
    const task = await newTask();
    const stranger = fixture.medium.as({ tenantId: fixture.medium.otherTenantId });
    const path = `/v1/tasks/${task.id}`;
    const replies = [
      await stranger.get(path),
      await stranger.get(`${path}/explanation`),
      await stranger.patch(path).set('if-match', '"1"').send({ status: 'waiting' }),
      await stranger.post(`${path}/notes`).send({ text: 'x' }),
      await stranger.post(`${path}/first-response`),
      await stranger.post(`${path}/resolve`).send(resolution),
      await stranger.post(`${path}/reopen`).send({}),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    expect((await stranger.get('/v1/tasks')).body.data).toEqual([]);
    expect((await fixture.get(path)).revision).toBe(1);
  });

  it('reports first response and resolution times, and open tasks separately', async () => {
    await advance(24 * 60);
    const from = fixture.medium.clock.now().toISOString();
    const [first, second] = [await newTask(), await newTask()];
    await newTask();
    await advance(30);
    await fixture.medium.as().post(`/v1/tasks/${first.id}/first-response`);
    await fixture.medium.as().post(`/v1/tasks/${first.id}/resolve`).send(resolution);
    await advance(150);
    await fixture.medium.as().post(`/v1/tasks/${second.id}/resolve`).send(resolution);
    const times = await fixture.get(`/v1/tasks/times?from=${from}&to=${fixture.medium.clock.now().toISOString()}`);
    expect(times).toMatchObject({
      tasks: 3,
      first_response: { n: 1, median_minutes: 30, within_due: { n: 3, within: 1 } },
      first_resolution: { n: 2, median_minutes: 105, p90_minutes: 165, within_due: { n: 3, within: 1 } },
      full_resolution: { n: 2 },
      open: { n: 1, oldest_opened_at: from, oldest_age_minutes: 180 },
    });
    expect((await fixture.get('/v1/tasks/times')).tasks).toBeGreaterThanOrEqual(3);
    expect((await fixture.medium.as().get(`/v1/tasks/times?from=${from}&to=${from}`)).status).toBe(422);
  });

  it('records in an open task that its response no longer counts, and that it counts again', async () => {
    const task = await newTask();
    const at = fixture.medium.clock.now().toISOString();
    const by = { kind: 'staff', id: ada };
    const response = { response_id: uuidOf(task.response.id), survey_id: uuidOf(task.survey_id) };
    const excluded = { ...response, revision: 1, reason: 'A colleague', excluded_by: by, excluded_at: at };
    await fixture.medium.publish(ResponseExcluded, excluded);
    await fixture.medium.publish(ResponseRestored, { ...response, revision: 2, restored_by: by, restored_at: at });
    await fixture.medium.drained();
    const { status, history } = await fixture.get(`/v1/tasks/${task.id}`);
    expect(status).toBe('open');
    expect(history).toMatchObject([
      { kind: 'opened' },
      { kind: 'response_excluded', actor: { kind: 'staff' }, detail: { reason: 'A colleague' } },
      { kind: 'response_restored' },
    ]);
  });

  it('closes the open tasks of a withdrawn response, and opens none if it arrives afterwards', async () => {
    const task = await newTask();
    const at = fixture.medium.clock.now().toISOString();
    const from = new Date(Date.parse(at) - 1).toISOString();
    const to = new Date(Date.parse(at) + 1).toISOString();
    const before = await fixture.get(`/v1/tasks/times?from=${from}&to=${to}`);
    const late = randomUUID();
    for (const response_id of [uuidOf(task.response.id), late]) {
      const withdrawn = { survey_id: uuidOf(task.survey_id), import_id: randomUUID(), withdrawn_at: at };
      await fixture.medium.publish(ResponseWithdrawn, { response_id, ...withdrawn });
    }
    await fixture.medium.drained();
    const closed = await fixture.get(`/v1/tasks/${task.id}`);
    expect(closed).toMatchObject({ status: 'resolved', outcome: null, first_resolved_at: null });
    expect(closed.history.at(-1)).toMatchObject({ kind: 'response_withdrawn', actor: { kind: 'import' } });
    // Nobody resolved it, so it is in no report of times.
    expect((await fixture.get(`/v1/tasks/times?from=${from}&to=${to}`)).tasks).toBe(before.tasks - 1);
    await fixture.submit({ response_id: late });
    expect(await fixture.tasksOf(late)).toEqual([]);
    await advance(200);
    expect((await fixture.get(`/v1/tasks/${task.id}`)).breached).toBe(false);
  });

  it('lets viewers only read, and rejects requests without credentials', async () => {
    const task = await newTask();
    const viewer = () => fixture.medium.as({ role: 'viewer', staffId: ada });
    expect((await viewer().get(`/v1/tasks/${task.id}`)).status).toBe(200);
    expect((await viewer().post(`/v1/tasks/${task.id}/resolve`).send(resolution)).status).toBe(403);
    expect((await fixture.medium.http.get('/v1/tasks')).status).toBe(401);
  });

  it('keeps workspaces apart in every table', async () => {
    expect(await findUnguardedTables(fixture.medium.sql)).toEqual([]);
  });
});
