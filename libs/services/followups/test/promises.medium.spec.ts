import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CustomerChanged, CustomerMessageReleased, MemberChanged, PromiseChanged } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import { JobQueue } from '@hearback/jobs';
import { publicId } from '@hearback/kernel';
import { exportedLines } from '@hearback/testing';
import { BreakPromise, WarnOfPromise } from '../src/events/job-promise-timers.js';
import { FollowupsFixture } from './followups-fixture.js';

const MINUTE = 60_000;
const resolution = { root_cause: 'delivery', outcome: 'recovered' };

describe('promises', () => {
  let fixture: FollowupsFixture;
  let ada: string;
  let bob: string;
  let task: { id: string; response: { id: string } };
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
    [ada, bob] = (await fixture.staff('Ada', 'Bob')) as [string, string];
  });
  beforeEach(async () => {
    task = (await fixture.tasksOf(...(await fixture.submit({}))))[0];
  });
  afterAll(() => fixture?.medium.close());

  const asAda = () => fixture.medium.as({ role: 'editor', staffId: ada });
  const uuidOf = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const inMinutes = (minutes: number) =>
    new Date(fixture.medium.clock.now().getTime() + minutes * MINUTE).toISOString();
  const make = (minutes: number, more: object = {}) =>
    asAda()
      .post(`/v1/tasks/${task.id}/promises`)
      .send({ what: 'A new lamp', due_at: inMinutes(minutes), ...more });
  const made = async (minutes: number, more: object = {}) => {
    const reply = await make(minutes, more);
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  };
  const advance = async (minutes: number) => {
    fixture.medium.clock.advance(minutes * MINUTE);
    await fixture.medium.drained();
  };
  const listed = async () => (await fixture.get(`/v1/promises?task_id=${task.id}`)).data;
  const changesOf = async (promise: { id: string }) => {
    const events = await fixture.medium.events.all(PromiseChanged);
    return events
      .filter(({ payload }) => payload.promise_id === uuidOf(promise.id))
      .map(({ payload }) => payload.change);
  };

  it('is made by a member, who keeps it, and is in the history of the task', async () => {
    const promise = await made(60);
    expect(promise).toMatchObject({
      task_id: task.id,
      what: 'A new lamp',
      status: 'open',
      owner_id: publicId('stf', ada),
      moves: [],
      kept_at: null,
      made_by: { kind: 'staff' },
    });
    expect(await listed()).toMatchObject([{ id: promise.id, owner_name: 'Ada' }]);
    const [item] = (await fixture.get(`/v1/tasks?response_id=${task.response.id}`)).data;
    expect(item.promise).toEqual({ what: 'A new lamp', status: 'open', due_at: promise.due_at });
    // The customer has no address, and the task says so after it.
    expect((await fixture.get(`/v1/tasks/${task.id}`)).history.at(-2)).toMatchObject({
      kind: 'promise_made',
      detail: { promise_id: promise.id, what: 'A new lamp', owner_id: publicId('stf', ada), owner_id_name: 'Ada' },
    });
    const event = await fixture.medium.events.next(PromiseChanged, { promise_id: uuidOf(promise.id) });
    expect(event.payload).toMatchObject({ change: 'made', owner_id: ada, status: 'open', revision: 1 });
  });

  it('is rejected for a time that is past, without an owner, for a stranger, and for a closed task', async () => {
    expect((await make(-1)).body).toMatchObject({ status: 422, code: 'followups.due-in-past' });
    expect((await make(60, { owner_id: publicId('stf', randomUUID()) })).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/owner_id' }],
    });
    const byKey = await fixture.medium
      .as()
      .post(`/v1/tasks/${task.id}/promises`)
      .send({ what: 'A new lamp', due_at: inMinutes(60) });
    expect(byKey.body).toMatchObject({ status: 422, errors: [{ pointer: '/owner_id' }] });
    await asAda().post(`/v1/tasks/${task.id}/resolve`).send(resolution);
    expect((await make(60)).status).toBe(409);
    expect(await listed()).toEqual([]);
  });

  it('warns its owner before it is due and breaks when it is, each once', async () => {
    const promise = await made(600);
    await advance(541);
    expect(await changesOf(promise)).toEqual(['made', 'due_soon']);
    await advance(60);
    await advance(60);
    expect(await changesOf(promise)).toEqual(['made', 'due_soon', 'broken']);
    expect(await listed()).toMatchObject([{ status: 'broken', broken_at: promise.due_at }]);
    expect((await fixture.get(`/v1/tasks/${task.id}`)).history.at(-1)).toMatchObject({
      kind: 'promise_broken',
      actor: { kind: 'timer' },
    });
    const late = await asAda().post(`/v1/promises/${promise.id}/keep`).send({});
    expect(late.body).toMatchObject({ status: 'kept', broken_at: promise.due_at });
  });

  it('does nothing more when its timers run again', async () => {
    const promise = await made(600);
    const { tenantId } = fixture.medium;
    const jobs = fixture.medium.app.get(JobQueue, { strict: false });
    const again = async (dedupe: string) => {
      const payload = { promise_id: uuidOf(promise.id), due_at: promise.due_at };
      const dueAt = fixture.medium.clock.now();
      await fixture.medium.app.get(TenantDatabase, { strict: false }).withTenant(tenantId, async (tx) => {
        for (const contract of [WarnOfPromise, BreakPromise])
          await jobs.enqueue(tx, contract, { tenantId, payload, dueAt, dedupe });
      });
      await advance(1);
    };
    await advance(541);
    await again('before it is due');
    await advance(60);
    await again('after it was due');
    expect(await changesOf(promise)).toEqual(['made', 'due_soon', 'broken']);
    const { history } = await fixture.get(`/v1/tasks/${task.id}`);
    expect(history.filter(({ kind }: { kind: string }) => kind === 'promise_broken')).toHaveLength(1);
  });

  it('is not broken once it is kept, and keeping it again changes nothing', async () => {
    const promise = await made(60);
    const kept = await asAda().post(`/v1/promises/${promise.id}/keep`).send({});
    expect(kept.body).toMatchObject({ status: 'kept', broken_at: null, revision: 2 });
    expect((await asAda().post(`/v1/promises/${promise.id}/keep`).send({})).body).toEqual(kept.body);
    await advance(61);
    expect(await changesOf(promise)).toEqual(['made', 'kept']);
    const moved = await asAda()
      .post(`/v1/promises/${promise.id}/move`)
      .send({ due_at: inMinutes(60), reason: 'Late' });
    expect(moved.body).toMatchObject({ status: 409, code: 'followups.promise-state' });
  });

  it('is moved with a reason: only the timers of the new time count, and both times are shown', async () => {
    const promise = await made(60);
    const path = `/v1/promises/${promise.id}/move`;
    const blank = await asAda()
      .post(path)
      .send({ due_at: inMinutes(120), reason: ' ' });
    expect(blank.body).toMatchObject({ status: 422, errors: [{ pointer: '/reason' }] });
    expect(
      (
        await asAda()
          .post(path)
          .send({ due_at: inMinutes(-1), reason: 'Late' })
      ).status,
    ).toBe(422);
    const moved = await asAda()
      .post(path)
      .send({ due_at: inMinutes(120), reason: 'The parcel is late' });
    expect(moved.body).toMatchObject({
      status: 'open',
      first_due_at: promise.due_at,
      moves: [{ from: promise.due_at, to: moved.body.due_at, reason: 'The parcel is late' }],
    });
    await advance(61);
    expect(await listed()).toMatchObject([{ status: 'open' }]);
    await advance(60);
    expect(await listed()).toMatchObject([{ status: 'broken' }]);
    const changes = await changesOf(promise);
    expect(changes.filter((change) => change === 'broken')).toHaveLength(1);
  });

  it('keeps its task open until it is kept or withdrawn with a word to the customer', async () => {
    const [first, second] = [await made(60), await made(90, { what: 'A call' })];
    await advance(61);
    const refused = await asAda().post(`/v1/tasks/${task.id}/resolve`).send(resolution);
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'followups.promises-pending',
      errors: [
        { pointer: `/promises/${first.id}`, code: 'broken' },
        { pointer: `/promises/${second.id}`, code: 'open' },
      ],
    });
    expect(await fixture.get(`/v1/tasks/${task.id}`)).toMatchObject({ status: 'open', notes: [] });
    await asAda().post(`/v1/promises/${first.id}/keep`).send({});
    const withdrawn = await asAda()
      .post(`/v1/promises/${second.id}/withdraw`)
      .send({ message: 'You have your money back.' });
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', withdrawn_because: 'You have your money back.' });
    expect((await asAda().post(`/v1/tasks/${task.id}/resolve`).send(resolution)).status).toBe(200);
  });

  it('keeps a task by hand from being cancelled', async () => {
    const created = await asAda().post('/v1/tasks').send({ title: 'Call Ada back' });
    task = created.body;
    const promise = await made(60);
    const refused = await asAda().post(`/v1/tasks/${task.id}/cancel`).send({});
    expect(refused.body).toMatchObject({ status: 409, code: 'followups.promises-pending' });
    await asAda().post(`/v1/promises/${promise.id}/keep`).send({});
    expect((await asAda().post(`/v1/tasks/${task.id}/cancel`).send({})).status).toBeLessThan(300);
  });

  it('goes to the successor of a member who leaves', async () => {
    const [carl] = (await fixture.staff('Carl')) as [string];
    const promise = await made(60, { owner_id: publicId('stf', carl) });
    await fixture.medium.publish(MemberChanged, {
      workspace_id: fixture.medium.tenantId,
      staff_id: carl,
      email: 'carl@example.org',
      name: 'Carl',
      role: 'editor',
      active: false,
      successor_id: bob,
      changed_at: fixture.medium.clock.now().toISOString(),
    });
    await fixture.medium.drained();
    expect(await listed()).toMatchObject([{ id: promise.id, owner_id: publicId('stf', bob), owner_name: 'Bob' }]);
    expect(await changesOf(promise)).toEqual(['made', 'handed_over']);
  });

  it('is found by the customer to whom it was made', async () => {
    const external_id = `C-${randomUUID()}`;
    [task] = await fixture.tasksOf(...(await fixture.submit({ customer: { external_id } })));
    const promise = await made(60);
    const of = async (customer: string) => (await fixture.get(`/v1/promises?customer=${customer}`)).data;
    expect((await of(external_id)).map(({ id }: { id: string }) => id)).toEqual([promise.id]);
    expect(await of('C-nobody')).toEqual([]);
  });

  it('is not found by another workspace, and is in the export of its own', async () => {
    const promise = await made(60);
    const other = fixture.medium.as({ tenantId: randomUUID() });
    expect((await other.post(`/v1/promises/${promise.id}/keep`).send({})).status).toBe(404);
    expect((await other.get('/v1/promises')).body.data).toEqual([]);
    const lines = await exportedLines(fixture.medium, 'promises');
    expect(lines).toContainEqual(expect.objectContaining({ id: promise.id, what: 'A new lamp' }));
  });

  it('is told to the customer after a person has written, each change once; before, the task says why not', async () => {
    const customer = { external_id: 'C-told' };
    await fixture.medium.publish(CustomerChanged, {
      customer_id: randomUUID(),
      external_id: customer.external_id,
      email: 'jonas@example.org',
      language: 'de',
      time_zone: 'Europe/Berlin',
      attributes: {},
      revision: 1,
      changed_at: fixture.medium.clock.now().toISOString(),
    });
    task = (await fixture.tasksOf(...(await fixture.submit({ customer }))))[0];
    const early = await made(600);
    expect((await fixture.get(`/v1/tasks/${task.id}`)).history.slice(-2)).toMatchObject([
      { kind: 'promise_made' },
      { kind: 'notice_withheld', detail: { promise_id: early.id, reason: 'person-first' } },
    ]);
    await asAda().post(`/v1/tasks/${task.id}/messages`).send({ text: 'I take care of it.' }).expect(201);
    await advance(1);
    await advance(1);
    await asAda().post(`/v1/promises/${early.id}/keep`).send({}).expect(200);
    await asAda().post(`/v1/promises/${early.id}/keep`).send({}).expect(200);
    await advance(1);
    const second = await made(600, { what: 'Ein Anruf' });
    await advance(1);
    await asAda().post(`/v1/promises/${second.id}/withdraw`).send({ message: 'Leider nicht.' }).expect(200);
    await advance(1);
    const { messages } = await fixture.get(`/v1/tasks/${task.id}/thread`);
    expect(messages.map(({ writer, text }: { writer: string; text: string }) => [writer, text.split('\n')[0]])).toEqual(
      [
        ['person', 'I take care of it.'],
        ['automatic', 'Unsere Zusage ist gehalten: A new lamp'],
        ['automatic', 'Das sagen wir Ihnen zu: Ein Anruf'],
        ['person', 'Leider nicht.'],
      ],
    );
    const released = (await fixture.medium.events.all(CustomerMessageReleased)).filter(
      ({ payload }) => payload.task_id === uuidOf(task.id),
    );
    expect(released).toHaveLength(4);
    expect(released.every(({ payload }) => payload.status_link_id === released[0]?.payload.status_link_id)).toBe(true);
  });

  it('is reported by its first due time, with n and interval, as JSON and as CSV', async () => {
    await advance(60 * 24 * 200);
    const nothing = await fixture.get('/v1/reports/promises');
    expect(nothing).toMatchObject({ due: 0, kept_in_time_rate: { value: null, n: 0, interval: null } });
    task = (await fixture.tasksOf(...(await fixture.submit({}))))[0];
    const [inTime, late] = [await made(60), await made(60)];
    await made(60);
    await made(60 * 24 * 100);
    await asAda().post(`/v1/promises/${inTime.id}/keep`).send({}).expect(200);
    await asAda()
      .post(`/v1/promises/${late.id}/move`)
      .send({ due_at: inMinutes(600), reason: 'Late' })
      .expect(200);
    await advance(61);
    const report = await fixture.get('/v1/reports/promises');
    expect(report).toMatchObject({ due: 3, kept_in_time: 1, broken: 1, still_open: 1, moved: 1, withdrawn: 0 });
    expect(report.kept_in_time_rate).toMatchObject({ n: 3 });
    expect(report.kept_in_time_rate.value).toBeCloseTo(33.333, 2);
    expect(report.kept_in_time_rate.interval.low).toBeCloseTo(6.149, 2);
    const { numbers } = await fixture.get('/v1/reports/promises/explain');
    expect(numbers[0].substituted).toContain(`/ ${report.due} = ${report.kept_in_time_rate.value.toFixed(2)}`);
    const csv = await fixture.medium.as().get('/v1/reports/promises/export').expect(200);
    expect(csv.text.split('\r\n')[0]).toContain('"due","kept_in_time"');
    const bad = await fixture.medium.as().get('/v1/reports/promises?from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z');
    expect(bad.body).toMatchObject({ status: 422, code: 'followups.bad-period' });
  });
});
