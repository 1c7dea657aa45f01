import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationMailBounced, InvitationMailDelivered } from '@hearback/contracts';
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
});
