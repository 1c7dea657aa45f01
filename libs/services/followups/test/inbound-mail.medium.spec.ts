import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { CustomerChanged, FollowupsActionAudited, TaskOpened } from '@hearback/contracts';
import { webhookSignature } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { MailFixture, type WaitingTask } from './mail-fixture.js';

/** The answer to a request of 30 MB of which only the first bytes were sent. */
function begun(url: string, headers: Readonly<Record<string, string>>) {
  return new Promise((resolve, reject) => {
    const length = { 'content-type': 'application/json', 'content-length': '30000000' };
    const sent = request(url, { method: 'POST', headers: { ...length, ...headers } });
    sent.on('response', (reply) => {
      resolve({ status: reply.statusCode, connection: reply.headers.connection });
      sent.destroy();
    });
    sent.on('error', reject);
    sent.write('{"recipients":');
  });
}

describe('the ways in of mail', () => {
  let fixture: MailFixture;
  let secret: string;
  beforeAll(async () => {
    fixture = await MailFixture.start();
    secret = (await admin().post('/v1/inbound-mail/secret').expect(201)).body.secret;
  });
  afterAll(() => fixture?.close());

  const admin = (tenantId = fixture.followups.medium.tenantId) =>
    fixture.followups.medium.as({ role: 'admin', staffId: fixture.staffId, tenantId });

  interface Webhook {
    readonly tenantId?: string;
    readonly key?: string;
    readonly id?: string;
    readonly late?: number;
    readonly spoilt?: boolean;
  }
  const bring = (
    body: object,
    { tenantId, key = secret, id = randomUUID(), late = 0, spoilt = false }: Webhook = {},
  ) => {
    const { medium } = fixture.followups;
    const text = JSON.stringify(body);
    const seconds = String(Math.floor(medium.clock.now().getTime() / 1_000) - late);
    return medium.http
      .post(`/v1/inbound-mail/${publicId('wsp', tenantId ?? medium.tenantId)}`)
      .set({ 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': seconds })
      .set('webhook-signature', webhookSignature(key, id, seconds, Buffer.from(text)))
      .send(spoilt ? text.replace('}', ' }') : text);
  };
  const mailFor = (name: string, task: WaitingTask, recipients = [task.address]) => ({
    recipients,
    return_path: 'jonas@mail.example',
    raw: fixture.mail(name, task).toString('base64'),
  });

  describe('the webhook of a provider', () => {
    it('stores the same as the SMTP server, once, whichever of them comes first', async () => {
      const task = await fixture.waiting();
      await bring(mailFor('gmail-de', task)).expect(204);
      await bring(mailFor('gmail-de', task)).expect(204);
      await fixture.send(fixture.mail('gmail-de', task), { to: [task.address] });
      const [message, ...more] = await fixture.received(task);
      expect(more).toEqual([]);
      expect(message).toMatchObject({ kind: 'reply', text: 'Ja, Dienstag passt gut. Schöne Grüße\nJonas' });
      expect((await fixture.followups.get(`/v1/tasks/${task.id}`)).status).toBe('open');
    });

    it('knows a bounce by its empty return path, and an unknown one does not make one', async () => {
      const [bounced, plain] = [await fixture.waiting(), await fixture.waiting()];
      const raw = Buffer.from('From: Mail <postmaster@mail.example>\n\nHello.\n').toString('base64');
      await bring({ recipients: [bounced.address], return_path: '', raw }).expect(204);
      await bring({ recipients: [plain.address], raw }).expect(204);
      expect([(await fixture.received(bounced))[0].kind, (await fixture.received(plain))[0].kind]).toEqual([
        'bounce',
        'reply',
      ]);
    });

    it.each<[string, Webhook]>([
      ['another secret', { key: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
      ['a changed body', { spoilt: true }],
      ['a time more than five minutes off', { late: 301 }],
      ['a time in the future', { late: -301 }],
      ['an unusable id', { id: 'a'.repeat(201) }],
    ])('rejects %s, and stores nothing', async (_, webhook) => {
      const task = await fixture.waiting();
      const reply = await bring(mailFor('gmail-en', task), webhook);
      expect([reply.status, reply.body.code]).toEqual([401, 'followups.bad-webhook-signature']);
      expect(await fixture.received(task)).toEqual([]);
    });

    it('refuses by path and headers before the mail is read, and hangs up', async () => {
      const { medium } = fixture.followups;
      const now = Math.floor(medium.clock.now().getTime() / 1_000);
      const headers = { 'webhook-id': 'x', 'webhook-timestamp': String(now), 'webhook-signature': 'v1,AAAA' };
      const begin = (tenantId: string, more: Readonly<Record<string, string>>) =>
        begun(`${medium.url}/v1/inbound-mail/${publicId('wsp', tenantId)}`, { ...headers, ...more });
      for (const [tenantId, more] of [
        [randomUUID(), {}],
        [medium.tenantId, { 'webhook-timestamp': String(now - 301) }],
        [medium.tenantId, { 'webhook-timestamp': 'soon' }],
        [medium.tenantId, { 'webhook-id': '' }],
        [medium.tenantId, { 'webhook-signature': '' }],
      ] as const)
        expect(await begin(tenantId, more)).toMatchObject({ status: 401, connection: 'close' });
    });

    it('is closed to workspaces without a secret, and to the addresses of others', async () => {
      const task = await fixture.waiting();
      const tenantId = fixture.followups.medium.otherTenantId;
      expect((await bring(mailFor('gmail-en', task), { tenantId })).status).toBe(401);
      const key = (await admin(tenantId).post('/v1/inbound-mail/secret').expect(201)).body.secret;
      const foreign = await bring(mailFor('gmail-en', task), { tenantId, key });
      expect([foreign.status, foreign.body.code]).toEqual([422, 'followups.unknown-mail-recipient']);
      await admin(tenantId).delete('/v1/inbound-mail/secret').expect(204);
      expect((await bring(mailFor('gmail-en', task), { tenantId, key })).status).toBe(401);
      expect((await admin(tenantId).delete('/v1/inbound-mail/secret')).status).toBe(404);
      expect(await fixture.received(task)).toEqual([]);
    });

    it('says which limit a mail exceeds', async () => {
      const task = await fixture.waiting();
      const header = 'Content-Type: multipart/mixed; boundary=cut';
      const raw = Buffer.from(`From: a@b.example\n${header}\n\n${'--cut\n\n1\n'.repeat(500)}`).toString('base64');
      const parts = await bring({ recipients: [task.address], raw });
      expect([parts.status, parts.body.code]).toEqual([422, 'followups.mail-too-complex']);
      expect(parts.body.detail).toContain('more than 100 parts');
      const big = await bring({ recipients: [task.address], raw: 'A'.repeat(36 * 1_048_576) });
      expect(big.status).toBe(413);
      for (const body of [{}, { recipients: [], raw: 'AAAA' }, { recipients: [task.address], raw: '' }, []])
        expect((await bring(body)).status).toBe(400);
      expect(await fixture.received(task)).toEqual([]);
    });
  });

  describe('first mails to a workspace', () => {
    const firstMail = (id: string, { from = 'Kim Berg <kim@new.example>', header = '' } = {}) =>
      Buffer.from(`From: ${from}\nSubject: My order\nMessage-ID: <${id}@new.example>\n${header}\nWhere is my order?\n`);
    const address = async () => (await admin().get('/v1/inbound-mail').expect(200)).body.address as string;
    const on = (opens_tasks = true) => admin().put('/v1/inbound-mail').send({ opens_tasks }).expect(200);
    const tasks = async () =>
      (await fixture.followups.get('/v1/tasks?limit=100')).data.filter(
        ({ title }: { title: string }) => title === 'Answer a mail',
      );

    it('open nothing until an admin wants it, and come to another address after it was replaced', async () => {
      expect((await admin().get('/v1/inbound-mail').expect(200)).body).toMatchObject({
        opens_tasks: false,
        address: null,
        domain: 'in.example.com',
      });
      await on();
      const first = await address();
      await on(false);
      expect((await fixture.send(firstMail('off'), { to: [first] })).code).toBe(550);
      await on();
      expect(await address()).toBe(first);
      await admin().post('/v1/inbound-mail/address').expect(201);
      expect(await address()).not.toBe(first);
      expect((await fixture.send(firstMail('old'), { to: [first] })).code).toBe(550);
      expect(await tasks()).toEqual([]);
      for (const role of ['editor', 'agent', 'viewer'] as const) {
        const as = fixture.followups.medium.as({ role, staffId: fixture.staffId });
        expect((await as.put('/v1/inbound-mail').send({ opens_tasks: true })).status).toBe(403);
      }
      const audited = (await fixture.followups.medium.events.all(FollowupsActionAudited)).map(({ payload }) => payload);
      expect(audited.map(({ action }) => action).filter((action) => action.startsWith('inbound-mail.'))).toContain(
        'inbound-mail.tasks-on',
      );
    });

    it('open one task each, with what was written, for somebody unknown', async () => {
      const to = [await address()];
      const once = () => fixture.send(firstMail('one'), { to });
      const replies = await Promise.all([once(), once(), once()]);
      replies.push(await once());
      expect(replies.map(({ code }) => code)).toEqual([250, 250, 250, 250]);
      const [task, ...more] = await tasks();
      expect(more).toEqual([]);
      expect(await fixture.followups.get(`/v1/tasks/${task.id}/thread`)).toMatchObject({
        customer: { external_id: null, name: 'Kim Berg' },
        messages: [{ text: 'Where is my order?', sender_address: 'kim@new.example', warning: null }],
      });
      const opened = await fixture.followups.medium.events.all(TaskOpened);
      expect(JSON.stringify(opened)).not.toMatch(/kim|order/i);
    });

    it('open it for the customer whose address it is, unless the sender is forged', async () => {
      const { medium } = fixture.followups;
      const external_id = `C-${randomUUID()}`;
      await medium.publish(CustomerChanged, {
        customer_id: randomUUID(),
        external_id,
        name: 'Ann',
        email: 'ann@known.example',
        language: 'fr',
        attributes: {},
        revision: 1,
        changed_at: medium.clock.now().toISOString(),
      });
      await medium.drained();
      const to = [await address()];
      const from = 'A <ANN@known.example>';
      const header = 'Authentication-Results: mx.in.example.com; dmarc=fail\n';
      const customers: unknown[] = [];
      for (const [id, mail] of [
        ['known', firstMail('known', { from })],
        ['forged', Buffer.concat([Buffer.from(header), firstMail('forged', { from })])],
      ] as const) {
        const before = new Set((await tasks()).map((task: { id: string }) => task.id));
        expect([id, (await fixture.send(mail, { to })).code]).toEqual([id, 250]);
        const task = (await tasks()).find((each: { id: string }) => !before.has(each.id));
        const thread = await fixture.followups.get(`/v1/tasks/${task.id}/thread`);
        customers.push([thread.customer?.external_id ?? null, thread.messages[0].warning]);
      }
      expect(customers).toEqual([
        [external_id, null],
        [null, 'forged'],
      ]);
    });

    it('of programs open nothing and are not answered', async () => {
      const to = [await address()];
      const before = (await tasks()).length;
      const auto = firstMail('auto', { header: 'Auto-Submitted: auto-replied\n' });
      const own = firstMail('own', { header: 'Hearback-Task: tsk_1\n' });
      expect((await fixture.send(auto, { to, from: '' })).code).toBe(250);
      expect((await fixture.send(own, { to })).code).toBe(250);
      expect(await tasks()).toHaveLength(before);
    });

    it('of one sender wait from the sixth in an hour, and are taken later', async () => {
      const to = [await address()];
      const from = 'mad@new.example';
      const send = (n: number) => fixture.send(firstMail(`mad-${n}`, { from }), { to });
      const codes: number[] = [];
      for (let n = 0; n < 6; n += 1) codes.push((await send(n)).code);
      expect(codes).toEqual([250, 250, 250, 250, 250, 451]);
      // One that is there already is not one more.
      expect((await send(0)).code).toBe(250);
      fixture.followups.medium.clock.advance(3_600_001);
      expect((await send(5)).code).toBe(250);
    });

    it('of all senders wait from the 61st in an hour, on both ways in', async () => {
      fixture.followups.medium.clock.advance(3_600_001);
      const to = await address();
      const before = (await tasks()).length;
      const one = (n: number) => firstMail(`many-${n}`, { from: `n${n}@new.example` }).toString('base64');
      for (let n = 0; n < 60; n += 1) await bring({ recipients: [to], raw: one(n) }).expect(204);
      const waits = await bring({ recipients: [to], raw: one(60) });
      expect([waits.status, waits.body.code]).toEqual([429, 'followups.too-many-mails']);
      expect(Number(waits.headers['retry-after'])).toBeGreaterThan(0);
      expect(await tasks()).toHaveLength(Math.min(100, before + 60));
    });
  });
});
