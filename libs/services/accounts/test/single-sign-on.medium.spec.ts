import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemberChanged } from '@hearback/contracts';
import { browser, cookieOf, PASSWORD, uuidOf } from './accounts-fixture.js';
import { ssoFixture, type SsoFixture } from './single-sign-on/sso-fixture.js';

const problem = (name: string) => ({ type: expect.stringContaining(`accounts.${name}`) });

describe('single sign-on', () => {
  let fixture: SsoFixture;
  let owner: Awaited<ReturnType<SsoFixture['connected']>>;
  beforeAll(async () => {
    fixture = await ssoFixture();
    owner = await fixture.connected();
  });
  afterAll(() => fixture?.close());

  const current = async (reply: { headers: object }) =>
    (
      await fixture.http
        .get('/v1/sessions/current')
        .set(browser(cookieOf(reply)))
        .expect(200)
    ).body;
  const newcomer = (domain: string) => ({
    sub: `new@${domain}`,
    email: `New@${domain}`,
    email_verified: true,
    name: 'Noor',
  });

  it.each([
    ['https://127.0.0.1:1', 'not-public'],
    ['http://login.example', 'not-public'],
    ['https://169.254.169.254', 'not-public'],
    ['https://[::1]', 'not-public'],
  ])('calls no provider inside: %s', async (issuer, code) => {
    const reply = await fixture.http
      .put('/v1/single-sign-on')
      .set(owner.session)
      .send({ issuer, client_id: 'hearback' });
    expect(reply).toMatchObject({
      status: 422,
      body: { ...problem('provider-unusable'), errors: [{ pointer: '/issuer', code }] },
    });
  });

  it('is set by signed-in owners only, who choose who signs in as whom', async () => {
    const admin = await fixture.member(owner.secret_key, 'admin');
    const body = { issuer: fixture.provider.issuer, client_id: 'hearback' };
    for (const by of [admin.session, owner.key]) {
      expect((await fixture.http.put('/v1/single-sign-on').set(by).send(body)).body).toMatchObject(
        problem('owner-only'),
      );
      expect((await fixture.http.patch('/v1/single-sign-on').set(by).send({ enforced: true })).status).toBe(403);
      expect((await fixture.http.post('/v1/single-sign-on/domains').set(by).send({ domain: 'a.example' })).status).toBe(
        403,
      );
    }
  });

  it('knows people by issuer and subject, never by the address', async () => {
    const lena = await fixture.member(owner.secret_key);
    const impostor = { sub: 'impostor', email: lena.email, email_verified: true };
    const first = await fixture.enter(owner.where, impostor);
    expect(first).toMatchObject({ status: 403, body: problem('not-a-member') });
    await fixture.link(lena.session, { sub: 'lena' });
    const changed = await fixture.enter(owner.where, { sub: 'lena', email: 'other@example.org', email_verified: true });
    expect(await current(changed)).toMatchObject({ staff: { email: lena.email } });
    const taken = await fixture.link(owner.session, { sub: 'lena' });
    expect(taken).toMatchObject({ status: 409, body: problem('identity-taken') });
    await fixture.http.delete('/v1/single-sign-on/links/own').set(lena.session).expect(204);
    expect((await fixture.enter(owner.where, { sub: 'lena' })).status).toBe(403);
  });

  it('links nobody who is not signed in any more in this browser', async () => {
    const lena = await fixture.member(owner.secret_key);
    const begun = await fixture.http.post('/v1/single-sign-on/links').set(lena.session).expect(201);
    fixture.provider.signInAs({ sub: 'late' });
    const back = await fixture.provider.visit(begun.body.authorization_url);
    const cookies = (begun.headers['set-cookie'] as unknown as string[]).map((text) => text.split(';')[0]);
    expect((await fixture.comeBack(back, cookies.join('; '))).status).toBe(401);
  });

  it('accepts an invitation of exactly the verified address', async () => {
    const invite = async (email: string) => {
      const { body } = await fixture.http
        .post('/v1/invitations')
        .set(owner.key)
        .send({ email, role: 'editor' })
        .expect(201);
      return { invitation_token: await fixture.invitationToken(body.id) };
    };
    const where = await invite('omar@example.org');
    const wrong = [
      { sub: 'omar-1', email: 'omar@example.org', email_verified: false },
      { sub: 'omar-2', email: 'omar@other.example', email_verified: true },
    ];
    for (const account of wrong) expect([403, 404]).toContain((await fixture.enter(where, account)).status);
    const joined = await fixture.enter(where, {
      sub: 'omar',
      email: 'Omar@example.org',
      email_verified: true,
      name: 'Omar',
    });
    const { staff } = await current(joined);
    expect(staff).toMatchObject({
      email: 'omar@example.org',
      name: 'Omar',
      role: 'editor',
      confirmed_at: expect.any(String),
    });
    await fixture.http.post('/v1/single-sign-on/attempts').send(where).expect(404);
    const lena = await fixture.member((await fixture.connected()).secret_key);
    const known = await fixture.enter(await invite(lena.email), { sub: 'x', email: lena.email, email_verified: true });
    expect(known).toMatchObject({ status: 409, body: problem('link-first') });
  });

  it('finds the workspace by a proved domain, whoever has the address', async () => {
    const begin = (email: string) => fixture.http.post('/v1/single-sign-on/attempts').send({ email });
    const { body: added } = await fixture.http
      .post('/v1/single-sign-on/domains')
      .set(owner.session)
      .send({ domain: 'Found.example', capture: 'join' })
      .expect(201);
    expect(added).toMatchObject({ domain: 'found.example', proved_at: null });
    await fixture.http.post(`/v1/single-sign-on/domains/${added.id}/checks`).set(owner.session).expect(200);
    const unknown = await begin('ada@found.example').expect(404);
    fixture.names.publish(added.record_name, added.record_value);
    await fixture.http.post(`/v1/single-sign-on/domains/${added.id}/checks`).set(owner.session).expect(200);
    const replies = [await begin('ada@found.example').expect(201), await begin('nobody@found.example').expect(201)];
    for (const { body } of replies) expect(body.authorization_url).toContain(fixture.provider.issuer);
    const other = await begin('ada@elsewhere.example').expect(404);
    expect({ ...other.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    fixture.names.beSilent(true);
    const silent = await fixture.http
      .post(`/v1/single-sign-on/domains/${added.id}/checks`)
      .set(owner.session)
      .expect(200);
    fixture.names.beSilent(false);
    expect(silent.body.proved_at).not.toBeNull();
    fixture.names.publish(added.record_name);
    const lost = await fixture.http
      .post(`/v1/single-sign-on/domains/${added.id}/checks`)
      .set(owner.session)
      .expect(200);
    expect(lost.body.proved_at).toBeNull();
    await begin('ada@found.example').expect(404);
  }, 30_000);

  it('gives a domain to whoever can change its records now', async () => {
    const later = await fixture.connected(fixture.other);
    const first = await fixture.prove(owner.session, { domain: 'moved.example', capture: 'join' });
    const second = await fixture.prove(later.session, { domain: 'moved.example' });
    const { url } = await fixture.begin({ email: 'a@moved.example' });
    expect(url).toContain(fixture.other.issuer);
    const { body } = await fixture.http.get('/v1/single-sign-on/domains').set(owner.session).expect(200);
    expect(body.data).toContainEqual(expect.objectContaining({ id: first.id, proved_at: null }));
    expect(second.id).not.toBe(first.id);
    expect((await fixture.enter(owner.where, newcomer('moved.example'))).status).toBe(403);
  });

  it('lets people of a domain in, with its role and a confirmed address, if the provider has verified it', async () => {
    await fixture.prove(owner.session, { domain: 'in.example', capture: 'join', role: 'editor' });
    const unverified = { ...newcomer('in.example'), sub: 'unverified', email_verified: false };
    expect(await fixture.enter(owner.where, unverified)).toMatchObject({ status: 403, body: problem('not-a-member') });
    expect((await fixture.enter(owner.where, newcomer('sub.in.example'))).status).toBe(403);
    const { staff } = await current(await fixture.enter({ email: 'new@in.example' }, newcomer('in.example')));
    expect(staff).toMatchObject({ email: 'new@in.example', name: 'Noor', role: 'editor', active: true });
    const { payload } = await fixture.events.next(MemberChanged, { staff_id: uuidOf(staff.id) });
    expect(payload).toMatchObject({ role: 'editor', confirmed: true });
    const again = await current(await fixture.enter(owner.where, newcomer('in.example')));
    expect(again.staff.id).toBe(staff.id);
    await fixture.http.patch(`/v1/members/${staff.id}`).set(owner.session).send({ active: false }).expect(200);
    expect((await fixture.enter(owner.where, newcomer('in.example'))).status).toBe(403);
  });

  it('lets people of a domain ask, once, and admins decide', async () => {
    await fixture.prove(owner.session, { domain: 'ask.example', capture: 'request' });
    for (const _ of [1, 2]) {
      const asked = await fixture.enter(owner.where, newcomer('ask.example'));
      expect(asked).toMatchObject({ status: 200, body: { outcome: 'join_requested' } });
      expect(cookieOf(asked)).toBe('');
    }
    const path = '/v1/single-sign-on/join-requests';
    const { body } = await fixture.http.get(path).set(owner.session).expect(200);
    expect(body.data).toHaveLength(1);
    const [{ id, email }] = body.data;
    expect(email).toBe('new@ask.example');
    await fixture.http.post(`${path}/${id}/acceptance`).set(owner.session).send({ role: 'owner' }).expect(400);
    await fixture.http.post(`${path}/${id}/acceptance`).set(owner.session).send({ role: 'agent' }).expect(204);
    await fixture.http.delete(`${path}/${id}`).set(owner.session).expect(404);
    const { staff } = await current(await fixture.enter(owner.where, newcomer('ask.example')));
    expect(staff).toMatchObject({ email, role: 'agent' });
  });

  it('can be needed: other sessions end, passwords lead nowhere but for owners, and the provider still does', async () => {
    const firm = await fixture.connected();
    const lena = await fixture.member(firm.secret_key);
    const enforce = (enforced: boolean) =>
      fixture.http.patch('/v1/single-sign-on').set(firm.session).send({ enforced });
    expect((await enforce(true)).body).toMatchObject(problem('single-sign-on-untested'));
    await fixture.link(firm.session, { sub: 'firm-owner' });
    await fixture.link(lena.session, { sub: 'firm-lena' });
    const linked = browser(cookieOf(await fixture.enter(firm.where, { sub: 'firm-lena' })));
    await enforce(true).expect(200);
    await fixture.http.get('/v1/sessions/current').set(lena.session).expect(401);
    await fixture.http.get('/v1/sessions/current').set(linked).expect(200);
    const signIn = (email: string, password = PASSWORD) => fixture.http.post('/v1/sessions').send({ email, password });
    expect((await signIn(lena.email)).body).toMatchObject(problem('single-sign-on-required'));
    expect((await signIn(lena.email, 'a wrong password')).body).toMatchObject(problem('sign-in-refused'));
    await signIn(firm.email).expect(201);
    await fixture.enter(firm.where, { sub: 'firm-lena' }).then((reply) => expect(reply.status).toBe(200));
    const invited = await fixture.http
      .post('/v1/invitations')
      .set(firm.key)
      .send({ email: 'late@example.org', role: 'agent' });
    const token = await fixture.invitationToken(invited.body.id);
    const joined = await fixture.http.post('/v1/invitations/accept').send({ token, name: 'Late', password: PASSWORD });
    expect(joined.body).toMatchObject(problem('single-sign-on-required'));
    await enforce(false).expect(200);
    await signIn(lena.email).expect(201);
  }, 30_000);

  it('opens sessions for its workspace only: who controls the provider gets nowhere else', async () => {
    const [lamps, chairs] = [await fixture.connected(), await fixture.connected()];
    const lena = await fixture.member(lamps.secret_key);
    const invited = await fixture.http
      .post('/v1/invitations')
      .set(chairs.key)
      .send({ email: lena.email, role: 'admin' });
    const token = await fixture.invitationToken(invited.body.id);
    await fixture.http.post('/v1/invitations/accept').set(lena.session).send({ token }).expect(201);
    const { session } = await fixture.signIn(lena.email, PASSWORD);
    const places = (await fixture.http.get('/v1/sessions/current').set(session).expect(200)).body.workspaces;
    expect(places).toHaveLength(2);
    const to = (workspace_id: string, by: Record<string, string>) =>
      fixture.http.post('/v1/sessions/current/workspace').set(by).send({ workspace_id });
    const moved = browser(cookieOf(await to(lamps.workspace.id, session).expect(204)));
    await fixture.link(moved, { sub: 'two-places' });
    const reply = await fixture.enter(lamps.where, { sub: 'two-places' });
    expect((await current(reply)).workspaces).toHaveLength(1);
    const confined = browser(cookieOf(reply));
    expect((await to(chairs.workspace.id, confined)).body).toMatchObject(problem('password-session-needed'));
    expect((await fixture.http.get('/v1/me/sessions').set(confined)).body).toMatchObject(
      problem('password-session-needed'),
    );
    expect((await fixture.http.patch('/v1/me').set(confined).send({ name: 'X' })).status).toBe(403);
    await fixture.link(lamps.session, { sub: 'lamps-owner' });
    await fixture.http.patch('/v1/single-sign-on').set(lamps.session).send({ enforced: true }).expect(200);
    const elsewhere = await fixture.signIn(lena.email, PASSWORD);
    expect(elsewhere.reply.body.workspace.id).toBe(chairs.workspace.id);
    expect((await to(lamps.workspace.id, elsewhere.session)).body).toMatchObject(problem('single-sign-on-required'));
  }, 30_000);

  it('is no sign-in of an operator of the installation', async () => {
    const firm = await fixture.connected();
    const second = await fixture.secondInstance({ ACCOUNTS_OPERATOR_EMAILS: firm.email });
    try {
      await fixture.link(firm.session, { sub: 'operator' });
      const confined = browser(cookieOf(await fixture.enter(firm.where, { sub: 'operator' })));
      await second.http.get('/v1/operator/workspaces').set(firm.session).expect(200);
      await second.http.get('/v1/operator/workspaces').set(confined).expect(403);
    } finally {
      await second.close();
    }
  }, 30_000);
});
