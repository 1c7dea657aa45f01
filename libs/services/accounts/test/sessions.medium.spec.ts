import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TenantDatabase } from '@hearback/database';
import { eventually, waitingForLocks } from '@hearback/testing';
import { accountsFixture, browser, cookieOf, PASSWORD, setCookieOf, uuidOf } from './accounts-fixture.js';

const HOUR = 3_600_000;

describe('a session', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  beforeAll(async () => {
    fixture = await accountsFixture({ HEARBACK_LOCAL_SIGN_IN: 'on' });
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

  describe('a link that signs in on this machine', () => {
    const confirmed = async () => {
      const owner = await signedIn();
      await fixture.confirmed(owner.staff.id);
      return { ...owner, ...(await fixture.signIn(owner.email, PASSWORD)) };
    };
    const issue = (email: string) =>
      fixture.http.post('/internal/local-sign-ins').set(fixture.internal).send({ email });
    const issued = async (email: string) => (await issue(email).expect(200)).body.token as string;
    const open = (token: string, headers: Record<string, string> = {}) =>
      fixture.http.post('/v1/sessions/local').set(headers).send({ token });

    it('opens a session, once, and is stored as a hash', async () => {
      const { email, staff } = await confirmed();
      const token = await issued(email);
      const stored = await fixture.sql<{ row: string }>('select t::text as row from accounts.person_token t');
      expect(stored.some(({ row }) => row.includes(token))).toBe(false);
      // Two at once: one of them is too late.
      const replies = await Promise.all([open(token), open(token)]);
      expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
      const opened = replies.find(({ status }) => status === 201)!;
      expect((await current(browser(cookieOf(opened))).expect(200)).body.staff.id).toBe(staff.id);
      expect((await open(token)).body.code).toBe('accounts.link-unknown');
    });

    it('is refused to other machines and names, and is not used up by them', async () => {
      const { email } = await confirmed();
      const token = await issued(email);
      const foreign = { host: 'evil.example', 'x-forwarded-for': '203.0.113.7', via: '1.1 proxy' };
      for (const [name, value] of Object.entries(foreign)) {
        const refused = await open(token, { [name]: value });
        expect([refused.status, refused.body.code]).toEqual([404, 'accounts.no-local-sign-in']);
      }
      await fixture.http.get('/v1/sessions/local').expect(405);
      await open(token, { host: 'localhost:4000' }).expect(201);
    });

    it('ends after half an hour, with the next one, and when the password changes', async () => {
      const { email, session } = await confirmed();
      const [expired, replaced] = [await issued(email), await issued(email)];
      await open(expired).expect(404);
      fixture.clock.advance(HOUR / 2);
      await open(replaced).expect(404);
      const last = await issued(email);
      const change = { current_password: PASSWORD, new_password: 'another horse battery' };
      await fixture.http.post('/v1/members/me/password').set(session).send(change).expect(204);
      await open(last).expect(404);
    });

    it('is made for confirmed people by processes of the platform, and on this machine only', async () => {
      const unconfirmed = await fixture.workspace();
      await issue(unconfirmed.email).expect(404);
      const { email } = await confirmed();
      await fixture.http.post('/internal/local-sign-ins').send({ email }).expect(404);
      const token = await issued(email);
      const elsewhere = { HEARBACK_LOCAL_SIGN_IN: 'off', HEARBACK_PUBLIC_URL: 'https://feedback.example' };
      for (const [name, value] of Object.entries(elsewhere)) {
        const other = await fixture.secondInstance({ [name]: value });
        const made = await other.http.post('/internal/local-sign-ins').set(fixture.internal).send({ email });
        const opened = await other.http.post('/v1/sessions/local').send({ token });
        expect([made.body.code, opened.body.code]).toEqual(Array(2).fill('accounts.no-local-sign-in'));
        await other.close();
      }
    });
  });
});
