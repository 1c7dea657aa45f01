import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  BrandChanged,
  CustomerChanged,
  MessageReceived,
  PromiseChanged,
  TaskReopened,
  WorkspaceChanged,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { FollowupsFixture } from './followups-fixture.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const resolution = { root_cause: 'delivery', outcome: 'recovered' };

describe('the status page of a customer', () => {
  let fixture: FollowupsFixture;
  let ada: string;
  let task: { id: string };
  let path: string;
  let count = 0;

  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
    [ada] = (await fixture.staff('Ada Lovelace')) as [string];
  });
  beforeEach(async () => {
    const customer = { external_id: `C-${(count += 1)}` };
    task = (await fixture.tasksOf(...(await fixture.submit({ customer }))))[0];
    path = await linkTo(task.id);
  });
  afterAll(() => fixture?.medium.close());

  const asAda = () => fixture.medium.as({ role: 'editor', staffId: ada });
  const uuidOf = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const linkTo = async (id: string) => {
    const { body } = await asAda().post(`/v1/tasks/${id}/status-link`).send({}).expect(200);
    return new URL(body.url).pathname;
  };
  const show = async (at = path) => (await fixture.medium.http.get(at).expect(200)).text;
  const submit = (fields: Record<string, string>, at = path) =>
    fixture.medium.http
      .post(at)
      .type('form')
      .send({ page: 'en', form: randomUUID(), ...fields });
  const promised = async (minutes: number, what = 'A new lamp') => {
    const due_at = new Date(fixture.medium.clock.now().getTime() + minutes * MINUTE).toISOString();
    const reply = await asAda().post(`/v1/tasks/${task.id}/promises`).send({ what, due_at });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  };
  const advance = async (milliseconds: number) => {
    fixture.medium.clock.advance(milliseconds);
    await fixture.medium.drained();
  };
  const detail = () => fixture.get(`/v1/tasks/${task.id}`);
  const thread = async () => (await fixture.get(`/v1/tasks/${task.id}/thread`)).messages;

  /** Everything that a request could have changed: the rows of each table of the service and the places of the log. */
  async function stateOfEverything() {
    const tables = await fixture.medium.sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'followups' order by 1`,
    );
    const rows = await Promise.all(
      tables.map(async ({ name }) => [
        name,
        await fixture.medium
          .sql(`select count(*)::integer as n, md5(string_agg(t::text, ',' order by t::text)) as content
          from followups."${name}" t`),
      ]),
    );
    return [
      rows,
      await fixture.medium.sql('select topic, partition, next_offset from messaging.partition order by 1, 2'),
    ];
  }

  it('shows the customer’s own words, who takes care of it, and what happened, but nothing internal and no surname', async () => {
    await asAda()
      .patch(`/v1/tasks/${task.id}`)
      .set('if-match', '"1"')
      .send({ assignee_id: publicId('stf', ada) })
      .expect(200);
    await asAda().post(`/v1/tasks/${task.id}/notes`).send({ text: 'He is a difficult one.' }).expect(201);
    await promised(60);
    const html = await show();
    for (const part of [
      'Ada takes care of it',
      'The parcel came late.',
      '3 of 10',
      'A new lamp',
      // The rule that opened the task says so.
      'Passed on to a person automatically, because of your answer',
      // What people wrote is isolated, so that it cannot turn the words around it.
      '\u2068Ada\u2069 promised: \u2068A new lamp\u2069',
    ])
      expect(html).toContain(part);
    for (const internal of ['difficult', 'Lovelace', 'Apologise', 'C-1', 'Call ', 'rul_', 'tsk_'])
      expect(html).not.toContain(internal);
  });

  it('changes nothing when it is opened, is kept nowhere and in no index, and sets no cookie', async () => {
    await promised(60);
    const before = await stateOfEverything();
    for (const query of ['', '?lang=ar', '?go=settled', '?go=reply&text=Hi']) {
      await fixture.medium.http.get(path + query).expect(200);
      await fixture.medium.http.head(path + query).expect(200);
    }
    await fixture.medium.drained();
    expect(await stateOfEverything()).toEqual(before);
    const { headers, text } = await fixture.medium.http.get(path);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toContain('<meta name="robots" content="noindex"');
    expect(text).not.toContain('<script');
  });

  it('is one and the same page for a forged, an unknown and an expired link, and for another purpose', async () => {
    const token = path.slice(3);
    const forged = `/t/${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    const pages = [await fixture.medium.http.get(forged), await fixture.medium.http.get('/t/x')];
    await advance(91 * DAY);
    pages.push(await fixture.medium.http.get(path));
    for (const page of pages) expect([page.status, page.text]).toEqual([404, pages[0]!.text]);
    const late = await submit({ go: 'settled' });
    expect(late.status).toBe(404);
    // Staff can give the customer the same link again.
    expect(await linkTo(task.id)).toBe(path);
    await show();
  });

  it('belongs to its workspace: staff of another one get no link', async () => {
    const other = fixture.medium.as({ tenantId: randomUUID() });
    expect((await other.post(`/v1/tasks/${task.id}/status-link`).send({})).status).toBe(404);
  });

  it('receives an answer once per form, which resumes a waiting task and reaches staff', async () => {
    const { revision } = await detail();
    await asAda()
      .patch(`/v1/tasks/${task.id}`)
      .set('if-match', `"${revision}"`)
      .send({ status: 'waiting' })
      .expect(200);
    const form = randomUUID();
    const sent = await submit({ go: 'reply', form, text: 'Friday works.\r\nThank you <b>' });
    expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('Your message has arrived.')]);
    expect(sent.text).toContain('Thank you &lt;b>');
    expect((await submit({ go: 'reply', form, text: 'Friday works.\r\nThank you <b>' })).status).toBe(200);
    expect(await thread()).toMatchObject([{ direction: 'in', channel: 'page', text: 'Friday works.\nThank you <b>' }]);
    expect(await detail()).toMatchObject({ status: 'open' });
    const event = await fixture.medium.events.next(MessageReceived, { task_id: uuidOf(task.id) });
    expect(event.payload).toMatchObject({ channel: 'page', kind: 'reply', warning: null });
  });

  it('rejects an empty text, one that is too long, and forms that no page has, and stores nothing', async () => {
    const before = await stateOfEverything();
    const empty = await submit({ go: 'reply', text: ' ' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Please write something')]);
    const long = await submit({ go: 'reply', text: 'x'.repeat(5_001) });
    expect([long.status, long.text]).toEqual([422, expect.stringContaining('x'.repeat(5_001))]);
    const forms: readonly Record<string, string>[] = [
      { go: 'reply', form: 'x', text: 'Hi' },
      { go: 'close' },
      { go: 'not_kept', promise: '1' },
      { go: 'reply', text: 'a\u0000b' },
    ];
    for (const fields of forms) expect((await submit(fields)).status).toBe(400);
    expect((await submit({ go: 'not_kept', promise: randomUUID() })).status).toBe(409);
    expect((await fixture.medium.http.post(path).send({ go: 'settled' })).status).toBe(415);
    expect((await submit({ go: 'reply', text: 'x'.repeat(100_000) })).status).toBe(413);
    expect(await stateOfEverything()).toEqual(before);
  });

  it('opens a resolved task again when a promise that is said to be kept was not, once', async () => {
    const promise = await promised(60);
    await asAda().post(`/v1/promises/${promise.id}/keep`).send({}).expect(200);
    await asAda().post(`/v1/tasks/${task.id}/resolve`).send(resolution).expect(200);
    expect(await show()).toContain('This is settled');
    const objection = { go: 'not_kept', promise: uuidOf(promise.id), text: 'No lamp came.' };
    for (let n = 0; n < 2; n++) expect((await submit(objection)).status).toBe(200);
    expect(await detail()).toMatchObject({ status: 'open', reopen_count: 1 });
    const [listed] = (await fixture.get(`/v1/promises?task_id=${task.id}`)).data;
    expect(listed).toMatchObject({ status: 'broken', objection: 'No lamp came.', kept_at: null });
    const events = await fixture.medium.events.all(PromiseChanged);
    const objected = events.filter(
      ({ payload }) => payload.promise_id === uuidOf(promise.id) && payload.change === 'objected',
    );
    expect(objected).toMatchObject([{ payload: { note: 'No lamp came.', owner_id: ada } }]);
    const reopened = (await fixture.medium.events.all(TaskReopened)).filter(
      ({ payload }) => payload.task_id === uuidOf(task.id),
    );
    expect(reopened).toHaveLength(1);
    expect(await show()).toContain('You said that it was not kept.');
    const refused = await asAda().post(`/v1/tasks/${task.id}/resolve`).send(resolution);
    expect(refused.body.code).toBe('followups.promises-pending');
  });

  it('shows both times of a promise that was moved, and that it is late once it is due', async () => {
    const promise = await promised(60);
    const due_at = new Date(fixture.medium.clock.now().getTime() + 120 * MINUTE).toISOString();
    await asAda().post(`/v1/promises/${promise.id}/move`).send({ due_at, reason: 'The courier is ill' }).expect(200);
    const html = await show();
    for (const part of ['First promised until', 'The courier is ill']) expect(html).toContain(part);
    expect(html).not.toContain('value="not_kept"');
    await advance(121 * MINUTE);
    const late = await show();
    for (const part of ['This promise is late', 'value="not_kept"']) expect(late).toContain(part);
  });

  it('tells staff that the customer considers it settled, once, and closes nothing', async () => {
    for (let n = 0; n < 2; n++) expect((await submit({ go: 'settled' })).status).toBe(200);
    const { status, history } = await detail();
    expect(status).toBe('open');
    expect(history.filter(({ kind }: { kind: string }) => kind === 'customer_settled')).toMatchObject([
      { actor: { kind: 'customer' } },
    ]);
    expect(await show()).toContain('You told us that it is settled.');
  });

  it('opens a task for a person to review what a rule did, once, also after it is settled', async () => {
    expect(await show()).toContain('value="review"');
    await asAda().post(`/v1/tasks/${task.id}/resolve`).send(resolution).expect(200);
    for (let n = 0; n < 2; n++) expect((await submit({ go: 'review' })).text).toContain('A person will review it.');
    expect(await show()).not.toContain('value="review"');
    const { history } = await detail();
    const asked = history.filter(({ kind }: { kind: string }) => kind === 'review_requested');
    expect(asked).toMatchObject([{ actor: { kind: 'customer' } }]);
    const { data } = await fixture.get('/v1/tasks?limit=100');
    const reviews = data.filter(({ title }: { title: string }) =>
      title.startsWith('A customer asks a person to review'),
    );
    const mine = await Promise.all(reviews.map(({ id }: { id: string }) => fixture.get(`/v1/tasks/${id}`)));
    const due_at = new Date(fixture.medium.clock.now().getTime() + 7 * DAY).toISOString();
    expect(mine.filter(({ playbook }) => playbook.includes(task.id))).toMatchObject([{ due_at, assignee_id: null }]);
  });

  it.each(['en', 'de', 'fr', 'ar'])('speaks %s', async (language) => {
    await promised(60);
    const html = await show(`${path}?lang=${language}`);
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
  });

  it('speaks the language and counts in the zone of the customer, and looks as the workspace does', async () => {
    const now = fixture.medium.clock.now().toISOString();
    await fixture.medium.publish(WorkspaceChanged, {
      workspace_id: fixture.medium.tenantId,
      name: 'Lumen GmbH',
      language: 'en',
      time_zone: 'Europe/Berlin',
      changed_at: now,
    } as never);
    await fixture.medium.publish(BrandChanged, {
      workspace_id: fixture.medium.tenantId,
      name: 'Lumen Lamps',
      color: '#7a4b0a',
      contact: { name: 'Maya', phone: '030 555 0199', email: null, hours: null },
      privacy_url: null,
      logo_path: null,
      changed_at: now,
    });
    await fixture.medium.publish(CustomerChanged, {
      customer_id: randomUUID(),
      external_id: `C-${count}`,
      language: 'de',
      time_zone: 'Asia/Tokyo',
      attributes: {},
      revision: 1,
      changed_at: now,
    });
    await fixture.medium.drained();
    const html = await show();
    for (const part of ['<html lang="de"', 'Lumen Lamps', 'tel:0305550199', 'Japanische Normalzeit'])
      expect(html).toContain(part);
  });
});
