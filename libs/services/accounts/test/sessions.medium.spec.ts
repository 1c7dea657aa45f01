import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TenantDatabase } from '@hearback/database';
import { eventually, waitingForLocks } from '@hearback/testing';
import { accountsFixture, browser, cookieOf, PASSWORD, setCookieOf, uuidOf } from './accounts-fixture.js';

const HOUR = 3_600_000;

describe('a session', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  beforeAll(async () => {
    fixture = await accountsFixture();
  });
  afterAll(() => fixture?.close());

  const current = (session: Record<string, string>) => fixture.http.get('/v1/sessions/current').set(session);
  const sessionsOf = (staffId: string) =>
    fixture.sql('select id from accounts.session where staff_id = $1', [uuidOf(staffId)]);

  /** A workspace whose owner is signed in. */
  async function signedIn() {
    const workspace = await fixture.workspace();
    return { ...workspace, ...(await fixture.signIn(workspace.email, PASSWORD)) };
  }

  /** A member of that workspace who is signed in. */
  async function withMember(owner: { key: Record<string, string> }, role = 'editor') {
    const email = `${role}-${Math.random().toString(36).slice(2)}@example.org`;
    const member = { email, name: 'Max', role, password: PASSWORD };
    const { body } = await fixture.http.post('/v1/members').set(owner.key).send(member).expect(201);
    return { id: body.id as string, email, ...(await fixture.signIn(email, PASSWORD)) };
  }

  it('starts with a cookie that only this host receives, over HTTPS, hidden from scripts', async () => {
    const { reply, workspace, staff } = await signedIn();
    const [secret, age, ...attributes] = setCookieOf(reply).split('; ');
    expect(secret).toMatch(/^__Host-hearback=[A-Za-z0-9_-]{43}$/);
    expect(age).toBe('Max-Age=604800');
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(reply.body).toMatchObject({ staff: { id: staff.id, role: 'owner' }, workspace });
    expect(JSON.stringify(reply.body)).not.toContain(cookieOf(reply));
  });

  it('shows who is signed in and what they may do', async () => {
    const { session, staff } = await signedIn();
    const { body } = await current(session).expect(200);
    expect(body).toMatchObject({ staff: { id: staff.id } });
    expect(body.permissions).toContain('workspace:admin');
  });

  it('does not exist for a key', async () => {
    const { key } = await fixture.workspace();
    const shown = await current(key);
    expect([shown.status, shown.body.code]).toEqual([403, 'accounts.session-only']);
    await fixture.http.delete('/v1/sessions/current').set(key).expect(403);
  });

  it('ends at sign-out, which clears the cookie', async () => {
    const { session, staff } = await signedIn();
    const out = await fixture.http.delete('/v1/sessions/current').set(session).expect(204);
    expect(setCookieOf(out)).toMatch(/^__Host-hearback=; Max-Age=0; /);
    await current(session).expect(401);
    expect(await sessionsOf(staff.id)).toEqual([]);
  });

  it('leaves the member’s other sessions alone when it ends', async () => {
    const { session, email } = await signedIn();
    const other = await fixture.signIn(email, PASSWORD);
    await fixture.http.delete('/v1/sessions/current').set(session).expect(204);
    await current(other.session).expect(200);
  });

  it('is replaced by the next sign-in from the same browser, with a new secret', async () => {
    const { session, email, reply, staff } = await signedIn();
    const again = await fixture.http.post('/v1/sessions').set(session).send({ email, password: PASSWORD }).expect(201);
    expect(cookieOf(again)).not.toBe(cookieOf(reply));
    await current(session).expect(401);
    await current(browser(cookieOf(again))).expect(200);
    expect(await sessionsOf(staff.id)).toHaveLength(1);
  });

  it('ends twelve hours after its last use', async () => {
    const { session } = await signedIn();
    fixture.clock.advance(11 * HOUR);
    await current(session).expect(200);
    fixture.clock.advance(11 * HOUR);
    await current(session).expect(200);
    fixture.clock.advance(12 * HOUR);
    await current(session).expect(401);
  });

  it('ends after seven days, however much it is used', async () => {
    const { session } = await signedIn();
    for (let day = 0; day < 13; day += 1) {
      fixture.clock.advance(12 * HOUR - 60_000);
      await current(session).expect(200);
    }
    fixture.clock.advance(12 * HOUR);
    await current(session).expect(401);
  });

  it('records its use once a minute', async () => {
    const { session, staff } = await signedIn();
    const lastUse = async () =>
      (
        await fixture.sql<{ at: Date }>('select last_used_at as at from accounts.session where staff_id = $1', [
          uuidOf(staff.id),
        ])
      )[0]!.at;
    const opened = await lastUse();
    fixture.clock.advance(59_999);
    await current(session);
    expect(await lastUse()).toEqual(opened);
    fixture.clock.advance(1);
    await current(session);
    expect(await lastUse()).toEqual(fixture.clock.now());
  });

  it('ends everywhere when the password changes, and continues here with a new secret', async () => {
    const { session, email, staff } = await signedIn();
    const elsewhere = await fixture.signIn(email, PASSWORD);
    const change = { current_password: PASSWORD, new_password: 'another horse battery' };
    const reply = await fixture.http.post('/v1/members/me/password').set(session).send(change).expect(204);
    await current(session).expect(401);
    await current(elsewhere.session).expect(401);
    await current(browser(cookieOf(reply))).expect(200);
    expect(await sessionsOf(staff.id)).toHaveLength(1);
    await fixture.http.post('/v1/sessions').send({ email, password: PASSWORD }).expect(401);
    await fixture.signIn(email, change.new_password);
  });

  it('survives a rejected change of password', async () => {
    const { session, email } = await signedIn();
    const send = (current_password: string, new_password: string) =>
      fixture.http.post('/v1/members/me/password').set(session).send({ current_password, new_password });
    expect((await send('not the password', 'another horse battery')).body.code).toBe('accounts.wrong-password');
    const weak = await send(PASSWORD, 'short');
    expect([weak.status, weak.body.errors[0].pointer]).toEqual([422, '/new_password']);
    await current(session).expect(200);
    await fixture.signIn(email, PASSWORD);
  });

  it('ends when the member’s role changes', async () => {
    const owner = await signedIn();
    const member = await withMember(owner);
    await fixture.http.patch(`/v1/members/${member.id}`).set(owner.key).send({ role: 'viewer' }).expect(200);
    await current(member.session).expect(401);
    const { session } = await fixture.signIn(member.email, PASSWORD);
    expect((await current(session)).body.permissions).not.toContain('surveys:write');
  });

  it('ends when the member is deactivated, and no other begins until they are active again', async () => {
    const owner = await signedIn();
    const member = await withMember(owner);
    await fixture.http.patch(`/v1/members/${member.id}`).set(owner.key).send({ active: false }).expect(200);
    await current(member.session).expect(401);
    const rejected = await fixture.http.post('/v1/sessions').send({ email: member.email, password: PASSWORD });
    expect([rejected.status, rejected.body.code]).toEqual([401, 'accounts.sign-in-refused']);
    await fixture.http.patch(`/v1/members/${member.id}`).set(owner.key).send({ active: true }).expect(200);
    await fixture.signIn(member.email, PASSWORD);
  });

  it('does not begin for a member who is deactivated while the password is being checked', async () => {
    const owner = await fixture.workspace();
    const member = await withMember(owner);
    const tenantId = uuidOf(owner.workspace.id);
    const { late } = await fixture.app.get(TenantDatabase, { strict: false }).withTenant(tenantId, async (tx) => {
      await tx.query('select from accounts.staff where id = $1 for update', [uuidOf(member.id)]);
      const attempt = fixture.http.post('/v1/sessions').send({ email: member.email, password: PASSWORD });
      const answer = attempt.then(({ status }) => status);
      await eventually(async () => expect(await waitingForLocks(fixture.sql)).toBe(1));
      await tx.query('update accounts.staff set active = false where id = $1', [uuidOf(member.id)]);
      await tx.query('delete from accounts.session where staff_id = $1', [uuidOf(member.id)]);
      return { late: answer };
    });
    expect(await late).toBe(401);
    expect(await sessionsOf(member.id)).toEqual([]);
  });

  it('continues when the member is only renamed', async () => {
    const owner = await signedIn();
    const member = await withMember(owner);
    await fixture.http.patch(`/v1/members/${member.id}`).set(owner.key).send({ name: 'Maxi' }).expect(200);
    await current(member.session).expect(200);
  });

  it('is rejected alike for an unknown address and a wrong password', async () => {
    const { email } = await fixture.workspace();
    const attempt = (address: string) =>
      fixture.http.post('/v1/sessions').send({ email: address, password: 'not the password' });
    const [known, unknown] = [await attempt(email), await attempt('nobody@example.org')];
    const { instance: _known, ...knownBody } = known.body as Record<string, unknown>;
    const { instance: _unknown, ...unknownBody } = unknown.body as Record<string, unknown>;
    expect([known.status, knownBody]).toEqual([unknown.status, unknownBody]);
    expect(known.status).toBe(401);
    expect(setCookieOf(known)).toBe('');
  });

  it('cannot be guessed: the eleventh attempt must wait, even with the right password, for known and unknown addresses alike', async () => {
    const { email } = await fixture.workspace();
    for (const address of [email, 'nobody-else@example.org']) {
      const attempt = (password: string) => fixture.http.post('/v1/sessions').send({ email: address, password });
      for (let n = 0; n < 10; n += 1) expect((await attempt('not the password')).status).toBe(401);
      const rejected = await attempt(PASSWORD);
      expect([rejected.status, rejected.body.code]).toEqual([429, 'accounts.too-many-attempts']);
      expect(Number(rejected.headers['retry-after'])).toBeGreaterThan(0);
    }
    await fixture.passAttemptTime(900_000);
    await fixture.signIn(email, PASSWORD);
  });

  it('does not count successful sign-ins', async () => {
    const { email } = await fixture.workspace();
    for (let n = 0; n < 12; n += 1) await fixture.signIn(email, PASSWORD);
  });
});
