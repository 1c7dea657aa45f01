import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemberChanged } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import { eventually, waitingForLocks } from '@hearback/testing';
import { accountsFixture, browser, cookieOf, PASSWORD, uuidOf } from './accounts-fixture.js';

type Headers = Record<string, string>;
const DAY = 86_400_000;

describe('an invitation', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  let owner: Awaited<ReturnType<typeof fixture.workspace>>;
  let count = 0;
  beforeAll(async () => {
    fixture = await accountsFixture();
    owner = await fixture.workspace();
    await fixture.confirmed(owner.staff.id);
  });
  afterAll(() => fixture?.close());

  const address = () => `invited-${(count += 1)}@example.org`;
  const create = (email: string, body: object = {}, by: Headers = owner.key) =>
    fixture.http
      .post('/v1/invitations')
      .set(by)
      .send({ email, role: 'agent', ...body });
  async function invited(email = address(), body: object = {}) {
    const { body: invitation } = await create(email, body).expect(201);
    return { ...invitation, token: await fixture.invitationToken(invitation.id) } as { id: string; token: string };
  }
  const lookUp = (token: string) => fixture.http.post('/v1/invitations/lookup').send({ token });
  const accept = (token: string, body: object = {}, as: Headers = {}) =>
    fixture.http
      .post('/v1/invitations/accept')
      .set(as)
      .send({ token, ...body });
  const newcomer = { name: 'Lena Fuchs', password: PASSWORD };
  async function confirmedOwner() {
    const other = await fixture.workspace();
    await fixture.confirmed(other.staff.id);
    return { ...other, session: (await fixture.signIn(other.email, PASSWORD)).session };
  }

  it('lets a new person join with name and password, once, with a confirmed address and the role', async () => {
    const email = address();
    const { id, token } = await invited(email, { language: 'de-at' });
    const shown = await lookUp(token).expect(200);
    const { name: workspace_name } = owner.workspace;
    expect(shown.body).toMatchObject({ workspace_name, email, role: 'agent', language: 'de-AT', has_account: false });
    const joined = await accept(token, newcomer).expect(201);
    const session = browser(cookieOf(joined));
    const { body } = await fixture.http.get('/v1/sessions/current').set(session).expect(200);
    expect(body.staff).toMatchObject({ email, name: 'Lena Fuchs', role: 'agent', active: true });
    expect(body.staff.confirmed_at).not.toBeNull();
    const { payload } = await fixture.events.next(MemberChanged, { staff_id: uuidOf(body.staff.id) });
    expect(payload).toMatchObject({ role: 'agent', confirmed: true });
    await fixture.signIn(email, PASSWORD);
    for (const again of [lookUp(token), accept(token, newcomer)]) expect((await again).status).toBe(404);
    const { body: list } = await fixture.http.get('/v1/invitations').set(owner.key).expect(200);
    expect((list.data as { id: string }[]).map((one) => one.id)).not.toContain(id);
  });

  it('of an address with an account is accepted by its person only, signed in with it', async () => {
    const person = await confirmedOwner();
    const stranger = await confirmedOwner();
    const { token } = await invited(person.email, { role: 'viewer' });
    expect((await lookUp(token).expect(200)).body.has_account).toBe(true);
    for (const refused of [accept(token, newcomer), accept(token, {}, stranger.session)]) {
      const reply = await refused;
      expect([reply.status, reply.body.code]).toEqual([409, 'accounts.sign-in-to-join']);
    }
    const joined = await accept(token, {}, person.session).expect(201);
    expect(joined.body).toMatchObject({ workspace: owner.workspace, staff: { email: person.email, role: 'viewer' } });
    expect((await create(person.email)).body.code).toBe('accounts.already-member');
  });

  it('of an address with an unconfirmed account is accepted by it, signed in or with its password, and nothing is lost', async () => {
    for (const isSignedIn of [true, false]) {
      const own = await fixture.workspace({ email: address() });
      const { session } = await fixture.signIn(own.email, PASSWORD);
      const { token } = await invited(own.email);
      const state = await fixture.http.post('/v1/invitations/lookup').set(session).send({ token }).expect(200);
      expect(state.body).toMatchObject({ has_account: true, signed_in: true, needs_password: false });
      const joined = await (isSignedIn ? accept(token, {}, session) : accept(token, newcomer)).expect(201);
      expect(joined.body.workspaces).toHaveLength(2);
      await fixture.events.next(MemberChanged, { staff_id: uuidOf(own.staff.id), confirmed: true });
      await fixture.signIn(own.email, PASSWORD);
    }
  });

  it('ends the session that the browser had in another workspace', async () => {
    const stranger = await confirmedOwner();
    const { token } = await invited();
    await accept(token, newcomer, stranger.session).expect(201);
    await fixture.http.get('/v1/sessions/current').set(stranger.session).expect(401);
    await fixture.drained();
    const ended = await fixture.http.get('/v1/audit-entries?action=session.ended').set(stranger.key).expect(200);
    expect(ended.body.data).toMatchObject([{ actor: { id: stranger.staff.id } }]);
  });

  it('is accepted with another password by a person whose password an administrator typed', async () => {
    const email = address();
    const shop = await confirmedOwner();
    const typed = { email, name: 'Max', role: 'viewer', password: PASSWORD };
    const member = await fixture.http.post('/v1/members').set(shop.key).send(typed).expect(201);
    await fixture.confirmed(member.body.id);
    const { session } = await fixture.signIn(email, PASSWORD);
    const more = { name: 'Own shop', time_zone: 'Europe/Paris', language: 'en' };
    const refused = await fixture.http.post('/v1/me/workspaces').set(session).send(more);
    expect([refused.status, refused.body.code]).toEqual([409, 'accounts.own-password-needed']);
    const { token } = await invited(email);
    const state = await fixture.http.post('/v1/invitations/lookup').set(session).send({ token }).expect(200);
    expect(state.body).toMatchObject({ signed_in: true, needs_password: true });
    expect((await accept(token, {}, session)).body.code).toBe('accounts.own-password-needed');
    await accept(token, { password: PASSWORD }, session).expect(422);
    const byAdministrator = await fixture.signIn(email, PASSWORD);
    const joined = await accept(token, { password: 'another horse battery' }, session).expect(201);
    expect(joined.body.workspaces).toHaveLength(2);
    await fixture.http.get('/v1/sessions/current').set(byAdministrator.session).expect(401);
    await fixture.http.post('/v1/sessions').send({ email, password: PASSWORD }).expect(401);
    const own = await fixture.signIn(email, 'another horse battery');
    await fixture.http.post('/v1/me/workspaces').set(own.session).send(more).expect(201);
  });

  it('brings back a former member who has another address now, which the workspace is not told before', async () => {
    const person = await confirmedOwner();
    const { token } = await invited(person.email, { role: 'viewer' });
    const joined = await accept(token, {}, person.session).expect(201);
    const id = joined.body.staff.id as string;
    const change = (body: object) => fixture.http.patch(`/v1/members/${id}`).set(owner.key).send(body);
    await change({ active: false }).expect(200);
    const moved = address();
    await fixture.sql('update accounts.person set email = $2 where email = $1', [person.email, moved]);
    const list = await fixture.http.get('/v1/members?limit=100').set(owner.key).expect(200);
    const listed = (list.body.data as { id: string; email: string }[]).find((member) => member.id === id)!;
    expect(listed.email).toBe(person.email);
    const renamed = await change({ name: 'Gone' }).expect(200);
    expect(renamed.body.email).toBe(person.email);
    expect((await change({ active: true })).body.code).toBe('accounts.address-changed');
    const again = await invited(moved, { role: 'agent' });
    const { session } = await fixture.signIn(moved, PASSWORD);
    const back = await accept(again.token, {}, session).expect(201);
    expect(back.body.staff).toMatchObject({ id, email: moved, role: 'agent', active: true });
  });

  it('is mailed again with a new link, and the earlier one ends; a revoked or expired one ends too', async () => {
    const first = await invited();
    await fixture.http.post(`/v1/invitations/${first.id}/mails`).set(owner.key).expect(202);
    const second = await fixture.invitationToken(first.id);
    expect(second).not.toBe(first.token);
    await lookUp(first.token).expect(404);
    await lookUp(second).expect(200);
    await fixture.http.delete(`/v1/invitations/${first.id}`).set(owner.key).expect(204);
    await lookUp(second).expect(404);
    await accept(second, newcomer).expect(404);
    const late = await invited();
    fixture.clock.advance(8 * DAY);
    await accept(late.token, newcomer).expect(404);
  });

  it('is not sent twice, beyond the caller’s role, or before an owner has confirmed', async () => {
    const email = address();
    await create(email).expect(201);
    expect((await create(email)).body.code).toBe('accounts.already-invited');
    const admin = await fixture.http
      .post('/v1/members')
      .set(owner.key)
      .send({ email: address(), name: 'Admin', role: 'admin', password: PASSWORD })
      .expect(201);
    const { session } = await fixture.signIn(admin.body.email, PASSWORD);
    expect((await create(address(), { role: 'owner' }, session)).body.code).toBe('accounts.owners-only');
    const byAdmin = await create(address(), { role: 'admin' }, session).expect(201);
    const token = await fixture.invitationToken(byAdmin.body.id);
    await fixture.http.patch(`/v1/members/${admin.body.id}`).set(owner.key).send({ role: 'viewer' }).expect(200);
    await accept(token, newcomer).expect(404);
    const unconfirmed = await fixture.workspace();
    expect((await create(address(), {}, unconfirmed.key)).body.code).toBe('accounts.owner-unconfirmed');
  });

  it('is mailed to an address three times a day at most', async () => {
    const { id } = await invited();
    const again = () => fixture.http.post(`/v1/invitations/${id}/mails`).set(owner.key);
    for (const status of [202, 202, 429]) expect((await again()).status).toBe(status);
  });

  it('keeps its token out of tables, events and the audit log', async () => {
    const { token } = await invited();
    const rows = await fixture.sql<{ text: string }>(
      `select i::text as text from accounts.invitation i union all select e::text from accounts.audit_entry e
       union all select l::text from messaging.event l`,
    );
    expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
    const audit = rows.filter(({ text }) => text.includes('invitation.'));
    expect(audit.length).toBeGreaterThan(0);
    expect(audit.filter(({ text }) => text.includes('@example.org'))).toEqual([]);
  });

  it('that is revoked while it is accepted is accepted, and neither request fails', async () => {
    const { id, token } = await invited();
    const database = fixture.app.get(TenantDatabase, { strict: false });
    const waiting = (requests: number) =>
      eventually(async () => expect(await waitingForLocks(fixture.sql)).toBe(requests));
    // Both wait for the row, or one for the other; if each held what the other needs, PostgreSQL would end one of them.
    const replies = await database.withTenant(uuidOf(owner.workspace.id), async (tx) => {
      await tx.query('select from accounts.invitation where id = $1 for update', [uuidOf(id)]);
      const accepted = accept(token, newcomer).then(({ status }) => status);
      await waiting(1);
      const revoked = fixture.http
        .delete(`/v1/invitations/${id}`)
        .set(owner.key)
        .then(({ status }) => status);
      await waiting(2);
      return { accepted, revoked };
    });
    expect([await replies.accepted, await replies.revoked]).toEqual([201, 404]);
  });
});
