import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  AddressSuppressed,
  CustomerChanged,
  CustomerMessageDelivered,
  CustomerMessageFailed,
  CustomerMessageReleased,
  FollowupsActionAudited,
  MessageReceived,
  PreferencesChanged,
} from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { ReplyTokens } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { ReceiveMessage, type ReceivedMessage } from '../src/application/thread/receive-message.js';
import { ReleaseMessage } from '../src/application/thread/release-message.js';
import { ThreadStore } from '../src/application/thread/thread-store.js';
import { WriteMessage } from '../src/application/thread/write-message.js';
import { FollowupsFixture } from './followups-fixture.js';

const WINDOW = 10_000;

describe('the thread with the customer of a task', () => {
  let fixture: FollowupsFixture;
  let ada: string;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
    [ada] = (await fixture.staff('Ada')) as [string];
  });
  afterAll(() => fixture?.medium.close());

  const uuidOf = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const asAda = () => fixture.medium.as({ role: 'agent', staffId: ada });
  const asKey = () => fixture.medium.as();
  const threadOf = (task: string) => fixture.get(`/v1/tasks/${task}/thread`);
  const send = (task: string, body: object, as = asAda()) => as.post(`/v1/tasks/${task}/messages`).send(body);
  const left = async () => {
    fixture.medium.clock.advance(WINDOW);
    await fixture.medium.drained();
  };
  const inBatch = <T>(work: Parameters<BatchDatabase['withTenants']>[1]): Promise<T> =>
    fixture.medium.app.get(BatchDatabase, { strict: false }).withTenants([fixture.medium.tenantId], work) as Promise<T>;

  /** A customer with an address who was unhappy, and the task about it. */
  const complaint = async ({ email = 'jonas@example.org' as string | null, language = 'de' } = {}) => {
    const [external_id, customer_id] = [`C-${randomUUID()}`, randomUUID()];
    const now = fixture.medium.clock.now().toISOString();
    await fixture.medium.publish(CustomerChanged, {
      customer_id,
      external_id,
      name: 'Jonas Weber',
      email,
      language,
      attributes: {},
      revision: 1,
      changed_at: now,
    });
    const [task] = await fixture.tasksOf(...(await fixture.submit({ customer: { external_id } })));
    return { task: task.id as string, external_id, customer_id };
  };
  const incoming = (task: string, more: Partial<ReceivedMessage> = {}): ReceivedMessage => ({
    taskId: uuidOf(task),
    customerExternalId: null,
    channel: 'mail',
    subject: 'Re: your lamp',
    text: 'Friday works.',
    mailMessageId: '<1@mail.example.org>',
    kind: 'reply',
    quoted: '> Does Friday work?',
    senderName: 'Jonas',
    senderAddress: 'jonas@example.org',
    warning: null,
    attachments: [{ name: 'lamp.jpg', size: 48_211 }],
    authentication: { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
    messageKey: `<${randomUUID()}@mail.example.org>`,
    ...more,
  });
  const receive = (message: ReceivedMessage) =>
    inBatch((tx) =>
      fixture.medium.app.get(ReceiveMessage, { strict: false }).execute(tx, fixture.medium.tenantId, message),
    );

  it('sends a message of a member after ten seconds: it is the first response, and the task waits if asked to', async () => {
    const { task, external_id } = await complaint();
    const { body } = await send(task, { text: 'Does Friday work?', wait: true }).expect(201);
    expect(body).toMatchObject({ state: 'sending', writer: 'person', direction: 'out', wait: true, failure: null });
    expect(await threadOf(task)).toMatchObject({
      customer: { external_id, name: 'Jonas Weber', language: 'de', prefers_person: false },
      no_way: null,
      tone: 'person-first',
      answers_by_mail: false,
      messages: [{ id: body.id, state: 'sending', member_name: 'Ada' }],
    });
    expect(await fixture.get(`/v1/tasks/${task}`)).toMatchObject({ first_response_at: null, status: 'open' });
    await left();
    const released = await fixture.medium.events.next(CustomerMessageReleased, { message_id: uuidOf(body.id) });
    expect(released.payload).toEqual({
      message_id: uuidOf(body.id),
      task_id: uuidOf(task),
      customer_external_id: external_id,
      address: null,
      language: 'de',
      writer: 'person',
      purpose: 'reply',
      member_name: 'Ada',
      subject: null,
      text: 'Does Friday work?',
      in_reply_to: null,
      references: [],
      status_link_id: expect.any(String),
      released_at: fixture.medium.clock.now().toISOString(),
    });
    const detail = await fixture.get(`/v1/tasks/${task}`);
    expect(detail).toMatchObject({ status: 'waiting', first_response_at: released.payload.released_at });
    expect(detail.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'opened',
      'message_sent',
      'first_response',
      'status_changed',
    ]);
    const audited = (await fixture.medium.events.all(FollowupsActionAudited)).map(({ payload }) => payload);
    expect(JSON.stringify(audited)).not.toContain('Friday');
    expect(audited.filter(({ target }) => target.id === uuidOf(task)).map(({ action }) => action)).toContain(
      'task.message-sent',
    );
  });

  it('repeats a send with the same Idempotency-Key without a second message', async () => {
    const { task } = await complaint();
    const key = randomUUID();
    const one = () => send(task, { text: 'Once.' }).set('idempotency-key', key);
    const replies = [await one(), await one()];
    expect(replies.map(({ status }) => status)).toEqual([201, 201]);
    expect(replies[1]!.body).toEqual(replies[0]!.body);
    expect((await threadOf(task)).messages).toHaveLength(1);
  });

  it('cancels a message until its time, and never after it', async () => {
    const { task } = await complaint();
    const cancel = (id: string) => asAda().delete(`/v1/tasks/${task}/messages/${id}`);
    const { body: first } = await send(task, { text: 'Typo.' });
    fixture.medium.clock.advance(WINDOW - 1);
    await cancel(first.id).expect(204);
    await cancel(first.id).expect(204);
    await left();
    expect((await threadOf(task)).messages).toEqual([]);
    expect(await fixture.get(`/v1/tasks/${task}`)).toMatchObject({ first_response_at: null });
    const { body: second } = await send(task, { text: 'Right.' });
    await left();
    const late = await cancel(second.id);
    expect([late.status, late.body.code]).toEqual([409, 'followups.message-left']);
    await cancel(publicId('msg', randomUUID())).expect(404);
    const { task: other } = await complaint();
    await asAda().delete(`/v1/tasks/${other}/messages/${second.id}`).expect(404);
    const sent = (await fixture.medium.events.all(CustomerMessageReleased)).map(({ payload }) => payload.message_id);
    expect(sent).toContain(uuidOf(second.id));
    expect(sent).not.toContain(uuidOf(first.id));
  });

  it('rejects to cancel a message whose time has come, also if its job is late', async () => {
    const { task } = await complaint();
    const { body } = await send(task, { text: 'Too late.' });
    const late = await fixture.medium.sql<{ id: string }>(
      `update jobs.job set due_at = due_at + interval '1 hour' where dedupe = $1 returning id`,
      [uuidOf(body.id)],
    );
    expect(late).toHaveLength(1);
    fixture.medium.clock.advance(WINDOW);
    const reply = await asAda().delete(`/v1/tasks/${task}/messages/${body.id}`);
    expect([reply.status, reply.body.code]).toEqual([409, 'followups.message-left']);
    fixture.medium.clock.advance(3_600_000);
    await fixture.medium.drained();
    await fixture.medium.events.next(CustomerMessageReleased, { message_id: uuidOf(body.id) });
  });

  it('either cancels or releases, when both come at once', async () => {
    const { task } = await complaint();
    const release = fixture.medium.app.get(ReleaseMessage, { strict: false });
    for (let n = 0; n < 5; n += 1) {
      const { body } = await send(task, { text: `Race ${n}.` });
      const [cancelled] = await Promise.all([
        asAda().delete(`/v1/tasks/${task}/messages/${body.id}`),
        inBatch((tx) => release.execute(tx, fixture.medium.tenantId, uuidOf(task), uuidOf(body.id))),
      ]);
      await fixture.medium.drained();
      const sent = (await fixture.medium.events.all(CustomerMessageReleased)).filter(
        ({ payload }) => payload.message_id === uuidOf(body.id),
      );
      expect([cancelled.status, sent.length]).toEqual(cancelled.status === 204 ? [204, 0] : [409, 1]);
    }
  });

  it('releases once, however often the job runs or its process ends in between', async () => {
    const { task } = await complaint();
    const { body } = await send(task, { text: 'Once.' });
    const release = fixture.medium.app.get(ReleaseMessage, { strict: false });
    const run = (tx: Parameters<Parameters<BatchDatabase['withTenants']>[1]>[0]) =>
      release.execute(tx, fixture.medium.tenantId, uuidOf(task), uuidOf(body.id));
    const killed = inBatch(async (tx) => {
      await run(tx);
      throw new Error('the process ends before the commit');
    });
    await expect(killed).rejects.toThrow('before the commit');
    expect((await threadOf(task)).messages).toMatchObject([{ state: 'sending' }]);
    await Promise.all([inBatch(run), inBatch(run)]);
    await left();
    const released = await fixture.medium.events.all(CustomerMessageReleased);
    expect(released.filter(({ payload }) => payload.message_id === uuidOf(body.id))).toHaveLength(1);
    const { history } = await fixture.get(`/v1/tasks/${task}`);
    expect(history.filter(({ kind }: { kind: string }) => kind === 'message_sent')).toHaveLength(1);
  });

  it('notes what became of the mail: delivered, then bounced, and never the other way round', async () => {
    const { task } = await complaint();
    const { body } = await send(task, { text: 'Hello.' });
    await left();
    const at = fixture.medium.clock.now().toISOString();
    const about = { message_id: uuidOf(body.id), task_id: uuidOf(task) };
    const delivered = { ...about, mail_message_id: '<m@shop.example>', delivered_at: at, possible_copies: 0 };
    for (let n = 0; n < 2; n += 1) await fixture.medium.publish(CustomerMessageDelivered, delivered);
    await fixture.medium.drained();
    expect((await threadOf(task)).messages).toMatchObject([{ state: 'delivered', delivered_at: at }]);
    await fixture.medium.publish(CustomerMessageFailed, { ...about, cause: 'bounced', code: null, failed_at: at });
    await fixture.medium.publish(CustomerMessageDelivered, delivered);
    await fixture.medium.drained();
    expect((await threadOf(task)).messages).toMatchObject([{ state: 'failed', failure: 'bounced' }]);
  });

  it('says before sending that a customer cannot be written to', async () => {
    const code = async (task: string) => {
      const reply = await send(task, { text: 'Hello?' });
      return [reply.status, reply.body.code, (await threadOf(task)).no_way];
    };
    const { task: nameless } = await complaint({ email: null });
    expect(await code(nameless)).toEqual([409, 'followups.customer-unreachable', 'no-address']);
    const { body: byHand } = await asAda().post('/v1/tasks').send({ title: 'For nobody' });
    expect(await code(byHand.id)).toEqual([409, 'followups.customer-unreachable', 'no-customer']);
    const { task, customer_id } = await complaint();
    const change = { customer_id, reason: 'bounced', invitation_id: null, changed_at: '2026-03-02T09:00:00.000Z' };
    await fixture.medium.publish(AddressSuppressed, { ...change, active: true, revision: 1 });
    await fixture.medium.drained();
    expect(await code(task)).toEqual([409, 'followups.customer-unreachable', 'suppressed']);
    await fixture.medium.publish(AddressSuppressed, { ...change, active: false, revision: 2 });
    await fixture.medium.publish(AddressSuppressed, { ...change, active: true, revision: 1 });
    await fixture.medium.drained();
    await send(task, { text: 'Hello?' }).expect(201);
  });

  it('lets a program write only after a person has, and never to who prefers a person', async () => {
    const { task, customer_id } = await complaint();
    const early = await send(task, { text: 'Automatic.' }, asKey());
    expect([early.status, early.body.code]).toEqual([409, 'followups.tone-forbids']);
    expect(early.body.detail).toContain('person-first');
    fixture.medium.clock.advance(1);
    await send(task, { text: 'From a person.' }).expect(201);
    expect((await send(task, { text: 'Automatic.' }, asKey())).body.detail).toContain('person-first');
    await left();
    const automatic = await send(task, { text: 'Automatic.' }, asKey()).expect(201);
    expect(automatic.body).toMatchObject({ writer: 'automatic', member_id: null });
    await fixture.medium.publish(PreferencesChanged, {
      customer_id,
      topics_off: [],
      max_every_days: null,
      paused_until: null,
      language: 'ar',
      quiet_hours: null,
      prefers_person: true,
      no_profiling: false,
      revision: 1,
      changed_at: '2026-03-02T09:00:00.000Z',
    });
    await fixture.medium.drained();
    expect((await threadOf(task)).customer).toMatchObject({ language: 'ar', prefers_person: true });
    expect((await send(task, { text: 'Again.' }, asKey())).body.detail).toContain('prefers-person');
    await send(task, { text: 'A person may.' }).expect(201);
  });

  it('lets a program write after somebody has spoken with the customer, also after a second low score', async () => {
    const { task, external_id } = await complaint();
    const toneOf = async () => (await threadOf(task)).tone;
    const note = (body: object) => asAda().post(`/v1/tasks/${task}/notes`).send(body).expect(201);
    await send(task, { text: 'Sorry.' });
    await left();
    expect(await toneOf()).toBeNull();
    await fixture.submit({ customer: { external_id } });
    expect(await toneOf()).toBe('person-first');
    fixture.medium.clock.advance(1_000);
    await note({ text: 'Nobody answers.' });
    expect(await toneOf()).toBe('person-first');
    const { body } = await note({ text: 'Called: the lamp comes on Friday.', spoke: true });
    expect(body).toMatchObject({ spoke: true });
    expect(await toneOf()).toBeNull();
    expect((await fixture.get(`/v1/tasks/${task}`)).history.at(-1)).toMatchObject({ kind: 'spoken' });
  });

  it('takes a note of a talk for the first response', async () => {
    const { task } = await complaint();
    const spoken = { text: 'Called.', spoke: true };
    await asAda().post(`/v1/tasks/${task}/notes`).send(spoken).expect(201);
    const { first_response_at: first, history } = await fixture.get(`/v1/tasks/${task}`);
    expect(first).toBe(fixture.medium.clock.now().toISOString());
    expect(history.map(({ kind }: { kind: string }) => kind).slice(-2)).toEqual(['spoken', 'first_response']);
  });

  it('writes one message for two calls with one id, as those that come of one event', async () => {
    const { task } = await complaint();
    const write = fixture.medium.app.get(WriteMessage, { strict: false });
    const wanted = {
      id: randomUUID(),
      taskId: uuidOf(task),
      writer: 'person',
      memberId: ada,
      purpose: 'reply',
    } as const;
    for (const text of ['First.', 'Second.'])
      await inBatch((tx) => write.execute(tx, fixture.medium.tenantId, { ...wanted, text }));
    expect((await threadOf(task)).messages).toMatchObject([{ text: 'First.' }]);
  });

  it('stores what comes in once, resumes the task that waits, and says so to staff', async () => {
    const { task, external_id } = await complaint();
    await send(task, { text: 'Does Friday work?', wait: true });
    await left();
    const message = incoming(task, { customerExternalId: external_id });
    const receipts = await Promise.all([receive(message), receive(message)]);
    expect(receipts.map((receipt) => (receipt as { kind: string }).kind).toSorted()).toEqual(['known', 'stored']);
    await fixture.medium.drained();
    const { messages } = await threadOf(task);
    expect(messages).toHaveLength(2);
    expect(messages[1]).toMatchObject({
      direction: 'in',
      writer: 'customer',
      kind: 'reply',
      text: 'Friday works.',
      quoted: '> Does Friday work?',
      sender_name: 'Jonas',
      warning: null,
      attachments: [{ name: 'lamp.jpg', size: 48_211 }],
      authentication: { dmarc: 'pass' },
      state: null,
    });
    expect(await fixture.get(`/v1/tasks/${task}`)).toMatchObject({ status: 'open' });
    const events = (await fixture.medium.events.all(MessageReceived)).filter(
      ({ payload }) => payload.task_id === uuidOf(task),
    );
    expect(events).toHaveLength(1);
    expect(events[0]!.payload).toMatchObject({ kind: 'reply', warning: null, excerpt: 'Friday works.' });
    const { body } = await send(task, { text: 'Booked.' });
    await left();
    const released = await fixture.medium.events.next(CustomerMessageReleased, { message_id: uuidOf(body.id) });
    expect(released.payload).toMatchObject({
      subject: 'Re: your lamp',
      in_reply_to: '<1@mail.example.org>',
      references: ['<1@mail.example.org>'],
    });
  });

  it.each<[string, Partial<ReceivedMessage>]>([
    ['an automatic reply', { kind: 'auto_reply' }],
    ['a bounce', { kind: 'bounce' }],
    ['a mail whose sender is not proven', { warning: 'forged' }],
    ['a mail from another address', { warning: 'other-sender' }],
  ])('is not resumed by %s', async (_, more) => {
    const { task } = await complaint();
    await send(task, { text: 'Does Friday work?', wait: true });
    await left();
    await receive(incoming(task, more));
    expect(await fixture.get(`/v1/tasks/${task}`)).toMatchObject({ status: 'waiting' });
    expect((await threadOf(task)).messages).toHaveLength(2);
  });

  it('is answered to who wrote, where no customer is known, but never to who is not proven', async () => {
    const { body: byHand } = await asAda().post('/v1/tasks').send({ title: 'A mail came' });
    await receive(incoming(byHand.id, { warning: 'forged', senderAddress: 'forger@example.org' }));
    expect((await threadOf(byHand.id)).no_way).toBe('no-customer');
    await receive(incoming(byHand.id, { senderAddress: 'writer@example.org' }));
    const { body } = await send(byHand.id, { text: 'Thank you.' }).expect(201);
    await left();
    const { payload } = await fixture.medium.events.next(CustomerMessageReleased, { message_id: uuidOf(body.id) });
    expect(payload).toMatchObject({ customer_external_id: null, address: 'writer@example.org' });
  });

  it('is found by the token of its address, of which only the hash is stored', async () => {
    const { task } = await complaint();
    await send(task, { text: 'Hello.' });
    const tokens = fixture.medium.app.get(ReplyTokens, { strict: false });
    const token = tokens.tokenOf(uuidOf(task));
    const threads = fixture.medium.app.get(ThreadStore, { strict: false });
    expect(await threads.taskOfToken(tokens.hashOf(token))).toEqual({
      tenantId: fixture.medium.tenantId,
      taskId: uuidOf(task),
    });
    expect(await threads.taskOfToken(tokens.hashOf('0'.repeat(32)))).toBeUndefined();
    const rows = await fixture.medium.sql('select * from followups.thread_address');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(
      await fixture.medium.sql(`select 1 from messaging.event e where e::text like '%' || $1 || '%'`, [token]),
    ).toEqual([]);
  });

  it('keeps what a member types for their other devices, by version, until it is sent', async () => {
    const { task } = await complaint();
    const [bo] = (await fixture.staff('Bo')) as [string];
    const asBo = () => fixture.medium.as({ role: 'agent', staffId: bo });
    const path = `/v1/tasks/${task}/draft`;
    const save = (text: string, version: number, as = asAda()) =>
      as.put(path).set('if-match', `"${version}"`).send({ text });
    const none = await asAda().get(path).expect(200);
    expect([none.body, none.headers['etag']]).toEqual([{ text: '', version: 0, saved_at: null }, '"0"']);
    // Of two devices that begin at the same time, one learns that the other has.
    const both = await Promise.all([save('Hello', 0), save('Dear', 0)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const { text } = (await asAda().get(path)).body;
    const stale = await save('Hi', 0);
    expect([stale.status, stale.body.code]).toEqual([412, 'followups.draft-changed']);
    expect((await save(text, 0)).body).toMatchObject({ text, version: 1 });
    expect((await save('Hello Jonas', 1)).body).toMatchObject({ version: 2 });
    await save('x', 7).then(({ status }) => expect(status).toBe(412));
    expect((await asAda().put(path).send({ text: 'x' })).status).toBe(428);
    expect((await save('x'.repeat(20_001), 2)).status).toBe(400);
    expect((await save('', 5, asBo())).body).toMatchObject({ text: '', version: 0 });
    expect((await asKey().get(path)).body).toEqual(none.body);
    expect((await save('x', 0, asKey())).body).toMatchObject({ status: 403, code: 'followups.drafts-need-session' });
    expect((await asAda().get(`/v1/tasks/${publicId('tsk', randomUUID())}/draft`)).status).toBe(404);
    expect((await asBo().get(path)).body.text).toBe('');
    expect((await send(task, { text: 'Hello Jonas' })).status).toBe(201);
    expect((await asAda().get(path)).body).toMatchObject({ text: '', version: 3 });
    // What was on its way when the message was sent does not come back.
    expect((await save('Hello Jonas', 2)).status).toBe(412);
  });

  it('rejects empty and overlong texts, and texts of other workspaces', async () => {
    const { task } = await complaint();
    for (const body of [{}, { text: '' }, { text: 'x'.repeat(20_001) }, { text: 'x', wait: 'yes' }])
      expect((await send(task, body)).status).toBe(400);
    const other = { tenantId: fixture.medium.otherTenantId };
    await fixture.medium.as(other).get(`/v1/tasks/${task}/thread`).expect(404);
    await send(task, { text: 'x' }, fixture.medium.as(other)).expect(404);
  });
});
