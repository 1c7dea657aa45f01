import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AccountMailRequested, AddressConfirmationRequested, InvitationRequested } from '@hearback/contracts';
import { MailedTokens } from '@hearback/http';
import { NotificationsHarness, type Workspace } from './notifications-harness.js';

const FREE_TEXT = 'Claim your prize';
const DAY = 86_400_000;

describe('a mail about an account', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    harness = await NotificationsHarness.start();
  });
  afterAll(() => harness?.medium.close());

  async function request(shop: Workspace, staffId: string, purpose: string, address: string | null = null) {
    const expires_at = new Date(harness.medium.clock.now().getTime() + 3_600_000).toISOString();
    const token_id = randomUUID();
    const payload = { workspace_id: shop.tenantId, staff_id: staffId, purpose, token_id, address, expires_at };
    await harness.medium.publish(AccountMailRequested, payload, { tenantId: shop.tenantId });
    await harness.medium.drained();
    return token_id;
  }

  it('has a fixed text and a link whose token is in the fragment, and goes to confirmed members only', async () => {
    const shop = await harness.workspace('fr', undefined, FREE_TEXT);
    const member = await shop.member({ name: FREE_TEXT, confirmed: true });
    const tokenId = await request(shop, member.staff_id, 'reset-password');
    const [mail] = await harness.mailsTo(member.email, 1);
    const token = harness.medium.app.get(MailedTokens, { strict: false }).tokenOf('reset-password', tokenId);
    expect(mail!.subject).toBe('Choisissez un nouveau mot de passe');
    for (const part of [mail!.text, mail!.html]) expect(part).toContain(`/app/reset-password#${token}`);
    expect(JSON.stringify(mail)).not.toContain(FREE_TEXT);
    const unconfirmed = await shop.member({ confirmed: false });
    await request(shop, unconfirmed.staff_id, 'reset-password');
    await harness.mailsTo(unconfirmed.email, 0);
  });

  it('about a change goes to both addresses, each with its own link', async () => {
    const shop = await harness.workspace();
    const member = await shop.member({ confirmed: true });
    const added = `new-${randomUUID()}@example.org`;
    await request(shop, member.staff_id, 'change-address', added);
    await request(shop, member.staff_id, 'keep-address');
    expect((await harness.mailsTo(added, 1))[0]!.text).toContain('/app/confirm-address#');
    expect((await harness.mailsTo(member.email, 1))[0]!.text).toContain('/app/keep-address#');
  });
});

