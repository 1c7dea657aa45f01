import { request as openRequest } from 'node:http';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, MemberChanged, TaskOpened, TaskReopened } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { eventually, LiveStream, medium, type Medium, type TestCaller } from '@hearback/testing';
import { NotificationsModule } from '../src/index.js';
import { LiveUpdates } from '../src/application/live-updates.js';

describe('live updates', () => {
  let platform: Medium;
  const open: LiveStream[] = [];
  const lines: string[] = [];
  beforeAll(async () => {
    const settings = {
      HEARBACK_LOG_LEVEL: 'warn',
      NOTIFICATIONS_LIVE_READERS_PER_PERSON: '2',
      HEARBACK_MAX_IN_FLIGHT_REQUESTS: '4',
    };
    platform = await medium({
      modules: { notifications: NotificationsModule },
      settings,
      log: (line) => lines.push(line),
    });
    const changed_at = platform.clock.now().toISOString();
    const owner = { staff_id: randomUUID(), email: 'ada@example.org', name: 'Ada', role: 'owner' };
    const member = { ...owner, workspace_id: platform.tenantId, active: true, confirmed: false, changed_at };
    await platform.publish(MemberChanged, member);
    await platform.drained();
  });
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });
  afterAll(() => platform?.close());

  async function connect(caller: TestCaller = {}, lastEventId?: string): Promise<LiveStream> {
    const stream = await LiveStream.open(platform.url, platform.headersOf(caller), lastEventId);
    open.push(stream);
    return stream;
  }

  /** A task is reopened; returns its public id. */
  async function reopened(tenantId = platform.tenantId): Promise<string> {
    const now = platform.clock.now().toISOString();
    const taskId = randomUUID();
    const payload = { task_id: taskId, response_id: randomUUID(), reopened_at: now, due_at: now };
    await platform.publish(TaskReopened, payload, { tenantId });
    return publicId('tsk', taskId);
  }

  async function changedCustomers(count: number): Promise<readonly string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    const changed_at = platform.clock.now().toISOString();
    for (const customer_id of ids) {
      const profile = { external_id: 'c-1', language: null, attributes: { note: 'x\n\nevent: forged' } };
      await platform.publish(CustomerChanged, { customer_id, ...profile, revision: 1, changed_at });
    }
    return ids.map((id) => publicId('cus', id));
  }

  it('are hints of type and id alone, for those who may see the thing, as a stream that no proxy buffers', async () => {
    const staff = await connect({ role: 'viewer' });
    expect(staff.response.status).toBe(200);
    expect(staff.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(staff.response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(staff.response.headers.get('x-accel-buffering')).toBe('no');
    const [customer] = await changedCustomers(1);
    const task = await reopened();
    await staff.sees(customer!);
    expect(await staff.sees(task)).toEqual({
      id: expect.stringMatching(/^[\w.-]+$/),
      event: 'hint',
      data: { type: 'task', id: task },
    });
    expect(staff.text).not.toContain('forged');
  });

  it('show colleagues who has a task open, and nobody else', async () => {
    const [ada, grace] = [randomUUID(), randomUUID()];
    const colleague = await connect({ role: 'agent', staffId: grace });
    const own = await connect({ role: 'agent', staffId: ada });
    const neighbour = await connect({ tenantId: platform.otherTenantId });
    const withoutTasks = await connect({ permissions: ['workspace:read'] });
    const task_id = publicId('tsk', randomUUID());
    const show = (body: object, caller: TestCaller = { role: 'viewer', staffId: ada }) =>
      platform.as(caller).put('/v1/presence').send(body);
    await show({ task_id, state: 'writing' }).expect(204);
    const signs = (stream: LiveStream) =>
      stream.events.filter(({ event }) => event === 'presence').map(({ id, data }) => ({ id, data }));
    await eventually(() => {
      if (signs(colleague).length === 0) throw new Error('not seen yet');
    });
    expect(signs(colleague)).toEqual([
      { id: undefined, data: { task_id, staff_id: publicId('stf', ada), state: 'writing' } },
    ]);
    // Proves that the others are served: what was shown before this has passed them by.
    const task = await reopened();
    await own.sees(task);
    await neighbour.sees(await reopened(platform.otherTenantId));
    await colleague.sees(task);
    for (const stream of [own, neighbour, withoutTasks]) expect(signs(stream)).toEqual([]);
    await show({ task_id, state: 'dancing' }).expect(400);
    await show({ task_id: 'tsk_1', state: 'gone' }).expect(400);
    await show({ task_id, state: 'gone' }, {}).expect(403);
  });

  it('of other workspaces, and of things that the caller may not read, do not arrive', async () => {
    const neighbour = await connect({ tenantId: platform.otherTenantId });
    const forTasks = await connect({ permissions: ['workspace:read', 'tasks:read'] });
    const all = await connect();
    const [customer] = await changedCustomers(1);
    const task = await reopened();
    await all.sees(customer!);
    await forTasks.sees(task);
    // Proves that the neighbour is served: what the other workspace did before this has passed it by.
    const own = await reopened(platform.otherTenantId);
    await neighbour.sees(own);
    expect(neighbour.hints).toEqual([{ type: 'task', id: own }]);
    expect(forTasks.hints).toEqual([{ type: 'task', id: task }]);
  });

  it('need a credential that may read the workspace', async () => {
    await platform.http.get('/v1/live-updates').expect(401);
    await platform
      .as({ permissions: ['tasks:read'] })
      .get('/v1/live-updates')
      .expect(403);
    const head = await platform.as().head('/v1/live-updates');
    expect([head.status, head.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('take no parameters', async () => {
    const reply = await platform.as().get('/v1/live-updates?since=yesterday');
    expect([reply.status, reply.body.code]).toEqual([400, 'request.malformed']);
  });

  it('of a task that was opened say nothing of its texts', async () => {
    const staff = await connect({ role: 'agent' });
    const now = platform.clock.now().toISOString();
    const taskId = randomUUID();
    const texts = { title: 'Call back', rule_name: 'Unhappy', reason: 'NPS 2', comment: 'secret comment' };
    const ids = { task_id: taskId, response_id: randomUUID(), rule_id: randomUUID(), assignee_id: null };
    await platform.publish(TaskOpened, { ...ids, ...texts, opened_at: now, due_at: now });
    await staff.sees(publicId('tsk', taskId));
    expect(staff.text).not.toContain('secret');
  });

  it('resume after the last event, and say so if that is not known any more', async () => {
    const first = await connect();
    const seen = await first.sees(await reopened());
    first.close();
    const missed = [await reopened(), await reopened()];
    const witness = await connect();
    const marker = await reopened();
    await platform.drained();
    await witness.sees(marker);
    const resumed = await connect({}, seen.id);
    await resumed.sees(marker);
    expect(resumed.hints).toHaveLength(3);
    expect(new Set(resumed.hints.map(({ id }) => id))).toEqual(new Set([...missed, marker]));
    const lost = await connect({}, `${randomUUID()}.0`);
    await eventually(() => expect(lost.events).toHaveLength(1));
    expect(lost.events[0]).toEqual({ id: undefined, event: 'resync', data: { type: 'resync', id: null } });
    const elsewhere = await connect({ tenantId: platform.otherTenantId }, seen.id);
    await eventually(() => expect(elsewhere.events.map(({ event }) => event)).toEqual(['resync']));
  });

  it('end when the credential is revoked in this process, and soon when elsewhere', async () => {
    const headers = [platform.headersOf({ role: 'owner' }), platform.headersOf()];
    const [here, elsewhere] = await Promise.all(
      headers.map(async (each) => {
        const stream = await LiveStream.open(platform.url, each);
        open.push(stream);
        return stream;
      }),
    );
    platform.revoke(headers[0]!);
    await eventually(() => expect(here!.hasEnded).toBe(true), { within: 1_000 });
    expect(elsewhere!.hasEnded).toBe(false);
    platform.revoke(headers[1]!, { elsewhere: true });
    await eventually(() => expect(elsewhere!.hasEnded).toBe(true), { within: 5_000 });
    // They lasted for seconds, and none is a slow request.
    expect(lines.filter((line) => line.includes('live-updates'))).toEqual([]);
  });

  it('are limited in number by person, and do not count as requests in flight', async () => {
    const staffId = randomUUID();
    const caller = { role: 'viewer', staffId } as const;
    const streams = [await connect(caller), await connect(caller)];
    const third = await platform.as(caller).get('/v1/live-updates');
    expect([third.status, third.body.code]).toEqual([429, 'notifications.too-many-live-readers']);
    expect(third.headers['retry-after']).toBe('10');
    for (let more = 0; more < 6; more += 1) await connect();
    await platform.as().get('/v1/notifications').expect(200);
    streams[0]!.close();
    await eventually(async () => {
      const again = await connect(caller);
      expect(again.response.status).toBe(200);
    });
  });

  it('disconnect a reader who does not read', async () => {
    const updates = platform.app.get(LiveUpdates);
    await eventually(() => expect(updates.size).toBe(0));
    const request = openRequest(`${platform.url}/v1/live-updates`, { headers: { ...platform.headersOf() } });
    const socket = await new Promise<import('node:net').Socket>((resolve) => {
      request.once('response', (response) => {
        response.pause();
        resolve(response.socket);
      });
      request.end();
    });
    socket.pause();
    await eventually(() => expect(updates.size).toBe(1));
    const hint = JSON.stringify({
      tenant: platform.tenantId,
      id: randomUUID(),
      hints: Array.from({ length: 100 }, () => ['task', publicId('tsk', randomUUID())]),
    });
    await eventually(
      async () => {
        for (let round = 0; round < 50; round += 1)
          await platform.sql(`select pg_notify('hearback_live_hints', $1)`, [hint]);
        expect(updates.size).toBe(0);
      },
      { within: 15_000 },
    );
    request.destroy();
  });
});

it('live updates do not delay the end of their process', async () => {
  const platform = await medium({ modules: { notifications: NotificationsModule } });
  const stream = await LiveStream.open(platform.url, platform.headersOf());
  const closing = platform.close();
  // Requests in flight have eight seconds.
  await eventually(() => expect(stream.hasEnded).toBe(true), { within: 2_000 });
  await closing;
});
