import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRevoked } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import { ALL_PERMISSIONS, permissionsOf } from '@hearback/kernel';
import { eventually, waitingForLocks } from '@hearback/testing';
import { accountsFixture, bearer, browser, cookieOf, PASSWORD, uuidOf } from './accounts-fixture.js';

type Headers = Record<string, string>;

describe('roles.matrix: rights', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  let other: Awaited<ReturnType<typeof fixture.secondInstance>>;
  let count = 0;
  beforeAll(async () => {
    // With the cache of production: what these tests are about.
    fixture = await accountsFixture({}, { cached: true });
    other = await fixture.secondInstance();
  });
  afterAll(async () => {
    await other?.close();
    await fixture?.close();
  });

  const patch = (by: Headers, id: string, change: object) =>
    fixture.http.patch(`/v1/members/${id}`).set(by).send(change);

  async function member(by: Headers, role: string) {
    count += 1;
    const email = `colleague-${count}@example.org`;
    const body = { email, name: 'Max', role, password: PASSWORD };
    const reply = await fixture.http.post('/v1/members').set(by).send(body).expect(201);
    return { id: reply.body.id as string, email, session: (await fixture.signIn(email, PASSWORD)).session };
  }

  async function newKey(by: Headers, scopes: readonly string[], kind = 'secret') {
    const body = kind === 'secret' ? { kind, name: 'K', scopes } : { kind, name: 'K' };
    const reply = await fixture.http.post('/v1/api-keys').set(by).send(body).expect(201);
    return { id: reply.body.id as string, headers: bearer(reply.body.secret as string) };
  }

  const keysOf = async (by: Headers) =>
    new Map(
      ((await fixture.http.get('/v1/api-keys').set(by).expect(200)).body.data as KeyEntry[]).map((key) => [
        key.id,
        key,
      ]),
    );

  describe('of an owner', () => {
    const PATH = '/v1/workspace/ownership-transfer';
    const start = (by: Headers, member_id: string, password = PASSWORD) =>
      fixture.http.post(PATH).set(by).send({ member_id, password });
    const accept = (http: typeof fixture.http, by: Headers, token: string) =>
      http.post(`${PATH}/acceptance`).set(by).send({ token });
    async function ownerAndAdmin() {
      const owner = await fixture.workspace();
      await fixture.confirmed(owner.staff.id);
      const admin = await member(owner.key, 'admin');
      const { session } = await fixture.signIn(owner.email, PASSWORD);
      return { owner: { ...owner, session }, admin };
    }
    const rolesOf = async (tenantId: string) =>
      fixture.sql<{ id: string; role: string }>('select id, role from accounts.staff where tenant_id = $1', [
        uuidOf(tenantId),
      ]);

    it('pass to a confirmed admin who accepts with the mailed link, at once for both, and only once', async () => {
      const { owner, admin } = await ownerAndAdmin();
      expect((await start(owner.session, admin.id)).body.code).toBe('accounts.invalid-new-owner');
      await fixture.confirmed(admin.id);
      expect((await start(owner.key, admin.id)).body.code).toBe('accounts.session-only');
      expect((await start(admin.session, admin.id)).body.code).toBe('accounts.owner-only');
      expect((await start(owner.session, admin.id, 'not the password')).body.code).toBe('accounts.wrong-password');
      await start(owner.session, admin.id).expect(201);
      expect((await start(owner.session, admin.id)).body.code).toBe('accounts.transfer-pending');
      const token = await fixture.ownershipToken(admin.id);
      await accept(fixture.http, owner.session, token).expect(404);
      await accept(fixture.http, admin.session, `${token.slice(0, -1)}_`).expect(404);
      const replies = await Promise.all([
        accept(fixture.http, admin.session, token),
        accept(other.http, admin.session, token),
      ]);
      expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(await rolesOf(owner.workspace.id)).toEqual(
        expect.arrayContaining([
          { id: uuidOf(owner.staff.id), role: 'admin' },
          { id: uuidOf(admin.id), role: 'owner' },
        ]),
      );
      for (const { session } of [owner, admin]) await fixture.http.get('/v1/me').set(session).expect(401);
      const { session } = await fixture.signIn(owner.email, PASSWORD);
      expect((await start(session, admin.id)).body.code).toBe('accounts.owner-only');
      const { body } = await fixture.http.get('/v1/audit-entries?limit=100').set(session).expect(200);
      const actions = (body.data as { action: string }[]).map(({ action }) => action);
      expect(actions).toEqual(expect.arrayContaining(['workspace.transfer-requested', 'workspace.transferred']));
    });

    it('stay with the owner when the transfer is withdrawn, declined, late, or the admin is demoted', async () => {
      const { owner, admin } = await ownerAndAdmin();
      await fixture.confirmed(admin.id);
      const withdraw = (by: Headers) => fixture.http.delete(PATH).set(by);
      await start(owner.session, admin.id).expect(201);
      const token = await fixture.ownershipToken(admin.id);
      const shown = await fixture.http.get(PATH).set(admin.session).expect(200);
      expect(shown.body.transfer).toMatchObject({ from_id: owner.staff.id, to_id: admin.id });
      await withdraw(owner.session).expect(204);
      await withdraw(owner.session).expect(404);
      await accept(fixture.http, admin.session, token).expect(404);
      await start(owner.session, admin.id).expect(201);
      await withdraw(admin.session).expect(204);
      const bystander = await member(owner.key, 'admin');
      await start(owner.session, admin.id).expect(201);
      expect((await withdraw(bystander.session)).body.code).toBe('accounts.owner-only');
      const newest = await fixture.ownershipToken(admin.id);
      await patch(owner.session, admin.id, { role: 'viewer' }).expect(200);
      await patch(owner.session, admin.id, { role: 'admin', active: false }).expect(200);
      await patch(owner.session, admin.id, { active: true }).expect(200);
      fixture.clock.advance(8 * 86_400_000);
      const { session } = await fixture.signIn(admin.email, PASSWORD);
      await accept(fixture.http, session, newest).expect(404);
      expect((await fixture.http.get(PATH).set(session).expect(200)).body).toEqual({ transfer: null });
      const roles = await rolesOf(owner.workspace.id);
      expect(roles.filter(({ role }) => role === 'owner')).toEqual([{ id: uuidOf(owner.staff.id), role: 'owner' }]);
    });
  });

  it('are never given beyond the caller’s own: a key with workspace:admin makes no admin', async () => {
    const owner = await fixture.workspace();
    const { headers } = await newKey(owner.key, [...permissionsOf('viewer'), 'workspace:admin']);
    const add = (role: string) =>
      fixture.http
        .post('/v1/members')
        .set(headers)
        .send({ email: `granted-${role}@example.org`, name: 'Max', role, password: PASSWORD });
    for (const role of ['admin', 'editor']) {
      const refused = await add(role);
      expect([refused.status, refused.body.code]).toEqual([403, 'accounts.role-beyond-caller']);
    }
    await add('viewer').expect(201);
    const viewer = await member(owner.key, 'viewer');
    expect((await patch(headers, viewer.id, { role: 'admin' })).body.code).toBe('accounts.role-beyond-caller');
    const admin = await member(owner.key, 'admin');
    expect((await patch(headers, admin.id, { active: false })).body.code).toBe('accounts.role-beyond-caller');
  });

  it('are checked again inside the transaction: who is deactivated meanwhile changes nothing', async () => {
    const owner = await fixture.workspace();
    const admin = await member(owner.key, 'admin');
    const tenantId = uuidOf(owner.workspace.id);
    const database = fixture.app.get(TenantDatabase, { strict: false });
    const requests = await database.withTenant(tenantId, async (tx) => {
      await tx.query('select from accounts.workspace for update');
      const started = [
        fixture.http
          .post('/v1/api-keys')
          .set(admin.session)
          .send({ kind: 'secret', name: 'K', scopes: ['surveys:read'] }),
        fixture.http.patch('/v1/workspace').set(admin.session).send({ name: 'Taken over' }),
      ].map(async (request) => (await request).status);
      await eventually(async () => expect(await waitingForLocks(fixture.sql)).toBe(2));
      await tx.query('update accounts.staff set active = false where id = $1', [uuidOf(admin.id)]);
      return started;
    });
    expect(await Promise.all(requests)).toEqual([401, 401]);
    const { body } = await fixture.http.get('/v1/workspace').set(owner.key).expect(200);
    expect(body.name).toBe(owner.workspace.name);
  });

  it('of a leaver end with the membership: keys and the keys those made are revoked, public ones stay', async () => {
    const owner = await fixture.workspace();
    const leaver = await member(owner.key, 'admin');
    const key = await newKey(leaver.session, ALL_PERMISSIONS);
    const indirect = await newKey(key.headers, ['surveys:read', 'workspace:read']);
    const publishable = await newKey(leaver.session, [], 'publishable');
    await patch(owner.key, leaver.id, { active: false }).expect(200);
    const keys = await keysOf(owner.key);
    for (const { id, headers } of [key, indirect]) {
      expect(keys.get(id)!.revoked_at).not.toBeNull();
      await fixture.events.next(KeyRevoked, { key_id: uuidOf(id) });
      await fixture.http.get('/v1/workspace').set(headers).expect(401);
    }
    expect(keys.get(publishable.id)!.revoked_at).toBeNull();
    await patch(owner.key, leaver.id, { active: true }).expect(200);
    await fixture.http.get('/v1/workspace').set(key.headers).expect(401);
  });

  it('of a demoted member’s keys shrink with the role, and do not return with it', async () => {
    const owner = await fixture.workspace();
    const demoted = await member(owner.key, 'admin');
    const wide = await newKey(demoted.session, ['workspace:admin', 'surveys:write', 'surveys:read', 'workspace:read']);
    const narrow = await newKey(demoted.session, ['workspace:admin']);
    await patch(owner.key, demoted.id, { role: 'viewer' }).expect(200);
    await fixture.http.get('/v1/api-keys').set(wide.headers).expect(403);
    await fixture.http.get('/v1/workspace').set(wide.headers).expect(200);
    await patch(owner.key, demoted.id, { role: 'admin' }).expect(200);
    const keys = await keysOf(owner.key);
    expect(keys.get(wide.id)).toMatchObject({ scopes: ['surveys:read', 'workspace:read'], revoked_at: null });
    expect(keys.get(narrow.id)!.revoked_at).not.toBeNull();
    const { body } = await fixture.http.get('/v1/audit-entries?action=api-key.narrowed').set(owner.key).expect(200);
    expect(body.data).toHaveLength(1);
  });

  it('change at once in the process that changed them, and within a second in all others', async () => {
    const owner = await fixture.workspace();
    const changes: ((who: Awaited<ReturnType<typeof member>>) => Promise<unknown>)[] = [
      (who) => patch(owner.key, who.id, { role: 'viewer' }).expect(200),
      (who) => patch(owner.key, who.id, { active: false }).expect(200),
      (who) => fixture.http.delete('/v1/sessions/current').set(who.session).expect(204),
      (who) =>
        fixture.http
          .post('/v1/members/me/password')
          .set(who.session)
          .send({ current_password: PASSWORD, new_password: 'another horse battery' })
          .expect(204),
    ];
    const read = (at: typeof other, who: { session: Headers }) => at.http.get('/v1/workspace').set(who.session);
    const everybody = await Promise.all(changes.map(() => member(owner.key, 'editor')));
    for (const [index, who] of everybody.entries()) {
      await read(fixture as never, who).expect(200);
      await changes[index]!(who);
      await read(fixture as never, who).expect(401);
    }
    const [late, last] = [await member(owner.key, 'editor'), changes[1]!];
    await read(other, late).expect(200);
    await last(late);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const who of [...everybody, late]) await read(other, who).expect(401);
  });

  it('of a revoked key end at once on routes that change accounts, in every process', async () => {
    const owner = await fixture.workspace();
    const key = await newKey(owner.key, ALL_PERMISSIONS);
    const change = () => other.http.patch('/v1/workspace').set(key.headers).send({ name: 'Late' });
    await change().expect(200);
    await fixture.http.delete(`/v1/api-keys/${key.id}`).set(owner.key).expect(204);
    await change().expect(401);
    await fixture.http.get('/v1/workspace').set(key.headers).expect(401);
  });

  it('of a session that a sign-in replaced end at once', async () => {
    const owner = await fixture.workspace();
    const { session } = await fixture.signIn(owner.email, PASSWORD);
    await fixture.http.get('/v1/workspace').set(session).expect(200);
    const again = await fixture.http
      .post('/v1/sessions')
      .set(session)
      .send({ email: owner.email, password: PASSWORD })
      .expect(201);
    await fixture.http.get('/v1/workspace').set(session).expect(401);
    await fixture.http
      .get('/v1/workspace')
      .set(browser(cookieOf(again)))
      .expect(200);
  });
});

interface KeyEntry {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly revoked_at: string | null;
}