describe('a member who has not confirmed the address', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    harness = await NotificationsHarness.start();
  });
  afterAll(() => harness?.medium.close());

  const newcomer = (shop: Workspace, address?: string) =>
    shop.member({ name: FREE_TEXT, confirmed: false, ...(address === undefined ? {} : { email: address }) });
  async function request(shop: Workspace, staffId: string, tokenId: string = randomUUID()) {
    const expiresAt = new Date(harness.medium.clock.now().getTime() + 3 * DAY).toISOString();
    const payload = { workspace_id: shop.tenantId, staff_id: staffId, token_id: tokenId, expires_at: expiresAt };
    await harness.medium.publish(AddressConfirmationRequested, payload, { tenantId: shop.tenantId });
    await harness.medium.drained();
    return tokenId;
  }

  it('is mailed a link in a fixed text, without the name of the workspace or of the member', async () => {
    const shop = await harness.workspace('en', undefined, FREE_TEXT);
    const { staff_id, email } = await newcomer(shop);
    const tokenId = await request(shop, staff_id);
    const [mail] = await harness.mailsTo(email, 1);
    const token = harness.medium.app.get(MailedTokens, { strict: false }).tokenOf('confirm-address', tokenId);
    expect(mail).toMatchObject({ subject: 'Confirm your e-mail address', to: [email] });
    for (const part of [mail!.text, mail!.html]) expect(part).toContain(`/confirm/${token}`);
    expect(JSON.stringify(mail)).not.toContain(FREE_TEXT);
    // Somebody on this machine follows the link in the inbox.
    const page = await harness.medium.http.get(`/inbox/${mail!.id}`).expect(200);
    expect(page.text).toMatch(
      new RegExp(`<span><a href="/confirm/${token}">http://[^"<]+/confirm/${token}</a></span>`),
    );
  });

  it('can be invited by name of a confirmed address only, in a fixed text', async () => {
    const shop = await harness.workspace('en', `ada-${randomUUID()}@example.org`, FREE_TEXT);
    const { staff_id } = await newcomer(shop);
    const texts: string[] = [];
    for (const [invited_by, language] of [
      [shop.owner.staff_id, 'de-AT'],
      [staff_id, 'en'],
    ] as const) {
      const [email, token_id] = [`new-${randomUUID()}@example.org`, randomUUID()];
      const expires_at = new Date(harness.medium.clock.now().getTime() + 3 * DAY).toISOString();
      const ids = { workspace_id: shop.tenantId, invitation_id: randomUUID(), token_id, invited_by };
      const event = { ...ids, email, language, expires_at };
      await harness.medium.publish(InvitationRequested, event, { tenantId: shop.tenantId });
      const [mail] = await harness.mailsTo(email, 1);
      const token = harness.medium.app.get(MailedTokens, { strict: false }).tokenOf('join-workspace', token_id);
      for (const part of [mail!.text, mail!.html]) expect(part).toContain(`/app/join/${token}`);
      expect(JSON.stringify(mail)).not.toContain(FREE_TEXT);
      texts.push(`${mail!.subject}: ${mail!.text}`);
    }
    expect(texts[0]).toMatch(/^Einladung zu Hearback: ada-\S+@example\.org lädt Sie/);
    expect(texts[1]).toMatch(/^You are invited to Hearback: You are invited/);
  });

  it('cannot be sent a test mail, which members with a confirmed address get in their language', async () => {
    const shop = await harness.workspace('de', `ada-${randomUUID()}@example.org`);
    const { staff_id } = await newcomer(shop);
    const as = (staffId: string) => harness.medium.headersOf({ tenantId: shop.tenantId, role: 'owner', staffId });
    const state = await harness.medium.http.get('/v1/mail').set(as(staff_id)).expect(200);
    expect(state.body).toEqual({ via: 'inbox', sender: 'hearback@localhost.localdomain' });
    await harness.medium.http.post('/v1/mail/test').set(as(staff_id)).expect(409);
    const sent = await harness.medium.http.post('/v1/mail/test').set(as(shop.owner.staff_id)).expect(200);
    expect(sent.body).toMatchObject({ address: shop.owner.email, outcome: 'delivered' });
    const [mail] = await harness.mailsTo(shop.owner.email, 1);
    expect(mail!.subject).toBe('Testnachricht von Hearback');
  });

  it('is mailed nothing about tasks, whatever happens to them', async () => {
    const shop = await harness.workspace('en', undefined, FREE_TEXT);
    const { staff_id, email } = await newcomer(shop);
    for (let n = 0; n < 3; n += 1) await shop.opened({ assignee_id: staff_id, title: FREE_TEXT });
    await harness.medium.drained();
    harness.medium.clock.advance(61_000);
    await harness.mailsTo(email, 0);
    expect(new Set((await shop.log()).map(({ status }) => status))).toEqual(new Set(['failed']));
  });

  it('is mailed again after the server was busy, but not once the link has expired or the address is confirmed', async () => {
    const shop = await harness.workspace();
    const deferred = await newcomer(shop, `defer+${randomUUID()}@example.org`);
    await request(shop, deferred.staff_id);
    await harness.mailsTo(deferred.email, 0);
    harness.medium.clock.advance(3_000);
    await harness.mailsTo(deferred.email, 1);
    for (const late of ['expired', 'confirmed', 'inactive'] as const) {
      const member = await newcomer(shop, `defer+${late}-${randomUUID()}@example.org`);
      await request(shop, member.staff_id);
      if (late !== 'expired') {
        const change = late === 'confirmed' ? { confirmed: true } : { active: false };
        await shop.member({ ...member, ...change });
      }
      harness.medium.clock.advance(late === 'expired' ? 4 * DAY : 3_000);
      await harness.mailsTo(member.email, 0);
    }
  });
});
