import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { BatchDatabase } from '@hearback/database';
import { eventually, repliesWith, type ReceivedRequest } from '@hearback/testing';
import { PublishPublicEvents } from '../src/application/webhooks/publish-public-events.js';
import { Workspace } from './notifications-harness.js';
import { WebhooksHarness } from './webhooks-harness.js';

const HOUR = 3_600_000;

describe('webhooks', () => {
  let harness: WebhooksHarness;
  beforeAll(async () => (harness = await WebhooksHarness.start()));
  afterAll(() => harness?.close());

  const workspace = () => randomUUID();
  const verified = (secret: string, { body, headers }: ReceivedRequest) =>
    new Webhook(secret).verify(body, headers as Record<string, string>) as Record<string, unknown>;

  it('are verified by the library of the specification, and say nothing that a customer said', async () => {
    const tenantId = workspace();
    const { id, secret, path } = await harness.endpoint(tenantId);
    const response = await harness.submitted(tenantId);
    const [received] = await harness.requestsAt(path, 1);
    const { type, timestamp, data } = verified(secret, received!);
    expect([type, timestamp]).toEqual(['response.submitted', harness.medium.clock.now().toISOString()]);
    expect(data).toMatchObject({ id: response, completed: true, scores: [{ metric: 'nps', score: 3 }] });
    expect(received!.body).not.toMatch(/C-42|broken|Vienna/);
    const delivery = await harness.attempts(tenantId, id, 1);
    expect(delivery).toMatchObject({ status: 'delivered', message_id: received!.headers['webhook-id'] });
    expect(delivery.payload).toEqual(JSON.parse(received!.body));
    expect((await harness.shown(tenantId, id)).last_success_at).not.toBeNull();
  });

  it('are sent to those who want them, and to nobody in another workspace', async () => {
    const [tenantId, other] = [workspace(), workspace()];
    const wanted = await harness.endpoint(tenantId, { event_types: ['response.submitted'] });
    const unwanted = await harness.endpoint(tenantId, { event_types: ['task.opened'] });
    const foreign = await harness.endpoint(other);
    await harness.submitted(tenantId);
    await harness.requestsAt(wanted.path, 1);
    await harness.medium.drained();
    expect([harness.receiver.at(unwanted.path), harness.receiver.at(foreign.path)]).toEqual([[], []]);
    const [delivery] = await harness.log(tenantId, wanted.id);
    const stranger = harness.medium.as({ tenantId: other });
    expect((await stranger.get(`/v1/webhook-endpoints/${wanted.id}`)).status).toBe(404);
    expect((await stranger.get(`/v1/webhook-endpoints/${wanted.id}/deliveries`)).status).toBe(404);
    expect((await stranger.get(`/v1/webhook-deliveries/${delivery!.id}`)).status).toBe(404);
    expect((await stranger.post(`/v1/webhook-deliveries/${delivery!.id}/replay`)).status).toBe(404);
    expect((await stranger.post(`/v1/webhook-endpoints/${wanted.id}/secret`)).status).toBe(404);
    expect((await stranger.delete(`/v1/webhook-endpoints/${wanted.id}`)).status).toBe(404);
  });

  it('of two workspaces that are consumed together go each to its own', async () => {
    const [tenantId, other] = [workspace(), workspace()];
    const { path } = await harness.endpoint(tenantId);
    const foreign = await harness.endpoint(other);
    const publish = harness.medium.app.get(PublishPublicEvents, { strict: false });
    const database = harness.medium.app.get(BatchDatabase, { strict: false });
    const event = { type: 'response.submitted', timestamp: harness.medium.clock.now(), data: { id: 'rsp_1' } } as const;
    await database.withTenants([tenantId, other], (tx) =>
      publish.execute(tx, [{ tenantId, eventId: randomUUID(), event }]),
    );
    await harness.requestsAt(path, 1);
    await harness.medium.drained();
    expect(harness.receiver.at(foreign.path)).toEqual([]);
  });

  it('are stored once for an event that comes twice', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    await harness.submitted(tenantId);
    await harness.requestsAt(path, 1);
    await harness.medium.drained();
    // The log is read once more from its beginning, as after a restored backup.
    await harness.medium.sql(`update messaging.committed_offset set next_offset = 0 where "group" = 'notifications'`);
    await harness.submitted(tenantId);
    await harness.requestsAt(path, 2);
    await harness.medium.drained();
    expect(await harness.log(tenantId, id)).toHaveLength(2);
    expect(harness.receiver.at(path)).toHaveLength(2);
  });

  it('are tried ten times in three days, and then the receiver is disabled', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    harness.receiver.reply(path, repliesWith(500, {}, `no\0${'x'.repeat(2_000)}`));
    await harness.submitted(tenantId);
    const startedAt = harness.medium.clock.now().getTime();
    const delays = [5 / 3_600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 24];
    for (const [index, hours] of delays.entries()) {
      const { status: state, next_attempt_at: nextAt } = await harness.attempts(tenantId, id, index + 1);
      expect(state).toBe('pending');
      const delay = new Date(nextAt!).getTime() - harness.medium.clock.now().getTime();
      expect(delay / HOUR / hours).toBeGreaterThanOrEqual(1);
      expect(delay / HOUR / hours).toBeLessThanOrEqual(1.1);
      // A moment before nothing is sent.
      harness.medium.clock.advance(delay - 1);
      await harness.medium.drained();
      expect(harness.receiver.at(path)).toHaveLength(index + 1);
      harness.medium.clock.advance(1);
    }
    const last = await harness.attempts(tenantId, id, 10);
    expect(last).toMatchObject({ status: 'failed', next_attempt_at: null });
    expect(last.attempts[9]).toMatchObject({ outcome: 'failed', status: 500 });
    expect(last.attempts[9]!.reply).toBe(`no\uFFFD${'x'.repeat(1_021)}`);
    expect((harness.medium.clock.now().getTime() - startedAt) / HOUR).toBeGreaterThan(72);
    expect(new Set(harness.receiver.at(path).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await harness.shown(tenantId, id)).toMatchObject({ status: 'disabled', disabled_reason: 'failing' });
    // Enabled again it works, and what failed can be sent again.
    harness.receiver.reply(path, repliesWith(200));
    expect((await harness.medium.as({ tenantId }).post(`/v1/webhook-endpoints/${id}/enable`)).status).toBe(200);
    const from = new Date(startedAt).toISOString();
    const replay = await harness.medium
      .as({ tenantId })
      .post(`/v1/webhook-endpoints/${id}/replay`)
      .send({ from, status: 'failed' });
    expect([replay.status, replay.body]).toEqual([202, { messages: 1 }]);
    const all = await harness.requestsAt(path, 11);
    expect(all[10]!.headers['webhook-id']).toBe(all[0]!.headers['webhook-id']);
  });

  it('wait as long as the receiver asks', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    harness.receiver.reply(path, repliesWith(503, { 'retry-after': '3600' }));
    await harness.submitted(tenantId);
    const { next_attempt_at: nextAt } = await harness.attempts(tenantId, id, 1);
    expect(new Date(nextAt!).getTime() - harness.medium.clock.now().getTime()).toBe(HOUR);
  });

  it('end at once for a receiver that is gone', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    harness.receiver.reply(path, repliesWith(410));
    await harness.submitted(tenantId);
    const delivery = await harness.attempts(tenantId, id, 1);
    expect(delivery).toMatchObject({ status: 'failed', attempts: [{ outcome: 'gone', status: 410 }] });
    expect(await harness.shown(tenantId, id)).toMatchObject({ status: 'disabled', disabled_reason: 'gone' });
    await harness.submitted(tenantId);
    await harness.medium.drained();
    expect(harness.receiver.at(path)).toHaveLength(1);
  });

  it('tell owners and admins, in their language, that they end', async () => {
    const tenantId = workspace();
    await harness.known(tenantId);
    const staff = new Workspace(harness.medium, tenantId);
    const owner = await staff.member({ role: 'owner', language: 'de' });
    const admin = await staff.member({ role: 'admin', language: 'ar' });
    const others = [await staff.member({ role: 'agent' }), await staff.member({ role: 'admin', confirmed: false })];
    const { id, path } = await harness.endpoint(tenantId);
    harness.receiver.reply(path, repliesWith(410));
    await harness.submitted(tenantId);
    const [mail] = await harness.mailsTo(owner.email, 1);
    expect(mail!.subject).toBe(`Ein Webhook-Endpunkt wurde abgeschaltet: ${harness.receiver.host} gibt es nicht mehr`);
    for (const part of [mail!.text, mail!.html]) expect(part).toContain(`/app/settings/webhooks?endpoint=${id}`);
    expect((await harness.mailsTo(admin.email, 1))[0]!.subject).toContain('لم يعد موجودًا');
    for (const { email } of others) await harness.mailsTo(email, 0);
    // Whoever turns it on again is told of the next time, too.
    await harness.medium.as({ tenantId }).post(`/v1/webhook-endpoints/${id}/enable`);
    await harness.submitted(tenantId);
    await harness.mailsTo(owner.email, 2);
  });

  it('do not follow redirects', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    harness.receiver.reply(path, repliesWith(307, { location: '/elsewhere' }));
    await harness.submitted(tenantId);
    const delivery = await harness.attempts(tenantId, id, 1);
    expect(delivery).toMatchObject({ status: 'pending', attempts: [{ outcome: 'failed', status: 307 }] });
    expect(harness.receiver.at('/elsewhere')).toEqual([]);
  });

  it('are signed with two secrets for a day after a new one', async () => {
    const tenantId = workspace();
    const { id, secret, path } = await harness.endpoint(tenantId);
    const made = await harness.medium.as({ tenantId }).post(`/v1/webhook-endpoints/${id}/secret`);
    expect(made.status).toBe(201);
    expect((await harness.medium.as({ tenantId }).get(`/v1/webhook-endpoints/${id}`)).text).not.toContain('whsec_');
    await harness.submitted(tenantId);
    const [during] = await harness.requestsAt(path, 1);
    const signatures = String(during!.headers['webhook-signature']).split(' ');
    const signed = (key: string, { headers, body }: ReceivedRequest) =>
      new Webhook(key).sign(
        String(headers['webhook-id']),
        new Date(Number(headers['webhook-timestamp']) * 1_000),
        body,
      );
    expect(signatures).toEqual([signed(made.body.secret, during!), signed(secret, during!)]);
    harness.medium.clock.advance(24 * HOUR);
    await harness.submitted(tenantId);
    const [, after] = await harness.requestsAt(path, 2);
    expect(after!.headers['webhook-signature']).toBe(signed(made.body.secret, after!));
  });

  it('that a process left behind are sent again', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    let release = () => {};
    harness.receiver.reply(path, (reply) => (release = () => reply.writeHead(200).end()));
    await harness.submitted(tenantId);
    await harness.requestsAt(path, 1);
    // Its leases end while it waits, as those of a process that was killed.
    harness.receiver.reply(path, repliesWith(200));
    harness.medium.clock.advance(61_000);
    const [first, second] = await harness.requestsAt(path, 2);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    const [delivery] = await harness.log(tenantId, id);
    expect(delivery!.attempts[0]).toMatchObject({ number: 1, outcome: null });
    release();
    const after = await harness.attempts(tenantId, id, 2);
    expect(after.status).toBe('delivered');
    await harness.submitted(tenantId);
    await harness.requestsAt(path, 3);
  });

  it('of a receiver are not delayed by others that hang or fail', async () => {
    const tenantId = workspace();
    const hanging = await Promise.all(Array.from({ length: 3 }, () => harness.endpoint(tenantId)));
    const failing = await harness.endpoint(tenantId);
    const healthy = await harness.endpoint(tenantId);
    const waiting: ServerResponse[] = [];
    for (const { path } of hanging) harness.receiver.reply(path, (reply) => waiting.push(reply));
    harness.receiver.reply(failing.path, repliesWith(500));
    for (let index = 0; index < 40; index += 1) await harness.submitted(tenantId);
    await harness.requestsAt(healthy.path, 40);
    // None of those that hang has got more than is sent at a time.
    for (const { path } of hanging) expect(harness.receiver.at(path).length).toBeLessThanOrEqual(8);
    expect((await harness.shown(tenantId, failing.id)).failing_since).not.toBeNull();
    for (const reply of waiting) reply.destroy();
    for (const { id } of [...hanging, failing]) {
      expect((await harness.medium.as({ tenantId }).delete(`/v1/webhook-endpoints/${id}`)).status).toBe(204);
    }
  }, 60_000);

  it('are tried one at a time while the receiver fails, and all at once when one arrives', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    const admin = harness.medium.as({ tenantId });
    await admin.post(`/v1/webhook-endpoints/${id}/pause`);
    for (let index = 0; index < 30; index += 1) await harness.submitted(tenantId);
    await harness.medium.drained();
    harness.receiver.reply(path, repliesWith(500));
    await admin.post(`/v1/webhook-endpoints/${id}/enable`);
    for (const tried of [8, 9, 10]) {
      await harness.requestsAt(path, tried);
      await harness.medium.drained();
      expect(harness.receiver.at(path)).toHaveLength(tried);
      harness.medium.clock.advance(1_000);
    }
    harness.receiver.reply(path, repliesWith(200));
    harness.medium.clock.advance(1_000);
    // Those that have failed are due in five seconds.
    await harness.requestsAt(path, 30);
    harness.medium.clock.advance(6_000);
    await eventually(async () => expect(await harness.shown(tenantId, id)).toMatchObject({ pending: 0 }));
  });

  it('wait while staff have paused the receiver', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    const admin = harness.medium.as({ tenantId });
    expect((await admin.post(`/v1/webhook-endpoints/${id}/pause`)).body.status).toBe('paused');
    await harness.submitted(tenantId);
    await harness.medium.drained();
    expect(await harness.shown(tenantId, id)).toMatchObject({ status: 'paused', pending: 1 });
    expect(harness.receiver.at(path)).toEqual([]);
    expect((await admin.post(`/v1/webhook-endpoints/${id}/test`).send({})).body.type).toMatch(
      /webhook-endpoint-not-active$/,
    );
    await admin.post(`/v1/webhook-endpoints/${id}/enable`);
    await harness.requestsAt(path, 1);
  });

  it('beyond ten thousand an hour are dropped, and counted', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    await harness.submitted(tenantId);
    await harness.requestsAt(path, 1);
    await harness.attempts(tenantId, id, 1);
    await harness.medium.sql(
      `insert into notifications.webhook_delivery
       select tenant_id, gen_random_uuid(), endpoint_id, message_id, status, attempts, due_at, created_at, finished_at
       from notifications.webhook_delivery, generate_series(1, 9998) where tenant_id = $1`,
      [tenantId],
    );
    await harness.submitted(tenantId);
    await harness.requestsAt(path, 2);
    await harness.submitted(tenantId);
    await harness.medium.drained();
    expect(harness.receiver.at(path)).toHaveLength(2);
    expect(await harness.shown(tenantId, id)).toMatchObject({ dropped: 1, pending: 0 });
    const [dropped] = await harness.log(tenantId, id, '&status=dropped');
    expect((await harness.medium.as({ tenantId }).post(`/v1/webhook-deliveries/${dropped!.id}/replay`)).status).toBe(
      202,
    );
    await harness.requestsAt(path, 3);
  });

  it('are forgotten after thirty days', async () => {
    const tenantId = workspace();
    const { id, path } = await harness.endpoint(tenantId);
    await harness.submitted(tenantId);
    await harness.requestsAt(path, 1);
    await harness.medium.drained();
    harness.medium.clock.advance(31 * 24 * HOUR);
    await harness.medium.drained();
    expect(await harness.log(tenantId, id)).toEqual([]);
    expect(
      await harness.medium.sql('select from notifications.webhook_message where tenant_id = $1', [tenantId]),
    ).toEqual([]);
  });
});
