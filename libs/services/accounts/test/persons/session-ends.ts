import { expect, it } from '@jest/globals';
import { browser, cookieOf, PASSWORD, setCookieOf } from '../accounts-fixture.js';
import { HOUR, OTHER, type PersonActions } from './person-actions.js';

/** What ends sessions. */
export function sessionEnds({
  fixture,
  current,
  signIn,
  switchTo,
  sessionsOf,
  signedIn,
  another,
  mailed,
  requestReset,
  redeemReset,
  withApp,
  storedSessions,
  withMember,
}: PersonActions) {
  it('ends twelve hours after its last use', async () => {
    const { session } = await signedIn();
    fixture().clock.advance(11 * HOUR);
    await current(session).expect(200);
    fixture().clock.advance(11 * HOUR);
    await current(session).expect(200);
    fixture().clock.advance(12 * HOUR);
    await current(session).expect(401);
  });

  it('ends after seven days, however much it is used', async () => {
    const { session } = await signedIn();
    for (let day = 0; day < 13; day += 1) {
      fixture().clock.advance(12 * HOUR - 60_000);
      await current(session).expect(200);
    }
    fixture().clock.advance(12 * HOUR);
    await current(session).expect(401);
  });

  it('ends at sign-out, which clears the cookie', async () => {
    const { session, staff } = await signedIn();
    const out = await fixture().http.delete('/v1/sessions/current').set(session).expect(204);
    expect(setCookieOf(out)).toMatch(/^__Host-hearback=; Max-Age=0; /);
    await current(session).expect(401);
    expect(await storedSessions(staff.id)).toEqual([]);
  });

  it('ends everywhere when the password changes, and continues here with a new secret', async () => {
    const { session, email, staff } = await signedIn();
    const elsewhere = await fixture().signIn(email, PASSWORD);
    const change = { current_password: PASSWORD, new_password: 'another horse battery' };
    const reply = await fixture().http.post('/v1/members/me/password').set(session).send(change).expect(204);
    await current(session).expect(401);
    await current(elsewhere.session).expect(401);
    await current(browser(cookieOf(reply))).expect(200);
    expect(await storedSessions(staff.id)).toHaveLength(1);
    await fixture().http.post('/v1/sessions').send({ email, password: PASSWORD }).expect(401);
    await fixture().signIn(email, change.new_password);
  });

  it('ends when the password is reset', async () => {
    const { session, email, staff } = await signedIn();
    await requestReset(email).expect(202);
    await redeemReset((await mailed(staff.id, 'reset-password'))!).expect(204);
    await current(session).expect(401);
    await signIn(email).expect(401);
    await signIn(email, OTHER).expect(201);
  });

  it('ends when the member’s role changes', async () => {
    const owner = await signedIn();
    const member = await withMember(owner);
    await fixture().http.patch(`/v1/members/${member.id}`).set(owner.key).send({ role: 'viewer' }).expect(200);
    await current(member.session).expect(401);
    const { session } = await fixture().signIn(member.email, PASSWORD);
    expect((await current(session)).body.permissions).not.toContain('surveys:write');
  });

  it('ends when the member is deactivated, and no other begins until they are active again', async () => {
    const owner = await signedIn();
    const member = await withMember(owner);
    await fixture().http.patch(`/v1/members/${member.id}`).set(owner.key).send({ active: false }).expect(200);
    await current(member.session).expect(401);
    const rejected = await fixture().http.post('/v1/sessions').send({ email: member.email, password: PASSWORD });
    expect([rejected.status, rejected.body.code]).toEqual([401, 'accounts.sign-in-refused']);
    await fixture().http.patch(`/v1/members/${member.id}`).set(owner.key).send({ active: true }).expect(200);
    await fixture().signIn(member.email, PASSWORD);
  });

  it('ends when two-step sign-in is turned on elsewhere', async () => {
    const { session, email } = await signedIn();
    const elsewhere = await fixture().signIn(email, PASSWORD);
    await withApp(session);
    await current(elsewhere.session).expect(401);
    await current(session).expect(200);
  });

  it('is listed with browser and network, and ended by the person alone', async () => {
    const { session, email } = await signedIn();
    const phone = await fixture()
      .http.post('/v1/sessions')
      .set({ 'user-agent': 'Phone/1.0' })
      .send({ email, password: PASSWORD })
      .expect(201);
    const listed = await sessionsOf(session);
    expect(listed).toHaveLength(2);
    const other = listed.find(({ current: isCurrent }) => !isCurrent)!;
    expect(other).toMatchObject({ user_agent: 'Phone/1.0', network: expect.stringMatching(/127\.0\.0/) });
    const stranger = await signedIn();
    await fixture().http.delete(`/v1/me/sessions/${other.id}`).set(stranger.session).expect(404);
    await current(browser(cookieOf(phone))).expect(200);
    await fixture().http.delete(`/v1/me/sessions/${other.id}`).set(session).expect(204);
    await current(browser(cookieOf(phone))).expect(401);
    await current(session).expect(200);
  });

  it('ends with all others at once, in all workspaces, but for the one that asks', async () => {
    const { session, email, staff } = await signedIn();
    const second = await another(session);
    const others = await Promise.all([fixture().signIn(email, PASSWORD), fixture().signIn(email, PASSWORD)]);
    const moved = browser(cookieOf(await switchTo(others[0].session, second.workspace.id)));
    await fixture().http.delete('/v1/me/sessions').set(session).expect(204);
    for (const ended of [moved, others[1].session]) await current(ended).expect(401);
    expect(await sessionsOf(session)).toHaveLength(1);
    // Each in the audit log of its workspace.
    await fixture().drained();
    const there = { authorization: `Bearer ${second.secret_key}` };
    for (const log of [there, session]) {
      const reply = await fixture().http.get('/v1/audit-entries?action=session.ended').set(log).expect(200);
      const recorded = reply.body.data as { actor: { id: string } }[];
      expect(recorded.map(({ actor }) => actor.id)).toContain(log === there ? second.staff.id : staff.id);
    }
  });
}
