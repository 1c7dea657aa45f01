import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AddressSuppressed,
  InvitationMailBounced,
  InvitationMailDelivered,
  NotificationsActionAudited,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { AskingWorkspace, surveyOf } from './customer-mails-harness.js';
import { NotificationsHarness } from './notifications-harness.js';

describe('mails to customers', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    harness = await NotificationsHarness.start();
  });
  afterAll(() => harness?.medium.close());

  it('sends the first question with a link for each number, once, and tells that a server has it', async () => {
    const shop = await AskingWorkspace.create(harness);
    const customer = await shop.customer();
    const claimed = await shop.claim(customer);
    await shop.claim(customer, claimed);
    const [mail] = await harness.mailsTo(customer.email!, 1);
    expect(mail?.subject).toBe('A question from Lumen Lamps');
    expect(mail?.text).toContain('Hello Jonas,');
    expect(mail?.text).toContain('How was it, dear guest?');
    const links = [...mail!.html.matchAll(/href="([^"]*\?score=\d+)"/g)].map(([, url]) => new URL(url!));
    expect(links.map((url) => url.searchParams.get('score'))).toEqual([...Array(11).keys()].map(String));
    expect(new Set(links.map((url) => url.pathname)).size).toBe(1);
    expect(links[0]?.pathname).toMatch(/^\/r\/[\w-]{43}$/);
    for (const { href } of links) expect(mail!.text).toContain(href);
    expect(mail!.html).toContain(
      `href="${links[0]!.origin}${links[0]!.pathname}/more" rel="nofollow" aria-hidden="true"`,
    );
    expect(mail!.html).toMatch(/href="[^"]*\/p\/[\w-]{43}"/);
    expect(mail!.html).toMatch(/href="[^"]*\/u\/[\w-]{64}"/);
    expect(Buffer.byteLength(mail!.html)).toBeLessThan(20_000);
    const { payload } = await harness.medium.events.next(
      InvitationMailDelivered,
      (event) => event.payload.invitation_id === claimed.invitation_id,
    );
    expect(payload).toMatchObject({ step: 'invite', step_number: 1, possible_copies: 0 });
  });

  it('has the words of the plan, filled in for the customer, and escapes what they contain', async () => {
    const texts = {
      en: {
        subject: 'How was {{ event.product | default: "your order" }}, {{ customer.first_name | default: "there" }}?',
        intro: 'One question about <{{ event.product | default: "your order" }}>.\nI read every answer.',
        button: 'Tell us',
        footer: 'You ordered from us.',
      },
    };
    const shop = await AskingWorkspace.create(harness, surveyOf({ kind: 'text' }), texts);
    const customer = await shop.customer({ attributes: { first_name: 'Ada' } });
    await shop.claim(customer, { variables: { product: 'the <b>Halo</b> lamp' } });
    const unnamed = await shop.customer({ name: null });
    await shop.claim(unnamed);
    const [mail] = await harness.mailsTo(customer.email!, 1);
    expect(mail?.subject).toBe('How was the <b>Halo</b> lamp, Ada?');
    expect(mail?.html).toContain('One question about &lt;the &lt;b&gt;Halo&lt;/b&gt; lamp&gt;.');
    expect(mail?.html).toContain('>Tell us</a>');
    expect(mail?.html).not.toContain('?score=');
    const [bare] = await harness.mailsTo(unnamed.email!, 1);
    expect(bare?.subject).toBe('How was your order, there?');
    expect(bare?.text).toContain('Hello,');
    for (const part of [bare?.text, bare?.html]) expect(part).not.toMatch(/\{\{|undefined|null/);
  });

  it('waits for copies that come later, and ends in the language of the customer', async () => {
    const shop = await AskingWorkspace.create(harness);
    const customer = { ...(await shop.customer()), customer_id: crypto.randomUUID(), language: 'ar' };
    const late = { ...customer, email: `late-${customer.customer_id}@example.org` };
    await shop.claim(late);
    await harness.medium.drained();
    await harness.mailsTo(late.email, 0);
    await shop.customer(late);
    await harness.medium.drained();
    harness.medium.clock.advance(60_000);
    const [mail] = await harness.mailsTo(late.email, 1);
    expect(mail?.html).toContain('dir="rtl"');
    expect(mail?.text).toContain('كيف كان؟');
  });

  it('gives up on an address that a server rejects, and on a link that has expired', async () => {
    const shop = await AskingWorkspace.create(harness);
    const gone = await shop.customer({ email: 'bounce+survey@example.org' });
    const bounced = await shop.claim(gone);
    const late = await shop.claim(await shop.customer(), { expires_at: '2026-01-01T00:00:00.000Z' });
    for (const [{ invitation_id }, cause, code] of [
      [bounced, 'permanent', 550],
      [late, 'refused', null],
    ] as const) {
      const { payload } = await harness.medium.events.next(
        InvitationMailBounced,
        (event) => event.payload.invitation_id === invitation_id,
      );
      expect(payload).toMatchObject({ cause, code });
    }
  });

  it('does not write again to an address that bounced, until staff allow it', async () => {
    const shop = await AskingWorkspace.create(harness);
    const customer = await shop.customer({ email: `bounce+${crypto.randomUUID()}@example.org` });
    const first = await shop.claim(customer);
    const suppression = (revision: number) =>
      harness.medium.events.next(
        AddressSuppressed,
        ({ payload }) => payload.customer_id === customer.customer_id && payload.revision === revision,
      );
    expect((await suppression(1)).payload).toMatchObject({
      active: true,
      reason: 'bounced',
      invitation_id: first.invitation_id,
    });
    const second = await shop.claim(customer);
    const { payload } = await harness.medium.events.next(
      InvitationMailBounced,
      (event) => event.payload.invitation_id === second.invitation_id,
    );
    expect(payload).toMatchObject({ cause: 'refused', code: null });
    const staff = harness.medium.as({ tenantId: shop.tenantId });
    const { body } = await staff.get(`/v1/suppressed-addresses?reason=bounced&q=${customer.email!.slice(7, 20)}`);
    expect(body.data).toMatchObject([{ address: customer.email, reason: 'bounced' }]);
    const path = `/v1/suppressed-addresses/${body.data[0].id}`;
    expect((await harness.medium.as().delete(path)).status).toBe(404);
    expect((await staff.delete(path).query({ why: 'because' })).status).toBe(400);
    expect((await staff.delete(path).query({ why: 'works_again' })).status).toBe(204);
    const { payload: lifted } = await harness.medium.events.next(
      NotificationsActionAudited,
      (event) => event.tenantId === shop.tenantId && event.payload.action === 'suppressed-address.lifted',
    );
    expect(lifted.after).toEqual({ reason: 'bounced', why: 'works_again' });
    expect((await staff.delete(path)).status).toBe(404);
    expect((await suppression(2)).payload).toMatchObject({ active: false });
    expect((await staff.get('/v1/suppressed-addresses')).body.data).toEqual([]);
  });

  it('does not write to addresses that staff put on the list, and follows a customer to another address', async () => {
    const shop = await AskingWorkspace.create(harness);
    const customer = await shop.customer({ email: 'Joerg@Müller.example' });
    await harness.medium.drained();
    const staff = harness.medium.as({ tenantId: shop.tenantId });
    const added = await staff.post('/v1/suppressed-addresses').send({ address: 'joerg@müller.example' });
    expect(added.body).toMatchObject({ address: 'joerg@xn--mller-kva.example', reason: 'by_staff' });
    const again = await staff.post('/v1/suppressed-addresses').send({ address: 'JOERG@xn--mller-kva.example' });
    expect(again.body).toEqual(added.body);
    await shop.customer({ ...customer, email: `new-${customer.customer_id}@example.org`, revision: 2 });
    await harness.medium.drained();
    const changes = (await harness.medium.events.all(AddressSuppressed)).filter(
      ({ payload }) => payload.customer_id === customer.customer_id,
    );
    expect(changes.map(({ payload: { active, reason, revision } }) => [active, reason, revision])).toEqual([
      [true, 'by_staff', 1],
      [false, 'by_staff', 2],
    ]);
    expect((await staff.post('/v1/suppressed-addresses').send({ address: 'nonsense' })).status).toBe(400);
  });

  it('does not write to an address that is put on the list at the moment in which its customer arrives', async () => {
    const shop = await AskingWorkspace.create(harness);
    const staff = harness.medium.as({ tenantId: shop.tenantId });
    const ids = Array.from({ length: 40 }, () => crypto.randomUUID());
    for (const id of ids)
      await Promise.all([
        shop.customer({ customer_id: id, email: `${id}@example.org` }),
        staff.post('/v1/suppressed-addresses').send({ address: `${id}@example.org` }),
      ]);
    await harness.medium.drained();
    const told = (await harness.medium.events.all(AddressSuppressed)).map(({ payload }) => payload.customer_id);
    expect(ids.filter((id) => !told.includes(id))).toEqual([]);
  });

  it('shows staff a mail before customers get it, and mails it to them only', async () => {
    const shop = await AskingWorkspace.create(harness);
    await shop.customer({ name: 'Ada Lovelace' });
    await harness.medium.drained();
    const { staff_id: staffId, email } = shop.workspace.owner;
    const staff = harness.medium.as({ tenantId: shop.tenantId, staffId, role: 'admin' });
    const preview = (body: object) =>
      staff.post('/v1/mail-previews').send({ survey_id: publicId('srv', shop.surveyId), ...body });
    const texts = {
      en: { subject: 'A lamp, {{ customer.first_name | default: "friend" }}, {{ event.product | default: "new" }}' },
    };
    expect((await preview({ texts, customer: 'real' })).body).toMatchObject({
      subject: 'A lamp, Ada, new',
      missing: ['event.product'],
    });
    const long = (await preview({ texts, customer: 'long', language: 'ar' })).body;
    expect(long.text).toContain('كيف كان؟');
    const { body } = await preview({ texts });
    expect(body).toMatchObject({ subject: 'A lamp, friend, new', from: 'Lumen Lamps' });
    const page = await staff.get(`/v1/mail-previews/${body.id}`);
    expect(page.headers['content-security-policy']).toMatch(/frame-ancestors 'self'; sandbox$/);
    expect(page.text).toContain('?score=10');
    expect((await staff.post(`/v1/mail-previews/${body.id}/send`)).body).toMatchObject({ address: email });
    expect((await harness.mailsTo(email, 1))[0]?.subject).toBe('[Test] A lamp, friend, new');
    expect((await harness.medium.as().get(`/v1/mail-previews/${body.id}`)).status).toBe(404);
    const bad = await preview({ texts: { en: { subject: '{{ customer.name }}' }, '?': {}, de: { nothing: 'x' } } });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['/texts/en/subject', 'no-default'],
      ['/texts/?', 'invalid-language'],
      ['/texts/de/nothing', 'unknown-text'],
    ]);
    harness.medium.clock.advance(15 * 60_000);
    await harness.medium.drained();
    expect((await staff.get(`/v1/mail-previews/${body.id}`)).status).toBe(404);
    expect(await harness.medium.sql('select from notifications.mail_preview')).toEqual([]);
  });
});
