import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  NotificationsActionAudited,
  ReportPrepared,
  ReportScheduleDeleted,
  type ReportPreparedV1,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { eventually } from '@hearback/testing';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { NotificationsHarness, type Workspace } from './notifications-harness.js';

const GOLDEN = new URL('../../../platform/contracts/golden/analytics.report-prepared.v1.json', import.meta.url);
const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as ReportPreparedV1;

/** A mail server that keeps what it gets, parsed. It answers `busy@…` with 451 once. */
async function mailServer() {
  const mails: Email[] = [];
  let busy = 1;
  const receive = async (stream: AsyncIterable<Buffer>, done: () => void) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    mails.push(await PostalMime.parse(Buffer.concat(chunks)));
    done();
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('busy') && busy-- > 0 ? Object.assign(new Error('busy'), { responseCode: 451 }) : null),
    onData: (stream, _session, done) => void receive(stream, done),
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { server, mails, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

describe('a report by mail', () => {
  let harness: NotificationsHarness;
  let smtp: Awaited<ReturnType<typeof mailServer>>;
  let shop: Workspace;
  const to = (address: string) => smtp.mails.filter((mail) => mail.to?.some((each) => each.address === address));
  const as = () => harness.medium.as({ tenantId: shop.tenantId, role: 'editor', staffId: shop.owner.staff_id });
  const put = (scheduleId: string, members: readonly string[], others: readonly string[]) =>
    as()
      .put(`/v1/report-recipients/${publicId('rsc', scheduleId)}`)
      .send({ members: members.map((id) => publicId('stf', id)), others: others.map((address) => ({ address })) });
  const prepared = async (scheduleId: string, more: Partial<ReportPreparedV1> = {}) => {
    const payload = { ...golden, edition_id: randomUUID(), schedule_id: scheduleId, ...more };
    await harness.medium.publish(ReportPrepared, payload, { tenantId: shop.tenantId });
    await harness.medium.drained();
    return payload;
  };
  const history = async (scheduleId: string) =>
    (
      await as()
        .get('/v1/report-mails')
        .query({ report_schedule_id: publicId('rsc', scheduleId) })
    ).body.data as {
      readonly status: string;
      readonly address: string;
      readonly reply: string;
    }[];

  beforeAll(async () => {
    smtp = await mailServer();
    harness = await NotificationsHarness.start({ NOTIFICATIONS_SMTP_URL: smtp.url });
    shop = await harness.workspace('en', `owner-${randomUUID()}@example.org`, 'Lumen <Lamps>');
  });
  afterAll(async () => {
    await harness?.medium.close();
    smtp?.server.close();
  });

  it('has the page with its charts, the same as text, a PDF and a CSV, and a way to stop it', async () => {
    const schedule = randomUUID();
    expect((await put(schedule, [shop.owner.staff_id], [])).body.recipients).toMatchObject([{ status: 'active' }]);
    const payload = await prepared(schedule);
    const [mail] = await eventually(async () => {
      expect(to(shop.owner.email)).toHaveLength(1);
      return to(shop.owner.email);
    });
    expect(mail!.subject).toBe('CES · Return fell.');
    for (const part of [mail!.html!, mail!.text!]) {
      expect(part).toMatch(/CES · Return fell from 78\s%? ?to|CES · Return fell from 78/);
      expect(part).toContain('134 answers');
      expect(part).toContain('/app/reports/ces/answers?');
      expect(part).toContain('Hidden below 5 people');
    }
    const names = mail!.attachments.map(({ filename, mimeType }) => [filename, mimeType]);
    expect(names).toEqual([
      ['bar-0-light.png', 'image/png'],
      ['bar-0-dark.png', 'image/png'],
      ['trend-0-light.png', 'image/png'],
      ['trend-0-dark.png', 'image/png'],
      ['report-2026-11-27.pdf', 'application/pdf'],
      ['report-2026-11-27.csv', 'text/csv'],
    ]);
    for (const { contentId, mimeType } of mail!.attachments.filter((file) => file.mimeType === 'image/png')) {
      expect(mail!.html).toContain(`src="cid:${contentId!.replace(/[<>]/g, '')}"`);
      expect(mimeType).toBe('image/png');
    }
    expect(mail!.html).toMatch(/<img[^>]*alt="61\s%, 95 %: 53 to 69"/);
    const text = (index: number) => Buffer.from(mail!.attachments[index]!.content as ArrayBuffer).toString('latin1');
    expect(text(4).slice(0, 5)).toBe('%PDF-');
    expect(text(5)).toContain('"score","ces","Return","ces.v1:1-7:agree"');
    const headers = new Map(mail!.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    // The same event again, and one for the same edition, mail nothing more.
    await harness.medium.publish(ReportPrepared, payload, { tenantId: shop.tenantId });
    await prepared(schedule, { edition_id: payload.edition_id });
    expect(to(shop.owner.email)).toHaveLength(1);
    expect(await history(schedule)).toMatchObject([{ status: 'delivered', address: shop.owner.email }]);

    const link = new URL(/<([^>]+)>/.exec(headers.get('list-unsubscribe')!)![1]!).pathname;
    expect((await harness.medium.http.get(link)).text).toContain('You get this report by mail');
    await harness.medium.http.post(link).type('form').send({ 'List-Unsubscribe': 'One-Click' }).expect(200);
    await prepared(schedule);
    expect(to(shop.owner.email)).toHaveLength(1);
    expect((await put(schedule, [shop.owner.staff_id], [])).body.recipients).toMatchObject([{ status: 'stopped' }]);
    await harness.medium.http.post(link).type('form').send({ choice: 'start' }).expect(200);
    await prepared(schedule);
    await eventually(() => Promise.resolve(expect(to(shop.owner.email)).toHaveLength(2)));
  });

  it('goes to other addresses only once their owners have confirmed, and to none that was removed', async () => {
    const [schedule, outside] = [randomUUID(), `Other-${randomUUID()}@example.org`];
    const address = outside.toLowerCase();
    expect((await put(schedule, [], [outside])).body.recipients).toMatchObject([{ address, status: 'pending' }]);
    const [asked] = await eventually(async () => {
      await harness.medium.drained();
      expect(to(address)).toHaveLength(1);
      return to(address);
    });
    expect(asked!.subject).toBe('Do you want this report by mail?');
    expect(`${asked!.text} ${asked!.html}`).not.toContain('Lumen');
    await prepared(schedule);
    expect(to(address)).toHaveLength(1);
    const link = /\/report-mails\/[\w-]+/.exec(asked!.text!)![0];
    const page = await harness.medium.http.get(link);
    expect(page.text).toContain('Yes, mail it to me');
    await prepared(schedule);
    expect(to(address)).toHaveLength(1);
    await harness.medium.http.post(link).type('form').send({ choice: 'start' }).expect(200);
    await prepared(schedule);
    await eventually(() => Promise.resolve(expect(to(address)).toHaveLength(2)));
    await harness.medium.publish(
      ReportScheduleDeleted,
      { schedule_id: schedule, deleted_at: golden.report.prepared_at },
      { tenantId: shop.tenantId },
    );
    await prepared(schedule);
    expect(to(address)).toHaveLength(2);
    expect((await harness.medium.http.get(link)).status).toBe(404);
    const audited = (await harness.medium.events.all(NotificationsActionAudited)).map(({ payload }) => payload);
    expect(JSON.stringify(audited.filter(({ target }) => target.id === schedule))).not.toContain('example.org');
  });

  it('is tried again while the server is busy, and goes to nobody who has left or has not confirmed the address', async () => {
    const schedule = randomUUID();
    const busy = await shop.member({ email: `busy-${randomUUID()}@example.org` });
    const left = await shop.member({});
    const newcomer = await shop.member({ confirmed: false });
    await put(schedule, [busy.staff_id, left.staff_id, newcomer.staff_id], []);
    await shop.member({ ...left, active: false });
    await prepared(schedule);
    harness.medium.clock.advance(5_000);
    await eventually(async () => {
      await harness.medium.drained();
      expect(to(busy.email)).toHaveLength(1);
    });
    expect([to(left.email), to(newcomer.email)]).toEqual([[], []]);
    expect(Object.fromEntries((await history(schedule)).map(({ address, reply }) => [address, reply]))).toMatchObject({
      [left.email]: 'the member is not active',
      [newcomer.email]: 'the member has not confirmed the address',
    });
  });

  it('goes to the member alone who asked for it, in Arabic too', async () => {
    const schedule = randomUUID();
    const other = await shop.member({});
    await put(schedule, [other.staff_id], []);
    const before = to(shop.owner.email).length;
    const report = { ...golden.report, language: 'ar' };
    await prepared(schedule, { member_id: shop.owner.staff_id, report });
    await eventually(() => Promise.resolve(expect(to(shop.owner.email)).toHaveLength(before + 1)));
    const mail = to(shop.owner.email).at(-1)!;
    expect(mail.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
    expect(to(other.email)).toHaveLength(0);
  });

  it('has recipients that are members of the workspace, and no more than it can have', async () => {
    const schedule = randomUUID();
    expect((await put(schedule, [randomUUID()], [])).status).toBe(422);
    const many = Array.from({ length: 50 }, (_, i) => `p${i}@example.org`);
    expect((await put(schedule, [], [...many, 'one-more@example.org'])).status).toBe(400);
    expect((await put(schedule, [], ['a@b, c@d.example'])).status).toBe(400);
    const viewer = harness.medium.as({ tenantId: shop.tenantId, role: 'viewer', staffId: shop.owner.staff_id });
    const path = `/v1/report-recipients/${publicId('rsc', schedule)}`;
    expect((await viewer.put(path).send({ members: [], others: [] })).status).toBe(403);
    const query = { report_schedule_id: publicId('rsc', schedule) };
    expect((await as().get('/v1/report-recipients').query(query)).body).toEqual({ recipients: [] });
  });
});
