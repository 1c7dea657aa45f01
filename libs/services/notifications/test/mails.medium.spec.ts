import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  DeliveryFailed,
  MemberChanged,
  NoticeRequested,
  NotificationDelivered,
  PromiseChanged,
  type PromiseChangedV1,
  TaskAssigned,
  TaskBreached,
  TaskDue,
  WorkspaceChanged,
  WorkspaceCreated,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { NotificationsHarness } from './notifications-harness.js';

describe('mails to staff', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    harness = await NotificationsHarness.start();
  });
  afterAll(() => harness?.medium.close());

  const nextWindow = () => harness.medium.clock.advance(61_000);

  it('notifies the assignee of a task with title, reason, due time and link, and logs the delivery', async () => {
    const shop = await harness.workspace();
    const task = await shop.opened();
    const [mail] = await harness.mailsTo(shop.owner.email, 1);
    expect(mail).toMatchObject({ subject: 'New task: Call back', from: 'hearback@localhost.localdomain' });
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('NPS 2 is at most 6');
      expect(part).toContain('Mon, 2 Mar 2026, 11:00 (Paris)');
      expect(part).toContain(`/app/tasks/${publicId('tsk', task.task_id)}`);
    }
    expect(mail?.text).toContain('The shade was broken <b>again</b>.');
    expect(mail?.html).not.toContain('<b>again</b>');
    const logged = await shop.detail(task.task_id);
    expect(logged).toMatchObject({
      kind: 'task_opened',
      status: 'delivered',
      recipient_id: publicId('stf', shop.owner.staff_id),
      address: shop.owner.email,
      message_id: mail?.message_id,
      subject: 'New task: Call back',
      attempts: [{ number: 1, outcome: 'delivered', reply_code: 250 }],
    });
    await harness.medium.events.next(
      NotificationDelivered,
      (event) => publicId('ntf', event.payload.notification_id) === logged.id,
    );
  });

  it('follows the language and time zone of the workspace, and ignores an older event that comes again', async () => {
    const shop = await harness.workspace('en');
    const settings = { workspace_id: shop.tenantId, name: 'Jardin', time_zone: 'Asia/Tokyo', language: 'fr' };
    const { tenantId } = shop;
    const at = harness.medium.clock.now().toISOString();
    await harness.medium.publish(WorkspaceChanged, { ...settings, changed_at: at }, { tenantId });
    const old = { ...settings, name: 'Old', language: 'en', created_at: '2026-01-01T00:00:00.000Z' };
    await harness.medium.publish(WorkspaceCreated, old, { tenantId });
    await harness.medium.drained();
    await shop.opened();
    const [mail] = await harness.mailsTo(shop.owner.email, 1);
    expect(mail?.subject).toBe('Nouvelle tâche : Call back');
    expect(mail?.text).toContain('(Tokyo)');
    expect(mail?.text).toContain('vous travaillez dans Jardin');
  });

  it('notifies once, even if the event is repeated', async () => {
    const shop = await harness.workspace();
    const eventId = randomUUID();
    const task = await shop.opened({}, eventId);
    await shop.opened(task, eventId);
    await harness.mailsTo(shop.owner.email, 1);
    nextWindow();
    await harness.mailsTo(shop.owner.email, 1);
    expect(await shop.log()).toHaveLength(1);
  });

  it('notifies of an assignment, unless it was made when the task was opened', async () => {
    const shop = await harness.workspace();
    const task = await shop.opened();
    const assign = (at: Date) =>
      harness.medium.publish(
        TaskAssigned,
        {
          task_id: task.task_id,
          title: task.title,
          assignee_id: shop.owner.staff_id,
          assigned_at: at.toISOString(),
          due_at: task.due_at,
        },
        { tenantId: shop.tenantId },
      );
    await assign(new Date(task.opened_at));
    await harness.mailsTo(shop.owner.email, 1);
    await assign(nextWindow());
    const mails = await harness.mailsTo(shop.owner.email, 2);
    expect(mails.map((mail) => mail.subject)).toEqual(['New task: Call back', 'Assigned to you: Call back']);
  });

  it('notifies owners and admins of a task without an assignee', async () => {
    const shop = await harness.workspace();
    const admin = await shop.member({ role: 'admin' });
    const editor = await shop.member({ role: 'editor' });
    await shop.opened({ assignee_id: null });
    await harness.mailsTo(shop.owner.email, 1);
    await harness.mailsTo(admin.email, 1);
    await harness.mailsTo(editor.email, 0);
  });

  it('notifies of due and overdue tasks', async () => {
    const shop = await harness.workspace();
    const assignee_id = shop.owner.staff_id;
    const about = { task_id: randomUUID(), title: 'Call back', assignee_id, due_at: '2026-03-02T12:00:00.000Z' };
    await harness.medium.publish(TaskDue, about, { tenantId: shop.tenantId });
    await harness.mailsTo(shop.owner.email, 1);
    const breached_at = nextWindow().toISOString();
    await harness.medium.publish(TaskBreached, { ...about, breached_at }, { tenantId: shop.tenantId });
    const mails = await harness.mailsTo(shop.owner.email, 2);
    expect(mails.map((mail) => mail.subject)).toEqual(['Due soon: Call back', 'Overdue: Call back']);
    expect((await shop.log()).map((one) => one['kind'])).toEqual(['task_breached', 'task_due']);
  });

  it('tells the owner of a promise that it is due, was not kept, or is objected to, and nobody of the rest', async () => {
    const shop = await harness.workspace();
    const promise = {
      promise_id: randomUUID(),
      task_id: randomUUID(),
      task_title: 'Call back',
      status: 'open',
      what: 'A new lamp',
      owner_id: shop.owner.staff_id,
      due_at: '2026-03-02T12:00:00.000Z',
      first_due_at: '2026-03-02T12:00:00.000Z',
      revision: 1,
    };
    const say = async (change: PromiseChangedV1['change'], note: string | null, id = randomUUID()) => {
      const changed_at = nextWindow().toISOString();
      await harness.medium.publish(
        PromiseChanged,
        { ...promise, change, note, changed_at },
        { tenantId: shop.tenantId, id },
      );
      await harness.medium.drained();
    };
    for (const change of ['made', 'moved', 'kept', 'withdrawn', 'handed_over'] as const) await say(change, null);
    await harness.mailsTo(shop.owner.email, 0);
    await say('due_soon', null);
    await harness.mailsTo(shop.owner.email, 1);
    const broken = randomUUID();
    await say('broken', null, broken);
    await say('broken', null, broken);
    await harness.mailsTo(shop.owner.email, 2);
    await say('objected', 'Nobody came.');
    const mails = await harness.mailsTo(shop.owner.email, 3);
    expect(mails.map((mail) => mail.subject)).toEqual([
      'Promise due soon: A new lamp',
      'Promise not kept: A new lamp',
      'Promise not kept: A new lamp',
    ]);
    expect(mails[2]?.text).toContain('Nobody came.');
  });

  it('tells those whom a rule names what it says, as text, once', async () => {
    const shop = await harness.workspace();
    const colleague = await shop.member({ role: 'agent' });
    const task = await shop.opened();
    await harness.mailsTo(shop.owner.email, 1);
    const at = harness.medium.clock.now().toISOString();
    const notice = {
      act_id: randomUUID(),
      staff_ids: [colleague.staff_id],
      task_id: task.task_id,
      title: task.title,
      text: 'A good customer <b>is</b> unhappy.',
      due_at: task.due_at,
      rule_id: randomUUID(),
      requested_at: at,
    };
    const id = randomUUID();
    for (let n = 0; n < 2; n += 1)
      await harness.medium.publish(NoticeRequested, notice, { tenantId: shop.tenantId, id });
    const [mail] = await harness.mailsTo(colleague.email, 1);
    expect(mail?.subject).toBe('From a rule: Call back');
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('A rule asks you to look at this task.');
      expect(part).toContain(`/app/tasks/${publicId('tsk', task.task_id)}`);
    }
    expect(mail?.text).toContain('A good customer <b>is</b> unhappy.');
    expect(mail?.html).not.toContain('<b>is</b>');
    nextWindow();
    await harness.mailsTo(colleague.email, 1);
    await harness.mailsTo(shop.owner.email, 1);
  });

  it('collects many notifications: the first immediately, then one mail per window', async () => {
    const shop = await harness.workspace();
    await shop.opened({ title: 'First' });
    await harness.mailsTo(shop.owner.email, 1);
    for (let i = 0; i < 60; i += 1) await shop.opened({ title: `Task ${i}.` });
    await harness.mailsTo(shop.owner.email, 1);
    expect((await shop.log('&status=pending')).length).toBe(60);
    nextWindow();
    const [, digest] = await harness.mailsTo(shop.owner.email, 2);
    expect(digest?.subject).toBe('60 notifications about tasks in Garden');
    expect(digest?.text).toContain('and 10 more');
    expect((await shop.log('&status=pending')).length).toBe(0);
    const messageIds = new Set((await shop.log()).map((one) => one['message_id']));
    expect(messageIds.size).toBe(2);
    nextWindow();
    await shop.opened({ title: 'Later' });
    await harness.mailsTo(shop.owner.email, 3);
  });

  it('writes French to a French workspace', async () => {
    const shop = await harness.workspace('fr-CA');
    await shop.opened();
    const [mail] = await harness.mailsTo(shop.owner.email, 1);
    expect(mail?.subject).toBe('Nouvelle tâche : Call back');
    expect(mail?.text).toContain('Échéance\u00a0: lun. 2 mars 2026');
  });

  it('fails immediately if the server rejects permanently', async () => {
    const shop = await harness.workspace('en', `bounce+${randomUUID()}@example.org`);
    const task = await shop.opened();
    await harness.medium.drained();
    const failed = await shop.detail(task.task_id);
    expect(failed).toMatchObject({
      status: 'failed',
      attempts: [{ number: 1, outcome: 'permanent', reply_code: 550 }],
    });
    expect(failed.attempts[0].reply).toContain('no such mailbox');
    const event = await harness.medium.events.next(DeliveryFailed, (one) => one.tenantId === shop.tenantId);
    expect(event.payload).toMatchObject({ kind: 'task_opened' });
    expect(event.payload.reason).toContain('no such mailbox');
    await harness.mailsTo(shop.owner.email, 0);
  });

  it('retries with the same Message-ID if the server rejects temporarily', async () => {
    const shop = await harness.workspace('en', `defer+${randomUUID()}@example.org`);
    const task = await shop.opened();
    await harness.medium.drained();
    const first = await shop.detail(task.task_id);
    expect(first).toMatchObject({ status: 'pending', attempts: [{ outcome: 'temporary', reply_code: 451 }] });
    harness.medium.clock.advance(3_000);
    const [mail] = await harness.mailsTo(shop.owner.email, 1);
    const then = await shop.detail(task.task_id);
    expect(then.attempts.map((one: { outcome: string }) => one.outcome)).toEqual(['temporary', 'delivered']);
    expect([then.status, then.message_id]).toEqual(['delivered', mail?.message_id]);
    expect(first.message_id).toBe(mail?.message_id);
  });

  it('sends to single plain addresses only, and does not let user input become a header', async () => {
    const email = 'ada@example.org\r\nBcc: eve@example.org';
    const shop = await harness.workspace('en', email);
    const task = await shop.opened();
    await harness.medium.drained();
    expect(await shop.detail(task.task_id)).toMatchObject({
      status: 'failed',
      attempts: [{ outcome: 'permanent', reply_code: null }],
    });
    const honest = await shop.member({ role: 'owner', name: 'Eve\r\nBcc: all@example.org, <x@example.org>' });
    await shop.opened({ assignee_id: honest.staff_id, title: 'Hi\r\nBcc: eve@example.org' });
    const [mail] = await harness.mailsTo(honest.email, 1);
    expect(mail).toMatchObject({ to: [honest.email], subject: 'New task: Hi Bcc: eve@example.org' });
    await harness.mailsTo('eve@example.org', 0);
  });

  it('does not send to a member who was deactivated before the mail was due', async () => {
    const shop = await harness.workspace();
    await shop.opened();
    await harness.mailsTo(shop.owner.email, 1);
    const second = await shop.opened();
    await harness.medium.drained();
    await shop.member({ ...shop.owner, active: false, changed_at: harness.medium.clock.now().toISOString() });
    nextWindow();
    await harness.mailsTo(shop.owner.email, 1);
    expect(await shop.detail(second.task_id)).toMatchObject({ status: 'failed' });
  });

  it('does not send to a member who has not confirmed the address, and logs why', async () => {
    const shop = await harness.workspace();
    const editor = await shop.member({ confirmed: false });
    const { confirmed: _unknown, ...early } = {
      ...editor,
      staff_id: randomUUID(),
      email: `early-${randomUUID()}@example.org`,
    };
    await harness.medium.publish(MemberChanged, early, { tenantId: shop.tenantId });
    for (const assignee of [editor, early]) {
      const task = await shop.opened({ assignee_id: assignee.staff_id });
      await harness.medium.drained();
      expect(await shop.detail(task.task_id)).toMatchObject({
        status: 'failed',
        recipient_id: publicId('stf', assignee.staff_id),
        attempts: [{ outcome: 'permanent', reply_code: null, reply: 'the owner of the address has not confirmed it' }],
      });
      await harness.mailsTo(assignee.email, 0);
    }
    await shop.member({ ...editor, confirmed: true });
    nextWindow();
    await shop.opened({ assignee_id: editor.staff_id });
    await harness.mailsTo(editor.email, 1);
  });

  it('skips a task of a workspace without an active owner or admin, and delivers the next event at once', async () => {
    const shop = await harness.workspace();
    await shop.member({ ...shop.owner, active: false });
    await shop.opened();
    const other = await harness.workspace();
    await other.opened();
    await harness.mailsTo(other.owner.email, 1);
    expect(await shop.log()).toEqual([]);
    expect(await harness.medium.sql('select from messaging.dead_letter')).toEqual([]);
    expect(await harness.medium.sql('select from messaging.committed_offset where attempts > 0')).toEqual([]);
  });

  it('shows the log of a workspace to that workspace only, with filters and pages', async () => {
    const [shop, other] = [await harness.workspace(), await harness.workspace()];
    const task = await shop.opened();
    await shop.opened();
    await harness.medium.drained();
    const { id } = await shop.detail(task.task_id);
    const get = (tenantId: string, path: string) => harness.medium.as({ tenantId }).get(path);
    expect((await get(other.tenantId, `/v1/notifications/${id}`)).status).toBe(404);
    expect((await get(shop.tenantId, `/v1/notifications/ntf_nonsense`)).status).toBe(404);
    expect(await other.log()).toEqual([]);
    expect(await shop.log('&kind=task_due')).toEqual([]);
    const page = (await get(shop.tenantId, '/v1/notifications?limit=1')).body;
    const rest = (await get(shop.tenantId, `/v1/notifications?limit=1&cursor=${page.next_cursor}`)).body;
    expect([...page.data, ...rest.data].map((one) => one.id)).toEqual((await shop.log()).map((one) => one['id']));
    expect((await get(shop.tenantId, '/v1/notifications?status=lost')).status).toBe(400);
    expect((await harness.medium.http.get('/v1/notifications')).status).toBe(401);
  });
});
