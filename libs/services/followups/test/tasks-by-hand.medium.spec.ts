import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  FollowupsActionAudited,
  MemberChanged,
  PrivacyRequested,
  TaskAssigned,
  TaskBreached,
  TaskChanged,
  TaskOpened,
  WorkspaceChanged,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { FollowupsFixture, nps } from './followups-fixture.js';

const HOUR = 3_600_000;

describe('tasks by hand, many tasks and lists', () => {
  let fixture: FollowupsFixture;
  let ada: string;
  let grace: string;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
    [ada, grace] = (await fixture.staff('Ada', 'Grace')) as [string, string];
  });
  afterAll(() => fixture?.medium.close());

  const stf = (id: string) => publicId('stf', id);
  const uuidOf = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const asAda = () => fixture.medium.as({ role: 'editor', staffId: ada });
  const assign = async (assignments: object[], more: object = {}) =>
    (
      await asAda()
        .post('/v1/tasks/assign')
        .send({ assignments, ...more })
    ).body;
  const happy = async () => publicId('rsp', (await fixture.submit({ scores: nps(9) }))[0] as string);
  const unhappy = async () => (await fixture.tasksOf(...(await fixture.submit({}))))[0];
  const byHand = async (body: object = {}) => {
    const reply = await asAda()
      .post('/v1/tasks')
      .send({ title: 'Call back', ...body });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  };
  const at = (hours: number) => new Date(fixture.medium.clock.now().getTime() + hours * HOUR).toISOString();

  it('are opened once for each confirmed privacy request, due in a month, without the customer in what is published', async () => {
    const request_id = randomUUID();
    const request = {
      request_id,
      customer_id: randomUUID(),
      external_id: 'C-asked',
      kind: 'erasure',
      confirmed_at: '2026-01-31T10:00:00.000Z',
    };
    for (let n = 0; n < 3; n += 1) await fixture.medium.publish(PrivacyRequested, request);
    await fixture.medium.publish(PrivacyRequested, { ...request, request_id: randomUUID(), kind: 'magic' });
    await fixture.medium.drained();
    const { body } = await asAda().get('/v1/tasks').expect(200);
    const tasks = body.data.filter(({ title }: { title: string }) => title === 'Erase the data of a customer');
    expect(tasks).toMatchObject([{ status: 'open', due_at: '2026-02-28T10:00:00.000Z', response: null }]);
    const detail = await asAda().get(`/v1/tasks/${tasks[0].id}`).expect(200);
    expect(JSON.stringify(detail.body)).toContain('Customer: C-asked.');
    expect(detail.body.privacy_request).toEqual({ kind: 'erasure', customer: 'C-asked' });
    const opened = await fixture.medium.events.all(TaskOpened);
    expect(JSON.stringify(opened)).not.toContain('C-asked');
    const audited = (await fixture.medium.events.all(FollowupsActionAudited)).map(({ payload }) => payload);
    expect(audited.filter(({ target }) => target.id === uuidOf(tasks[0].id))).toMatchObject([
      { action: 'task.opened', actor: { kind: 'customer', id: null } },
    ]);
  });

  it('opens a task by hand for a response or for none, with its timers, and says who opened it', async () => {
    const free = await byHand({ assignee_id: stf(grace), due_at: at(1), note: 'She rang.' });
    expect(free).toMatchObject({ rule_id: null, response: null, survey_id: null, assignee_id: stf(grace) });
    await fixture.medium.events.next(TaskOpened, { task_id: uuidOf(free.id), rule_id: null, assignee_id: grace });
    const response_id = await happy();
    const task = await byHand({ response_id });
    expect(task).toMatchObject({ response: { id: response_id }, due_at: at(24), status: 'open' });
    const detail = await fixture.get(`/v1/tasks/${free.id}`);
    expect(detail.notes).toMatchObject([{ text: 'She rang.', author: { name: 'Ada' } }]);
    expect(detail.history).toMatchObject([
      {
        kind: 'opened',
        actor: { kind: 'staff', name: 'Ada' },
        detail: { assignee_id: stf(grace), assignee_id_name: 'Grace' },
      },
    ]);
    expect(await fixture.get(`/v1/tasks/${task.id}/explanation`)).toMatchObject({
      rule_id: null,
      opened_by: { kind: 'staff', name: 'Ada' },
      because: [],
      inputs: { id: response_id },
    });
    fixture.medium.clock.advance(HOUR);
    await fixture.medium.drained();
    await fixture.medium.events.next(TaskBreached, { task_id: uuidOf(free.id) });
  });

  it('opens one task by hand per response, and none while the response has an open one', async () => {
    const ruled = await unhappy();
    const open = (response_id: string) => asAda().post('/v1/tasks').send({ title: 'Again', response_id });
    const second = await open(ruled.response.id);
    expect([second.status, second.body.code]).toEqual([409, 'followups.response-has-task']);
    expect(second.body.detail).toContain(ruled.id);
    const response_id = await happy();
    const both = await Promise.all([open(response_id), open(response_id)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const [{ id }] = await fixture.tasksOf(uuidOf(response_id));
    await asAda().post(`/v1/tasks/${id}/resolve`).send({ root_cause: 'other', outcome: 'explained' });
    expect((await open(response_id)).status).toBe(409);
    expect((await open(publicId('rsp', randomUUID()))).body.errors).toMatchObject([{ pointer: '/response_id' }]);
    const late = await asAda()
      .post('/v1/tasks')
      .send({ title: 'Late', due_at: at(-1) });
    expect([late.status, late.body.errors[0].pointer]).toEqual([422, '/due_at']);
  });

  it('hands over many tasks and responses at once, twice without a difference, and takes it back in one call', async () => {
    const ruled = await unhappy();
    const response_id = await happy();
    const unknown = publicId('rsp', randomUUID());
    const list = [
      { task_id: ruled.id, assignee_id: stf(grace) },
      { response_id, assignee_id: stf(grace), title: 'Thank them' },
      { response_id: unknown, assignee_id: stf(grace) },
    ];
    const first = await assign(list, { due_at: at(3) });
    const opened = first.results[1].task_id;
    expect(first.results).toEqual([
      { task_id: ruled.id, response_id: ruled.response.id, result: 'assigned', before: null, after: stf(grace) },
      { task_id: opened, response_id, result: 'opened', before: null, after: stf(grace) },
      { task_id: null, response_id: unknown, result: 'not_found', before: null, after: null },
    ]);
    await fixture.medium.events.next(TaskAssigned, { task_id: uuidOf(ruled.id), assignee_id: grace });
    expect(await fixture.get(`/v1/tasks/${opened}`)).toMatchObject({ title: 'Thank them', due_at: at(3) });
    const again = await assign(list);
    expect(again.results.map(({ result }: { result: string }) => result)).toEqual([
      'unchanged',
      'unchanged',
      'not_found',
    ]);
    expect(again.undo).toEqual([]);
    const undone = await assign(first.undo);
    expect(undone.results).toMatchObject([
      { result: 'assigned', after: null },
      { result: 'cancelled', task_id: opened },
    ]);
    await fixture.medium.events.next(TaskChanged, { task_id: uuidOf(opened) });
    expect(await fixture.get(`/v1/tasks/${opened}`)).toMatchObject({ status: 'cancelled', due_state: null });
    // The response is free again.
    expect((await assign([{ response_id, assignee_id: null }])).results).toMatchObject([{ result: 'opened' }]);
  });

  it('takes back only what nobody else has touched since', async () => {
    const task = await unhappy();
    const { undo } = await assign([{ task_id: task.id, assignee_id: stf(grace) }]);
    await assign([{ task_id: task.id, assignee_id: stf(ada) }]);
    expect((await assign(undo)).results).toMatchObject([{ result: 'owner_changed', after: stf(ada) }]);
    await asAda().post(`/v1/tasks/${task.id}/resolve`).send({ root_cause: 'price', outcome: 'lost' });
    expect((await assign([{ task_id: task.id, assignee_id: null }])).results).toMatchObject([{ result: 'closed' }]);
    expect((await asAda().post(`/v1/tasks/${task.id}/cancel`)).status).toBe(409);
  });

  it('hands over nothing if one of the new owners is unknown or an assignment names nothing', async () => {
    const task = await unhappy();
    const list = [{ task_id: task.id, assignee_id: stf(grace) }];
    const wrong = await assign([...list, { task_id: task.id, assignee_id: stf(randomUUID()) }]);
    expect(wrong.errors).toMatchObject([{ pointer: '/assignments/1/assignee_id' }]);
    expect((await assign([...list, { assignee_id: null }])).errors).toMatchObject([{ pointer: '/assignments/1' }]);
    expect((await fixture.get(`/v1/tasks/${task.id}`)).assignee_id).toBeNull();
  });

  it('renames and reschedules, and shows in a conflict what others changed', async () => {
    const task = await unhappy();
    const patch = (body: object) => asAda().patch(`/v1/tasks/${task.id}`).set('if-match', '"1"').send(body);
    expect((await patch({ title: 'Write', due_at: at(5), assignee_id: stf(grace) })).body).toMatchObject({
      title: 'Write',
      due_at: at(5),
      revision: 2,
    });
    const conflict = await patch({ due_at: at(6) });
    expect([conflict.status, conflict.body.code]).toEqual([412, 'followups.task-changed']);
    expect(conflict.body.errors).toEqual([
      { pointer: '/assignee_id', code: 'changed', detail: 'Ada set it to Grace' },
      { pointer: '/title', code: 'changed', detail: 'Ada set it to Write' },
      { pointer: '/due_at', code: 'changed', detail: `Ada set it to ${at(5)}` },
    ]);
    expect((await patch({ due_at: at(-1) })).status).toBe(422);
    // In two steps: once the time is over, the timers run in any order, and a task that is late is not reminded of.
    fixture.medium.clock.advance(4 * HOUR);
    await fixture.medium.drained();
    fixture.medium.clock.advance(HOUR);
    await fixture.medium.drained();
    await fixture.medium.events.next(TaskBreached, { task_id: uuidOf(task.id) });
    const kinds = (await fixture.get(`/v1/tasks/${task.id}`)).history.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['opened', 'assigned', 'title_changed', 'due_changed', 'reminded', 'breached']);
  });

  it('takes the root cause from the list of the workspace, or other in words, and reopens for a reason', async () => {
    const causes = {
      causes: [
        { key: 'courier', label: 'Courier, depot' },
        { key: 'price', label: null },
      ],
    };
    expect((await fixture.get('/v1/tasks/root-causes')).causes[0]).toEqual({ key: 'product', label: null });
    expect((await fixture.medium.as().put('/v1/tasks/root-causes').send(causes)).body).toEqual(causes);
    const { payload: entry } = await fixture.medium.events.next(
      FollowupsActionAudited,
      (event) => event.payload.action === 'root-causes.changed',
    );
    expect(entry).toMatchObject({ target: { kind: 'workspace' }, after: { causes: 2, own: 1 } });
    expect(JSON.stringify(entry)).not.toContain('depot');
    const bad = await fixture.medium
      .as()
      .put('/v1/tasks/root-causes')
      .send({ causes: [{ key: 'mine' }] });
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/causes/0/label']);
    const task = await unhappy();
    const resolve = (how: object) =>
      asAda()
        .post(`/v1/tasks/${task.id}/resolve`)
        .send({ outcome: 'refunded', ...how });
    expect((await resolve({ root_cause: 'delivery' })).body.errors).toMatchObject([{ pointer: '/root_cause' }]);
    expect((await resolve({ root_cause: 'price', root_cause_text: 'x' })).status).toBe(422);
    const done = { root_cause: 'other', root_cause_text: 'The lift broke.', done: 'Refunded the postage.' };
    expect((await resolve(done)).body).toMatchObject({ status: 'resolved', ...done });
    const reason = 'The money did not come.';
    expect((await asAda().post(`/v1/tasks/${task.id}/reopen`).send({ reason })).body.done).toBeNull();
    const { history } = await fixture.get(`/v1/tasks/${task.id}`);
    expect(history.at(-1)).toMatchObject({ kind: 'reopened', actor: { name: 'Ada' }, detail: { reason } });
    const { payload } = await fixture.medium.events.next(
      FollowupsActionAudited,
      (event) => event.payload.action === 'task.resolved' && event.payload.target.id === uuidOf(task.id),
    );
    expect(payload.after).toMatchObject({ root_cause: 'other', outcome: 'refunded' });
    expect(JSON.stringify(payload)).not.toContain('postage');
    await fixture.medium.as().put('/v1/tasks/root-causes').send({ causes: [] });
  });

  it('counts and lists open tasks by due state, with the day of the workspace', async () => {
    const tenantId = randomUUID();
    await fixture.medium.publish(
      WorkspaceChanged,
      {
        workspace_id: tenantId,
        name: 'Far',
        time_zone: 'Pacific/Auckland',
        language: 'en',
        changed_at: fixture.medium.clock.now().toISOString(),
      },
      { tenantId },
    );
    await fixture.medium.drained();
    const far = fixture.medium.as({ tenantId, role: 'editor', staffId: ada });
    const open = async (title: string, hours: number) =>
      (await far.post('/v1/tasks').send({ title, due_at: at(hours) })).body;
    const counts = await far.get('/v1/tasks/counts');
    const left = (Date.parse(counts.body.today_ends_at) - Date.parse(counts.body.now)) / HOUR;
    expect(
      new Intl.DateTimeFormat('en', { timeZone: 'Pacific/Auckland', timeStyle: 'short' }).format(
        new Date(counts.body.today_ends_at),
      ),
    ).toBe('12:00 AM');
    const soon = await open('Soon', left / 2);
    await open('Tomorrow', left + 1);
    const waiting = await open('Waits', left + 2);
    await far.patch(`/v1/tasks/${waiting.id}`).set('if-match', '"1"').send({ status: 'waiting' });
    expect((await far.get('/v1/tasks/counts')).body).toMatchObject({
      time_zone: 'Pacific/Auckland',
      all: { open: 3, late: 0, waiting: 1, today: 1, later: 1 },
      mine: { open: 0 },
      unowned: { open: 3 },
    });
    const titles = async (query: string) =>
      (await far.get(`/v1/tasks?${query}`)).body.data.map(({ title }: { title: string }) => title);
    expect(await titles('due=today')).toEqual(['Soon']);
    expect(await titles('due=waiting')).toEqual(['Waits']);
    expect(await titles('due=later')).toEqual(['Tomorrow']);
    fixture.medium.clock.advance((left / 2) * HOUR + 1);
    expect(await titles('due=late')).toEqual(['Soon']);
    expect(await titles('state=open&sort=due_at&order=asc&limit=2')).toEqual(['Soon', 'Tomorrow']);
    const first = await far.get('/v1/tasks?state=open&sort=due_at&order=asc&limit=2');
    expect(await titles(`state=open&sort=due_at&order=asc&limit=2&cursor=${first.body.next_cursor}`)).toEqual([
      'Waits',
    ]);
    expect(await titles('text=SOO')).toEqual(['Soon']);
    expect(
      (await far.post(`/v1/tasks/${soon.id}/resolve`).send({ root_cause: 'price', outcome: 'lost' })).body,
    ).toMatchObject({ status: 'resolved' });
    expect(await titles('sort=resolved_at')).toEqual(['Soon']);
    expect(await titles('state=done')).toEqual(['Soon']);
  });

  it('lists by owner and by the score and the touchpoint of the response, with its words', async () => {
    const touchpoint_id = randomUUID();
    const [responseId] = (await fixture.submit({ touchpoint_id })) as [string];
    const [task] = await fixture.tasksOf(responseId);
    await assign([{ task_id: task.id, assignee_id: stf(ada) }]);
    const query = `touchpoint_id=${publicId('tpt', touchpoint_id)}&score=low&mine=true`;
    expect((await asAda().get(`/v1/tasks?${query}`)).body.data).toMatchObject([
      {
        id: task.id,
        assignee_name: 'Ada',
        due_state: 'today',
        response: { comment: 'The parcel came late.', score: { score: 3, max: 10, level: 'low' } },
      },
    ]);
    expect((await asAda().get(`/v1/tasks?${query.replace('low', 'high')}`)).body.data).toEqual([]);
    expect((await fixture.medium.as({ role: 'editor', staffId: grace }).get(`/v1/tasks?${query}`)).body.data).toEqual(
      [],
    );
  });

  it('hands the open tasks of a member who leaves to the successor, or to nobody', async () => {
    const [mary, joan] = (await fixture.staff('Mary', 'Joan')) as [string, string];
    const [first, done] = [await unhappy(), await unhappy()];
    await assign([first, done].map(({ id }) => ({ task_id: id, assignee_id: stf(mary) })));
    await asAda().post(`/v1/tasks/${done.id}/resolve`).send({ root_cause: 'price', outcome: 'lost' });
    const leave = async (staffId: string, successor: string | null) => {
      fixture.medium.clock.advance(1);
      await fixture.medium.publish(MemberChanged, {
        workspace_id: fixture.medium.tenantId,
        staff_id: staffId,
        email: 'x@example.org',
        name: 'Mary',
        role: 'editor',
        active: false,
        successor_id: successor,
        changed_at: fixture.medium.clock.now().toISOString(),
      });
      await fixture.medium.drained();
    };
    await leave(mary, joan);
    const moved = await fixture.get(`/v1/tasks/${first.id}`);
    expect([moved.assignee_name, (await fixture.get(`/v1/tasks/${done.id}`)).assignee_name]).toEqual(['Joan', 'Mary']);
    expect(moved.history.at(-1)).toMatchObject({
      kind: 'assigned',
      actor: { kind: 'departure', id: stf(mary), name: 'Mary' },
      detail: { from: stf(mary), to: stf(joan), to_name: 'Joan' },
    });
    await leave(joan, null);
    expect((await fixture.get(`/v1/tasks/${first.id}`)).assignee_id).toBeNull();
  });
});
