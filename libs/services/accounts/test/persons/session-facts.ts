import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { browser, cookieOf, PASSWORD, setCookieOf, uuidOf } from '../accounts-fixture.js';
import { OTHER, MINUTE, type PersonActions } from './person-actions.js';

/** What else is true of sessions. */
export function sessionFacts({
  fixture,
  current,
  signIn,
  switchTo,
  signedIn,
  another,
  personOf,
  joined,
  withMember,
}: PersonActions) {
  it('lasts no longer because it moved', async () => {
    const { session } = await signedIn();
    const second = await another(session);
    const began = (await current(session)).body.created_at;
    fixture().clock.advance(3 * 3_600_000);
    const moved = browser(cookieOf(await switchTo(session, second.workspace.id).expect(204)));
    expect((await current(moved)).body.created_at).toBe(began);
  });

  it('does not survive a change of the password in another workspace', async () => {
    const { session, email } = await signedIn();
    const second = await another(session);
    const elsewhere = await fixture().signIn(email, PASSWORD);
    const moved = browser(cookieOf(await switchTo(elsewhere.session, second.workspace.id).expect(204)));
    const change = { current_password: PASSWORD, new_password: OTHER };
    await fixture().http.post('/v1/members/me/password').set(session).send(change).expect(204);
    await current(moved).expect(401);
    await current(session).expect(401);
    await signIn(email).expect(401);
  });

  it('ends where the person is deactivated, and only there', async () => {
    const { session, email } = await signedIn();
    const shop = await signedIn();
    const { personId } = await personOf(email);
    const staffId = await joined(shop, personId);
    const inShop = browser(cookieOf(await switchTo(session, shop.workspace.id).expect(204)));
    const inOwn = (await fixture().signIn(email, PASSWORD)).session;
    const own = (await current(inOwn)).body.workspaces as { id: string }[];
    const back = browser(cookieOf(await switchTo(inOwn, own.find(({ id }) => id !== shop.workspace.id)!.id)));
    await fixture().http.patch(`/v1/members/${staffId}`).set(shop.session).send({ active: false }).expect(200);
    await current(inShop).expect(401);
    expect((await current(back).expect(200)).body.workspaces).toHaveLength(1);
  });

  it('shows who is signed in and what they may do', async () => {
    const { session, staff } = await signedIn();
    const { body } = await current(session).expect(200);
    expect(body).toMatchObject({ staff: { id: staff.id } });
    expect(body.permissions).toContain('workspace:admin');
  });

  it('does not exist for a key', async () => {
    const { key } = await fixture().workspace();
    const shown = await current(key);
    expect([shown.status, shown.body.code]).toEqual([403, 'accounts.session-only']);
    await fixture().http.delete('/v1/sessions/current').set(key).expect(403);
  });

  it('leaves the member’s other sessions alone when it ends', async () => {
    const { session, email } = await signedIn();
    const other = await fixture().signIn(email, PASSWORD);
    await fixture().http.delete('/v1/sessions/current').set(session).expect(204);
    await current(other.session).expect(200);
  });

  it('records its use once a minute', async () => {
    const { session, staff } = await signedIn();
    const lastUse = async () =>
      (
        await fixture().sql<{ at: Date }>('select last_used_at as at from accounts.session where staff_id = $1', [
          uuidOf(staff.id),
        ])
      )[0]!.at;
    const opened = await lastUse();
    fixture().clock.advance(59_999);
    await current(session);
    expect(await lastUse()).toEqual(opened);
    fixture().clock.advance(1);
    await current(session);
    expect(await lastUse()).toEqual(fixture().clock.now());
  });

  it('survives a rejected change of password', async () => {
    const { session, email } = await signedIn();
    const send = (current_password: string, new_password: string) =>
      fixture().http.post('/v1/members/me/password').set(session).send({ current_password, new_password });
    expect((await send('not the password', 'another horse battery')).body.code).toBe('accounts.wrong-password');
    const weak = await send(PASSWORD, 'short');
    expect([weak.status, weak.body.errors[0].pointer]).toEqual([422, '/new_password']);
    await current(session).expect(200);
    await fixture().signIn(email, PASSWORD);
  });

  it('continues when the member is only renamed', async () => {
    const owner = await signedIn();
    const member = await withMember(owner);
    await fixture().http.patch(`/v1/members/${member.id}`).set(owner.key).send({ name: 'Maxi' }).expect(200);
    await current(member.session).expect(200);
  });

  it('is rejected alike for an unknown address and a wrong password', async () => {
    const { email } = await fixture().workspace();
    const attempt = (address: string) =>
      fixture().http.post('/v1/sessions').send({ email: address, password: 'not the password' });
    const [known, unknown] = [await attempt(email), await attempt('nobody@example.org')];
    const { instance: _known, ...knownBody } = known.body as Record<string, unknown>;
    const { instance: _unknown, ...unknownBody } = unknown.body as Record<string, unknown>;
    expect([known.status, knownBody]).toEqual([unknown.status, unknownBody]);
    expect(known.status).toBe(401);
    expect(setCookieOf(known)).toBe('');
  });

  it('cannot be guessed: the eleventh attempt must wait, even with the right password, for known and unknown addresses alike', async () => {
    const { email } = await fixture().workspace();
    for (const address of [email, 'nobody-else@example.org']) {
      const attempt = (password: string) => fixture().http.post('/v1/sessions').send({ email: address, password });
      for (let n = 0; n < 10; n += 1) expect((await attempt('not the password')).status).toBe(401);
      const rejected = await attempt(PASSWORD);
      expect([rejected.status, rejected.body.code]).toEqual([429, 'accounts.too-many-attempts']);
      expect(Number(rejected.headers['retry-after'])).toBeGreaterThan(0);
    }
    await fixture().passAttemptTime(900_000);
    await fixture().signIn(email, PASSWORD);
  });

  it('does not count successful sign-ins', async () => {
    const { email } = await fixture().workspace();
    for (let n = 0; n < 12; n += 1) await fixture().signIn(email, PASSWORD);
  });

  it('begins in the workspace that was opened last', async () => {
    const { session, email } = await signedIn();
    const second = await another(session);
    fixture().clock.advance(1000);
    await switchTo(session, second.workspace.id).expect(204);
    expect((await signIn(email).expect(201)).body.workspace.id).toBe(second.workspace.id);
  });

  it('does not move to a workspace of somebody else, nor to one that the person has left', async () => {
    const { session, workspace } = await signedIn();
    const stranger = await fixture().workspace();
    for (const id of [stranger.workspace.id, `wsp_${'0'.repeat(32)}`])
      expect((await switchTo(session, id)).body.code).toBe('accounts.not-your-workspace');
    const second = await another(session);
    await fixture().sql('update accounts.staff set active = false where id = $1', [uuidOf(second.staff.id)]);
    await switchTo(session, second.workspace.id).expect(404);
    expect((await current(session)).body.workspace.id).toBe(workspace.id);
  });

  it('ends 12 hours after its last use, however often a page that is left open asks for it', async () => {
    const { session } = await signedIn();
    const hash = createHash('sha256').update(session.cookie.split('=')[1]!).digest('hex');
    const peek = () =>
      fixture()
        .http.post('/internal/credentials/resolve')
        .set(fixture().internal)
        .send({ kind: 'session', hash, use: false });
    for (let hours = 0; hours < 11; hours += 1) {
      fixture().clock.advance(60 * MINUTE);
      await peek().expect(200);
    }
    fixture().clock.advance(61 * MINUTE);
    await peek().expect(404);
    await current(session).expect(401);
  });
}
