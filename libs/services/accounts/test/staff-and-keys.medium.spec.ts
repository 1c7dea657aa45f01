import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRevoked, MemberChanged } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import { secretHash } from '@hearback/http';
import { ALL_PERMISSIONS } from '@hearback/kernel';
import { eventually, waitingForLocks } from '@hearback/testing';
import { accountsFixture, bearer, PASSWORD, uuidOf } from './accounts-fixture.js';

type Fixture = Awaited<ReturnType<typeof accountsFixture>>;
type Headers = Record<string, string>;

let fixture: Fixture;
let count = 0;
beforeAll(async () => {
  fixture = await accountsFixture();
});
afterAll(() => fixture?.close());

async function addMember(by: Headers, role: string) {
  count += 1;
  const email = `member-${count}@example.org`;
  const body = { email, name: 'Max', role, password: PASSWORD };
  const reply = await fixture.http.post('/v1/members').set(by).send(body);
  return { reply, id: reply.body.id as string, email };
}

async function signedInAs(by: Headers, role: string) {
  const { id, email } = await addMember(by, role);
  return { id, session: (await fixture.signIn(email, PASSWORD)).session };
}

const patch = (by: Headers, id: string, change: object) => fixture.http.patch(`/v1/members/${id}`).set(by).send(change);

describe('the staff of a workspace', () => {
  it('accepts new members from an admin, and publishes each change', async () => {
    const { key } = await fixture.workspace();
    const { reply, id } = await addMember(key, 'editor');
    expect([reply.status, reply.body]).toMatchObject([201, { role: 'editor', active: true }]);
    await fixture.events.next(MemberChanged, { staff_id: uuidOf(id), role: 'editor' });
    await patch(key, id, { role: 'admin' }).expect(200);
    await fixture.events.next(MemberChanged, { staff_id: uuidOf(id), role: 'admin' });
  });

  it('names who takes over the tasks of a leaver: another active member, and only then', async () => {
    const { key, staff } = await fixture.workspace();
    const [leaver, gone] = [await addMember(key, 'agent'), await addMember(key, 'agent')];
    await patch(key, gone.id, { active: false }).expect(200);
    for (const change of [
      { active: false, successor_id: leaver.id },
      { active: false, successor_id: gone.id },
      { role: 'viewer', successor_id: staff.id },
    ]) {
      const reply = await patch(key, leaver.id, change);
      expect([reply.status, reply.body.code]).toEqual([422, 'accounts.invalid-successor']);
    }
    await patch(key, leaver.id, { active: false, successor_id: staff.id }).expect(200);
    const { payload } = await fixture.events.next(MemberChanged, { staff_id: uuidOf(leaver.id), active: false });
    expect(payload.successor_id).toBe(uuidOf(staff.id));
  });

  it('has no addresses that are confirmed in other workspaces, and none twice', async () => {
    const [one, two] = [await fixture.workspace(), await fixture.workspace()];
    await fixture.confirmed(one.staff.id);
    const body = { email: one.email.toUpperCase(), name: 'Max', role: 'viewer', password: PASSWORD };
    for (const email of [body.email, two.email]) {
      const reply = await fixture.http
        .post('/v1/members')
        .set(two.key)
        .send({ ...body, email });
      expect([reply.status, reply.body.code]).toEqual([409, 'accounts.address-taken']);
    }
  });

  it('is listed page by page, in both directions, and never another workspace’s', async () => {
    const { key, staff } = await fixture.workspace();
    await fixture.workspace();
    const ids = [staff.id];
    for (let n = 0; n < 4; n += 1) {
      fixture.clock.advance(1);
      ids.push((await addMember(key, 'viewer')).id);
    }
    const walk = async (order: string) => {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await fixture.http.get(`/v1/members?limit=2&order=${order}${cursor}`).set(key).expect(200);
        seen.push(...(body.data as { id: string }[]).map((member) => member.id));
        if (!body.has_more) return seen;
        cursor = `&cursor=${body.next_cursor}`;
      }
    };
    expect(await walk('asc')).toEqual(ids);
    expect(await walk('desc')).toEqual(ids.toReversed());
  });

  it('gets new owners only from owners', async () => {
    const owner = await fixture.workspace();
    const own = (await fixture.signIn(owner.email, PASSWORD)).session;
    const admin = await signedInAs(owner.key, 'admin');
    expect((await addMember(admin.session, 'owner')).reply.body.code).toBe('accounts.owners-only');
    expect((await addMember(owner.key, 'owner')).reply.status).toBe(403);
    expect((await patch(admin.session, admin.id, { role: 'owner' })).status).toBe(403);
    expect((await patch(admin.session, owner.staff.id, { name: 'X' })).status).toBe(403);
    expect((await addMember(own, 'owner')).reply.status).toBe(201);
    expect((await patch(own, admin.id, { role: 'owner' })).status).toBe(200);
  });

  it('never loses its last active owner, even if two demote each other at once', async () => {
    const owner = await fixture.workspace();
    const own = (await fixture.signIn(owner.email, PASSWORD)).session;
    const alone = await patch(own, owner.staff.id, { active: false });
    expect([alone.status, alone.body.code]).toEqual([409, 'accounts.last-owner']);
    const second = await signedInAs(own, 'owner');
    const tenantId = uuidOf(owner.workspace.id);
    // While the head of the audit log is locked, both requests proceed as far as they can: without a lock of their own, past
    // the count of the owners.
    const both = await fixture.app.get(TenantDatabase, { strict: false }).withTenant(tenantId, async (tx) => {
      await tx.query('select from accounts.audit_head for update');
      const requests = [
        patch(own, owner.staff.id, { role: 'admin' }),
        patch(second.session, second.id, { role: 'admin' }),
      ].map(async (request) => (await request).status);
      await eventually(async () => expect(await waitingForLocks(fixture.sql)).toBe(2));
      return requests;
    });
    expect((await Promise.all(both)).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('is not visible to other workspaces', async () => {
    const [one, two] = [await fixture.workspace(), await fixture.workspace()];
    const reply = await patch(two.key, one.staff.id, { name: 'Mine' });
    expect([reply.status, reply.body.code]).toEqual([404, 'accounts.member-not-found']);
    await patch(two.key, 'stf_nonsense', { name: 'Mine' }).expect(404);
  });

  it.each([
    { tenant_id: 'x' },
    { id: 'x' },
    { email: 'new@example.org' },
    { created_at: 'x' },
    { role: 'god' },
    { active: 'yes' },
  ])('rejects the change %j', async (change) => {
    const { key, staff } = await fixture.workspace();
    await patch(key, staff.id, change).expect(400);
  });
});

describe('roles', () => {
  const ADMIN_ONLY: readonly [string, string, object | undefined, number][] = [
    ['patch', '/v1/workspace', { name: 'New name' }, 200],
    ['post', '/v1/api-keys', { kind: 'secret', name: 'K', scopes: ['surveys:read'] }, 201],
    ['get', '/v1/api-keys', undefined, 200],
    ['get', '/v1/audit-entries', undefined, 200],
    ['get', '/v1/audit-entries/verification', undefined, 200],
  ];
  const EVERYBODY: readonly [string, string, object | undefined, number][] = [
    ['get', '/v1/workspace', undefined, 200],
    ['get', '/v1/members', undefined, 200],
    ['get', '/v1/sessions/current', undefined, 200],
  ];

  it.each(['owner', 'admin', 'editor', 'viewer', 'publishable', 'none'])(
    'of %s have exactly their permissions',
    async (role) => {
      const owner = await fixture.workspace();
      const own = (await fixture.signIn(owner.email, PASSWORD)).session;
      const headers: Headers =
        role === 'none'
          ? {}
          : role === 'publishable'
            ? bearer(owner.publishable_key)
            : (await signedInAs(own, role)).session;
      const otherwise = role === 'none' ? 401 : 403;
      const ask = async ([method, path, body]: (typeof EVERYBODY)[number]) =>
        (await fixture.http[method as 'get'](path).set(headers).send(body)).status;
      const isStaff = ['owner', 'admin', 'editor', 'viewer'].includes(role);
      const isAdmin = ['owner', 'admin'].includes(role);
      for (const route of EVERYBODY)
        expect([route[1], await ask(route)]).toEqual([route[1], isStaff ? route[3] : otherwise]);
      for (const route of ADMIN_ONLY)
        expect([route[1], await ask(route)]).toEqual([route[1], isAdmin ? route[3] : otherwise]);
      const added = await addMember(headers, 'viewer');
      expect(added.reply.status).toBe(isAdmin ? 201 : otherwise);
    },
  );
});

describe('an API key', () => {
  const create = (by: Headers, body: object) => fixture.http.post('/v1/api-keys').set(by).send(body);
  const secretKeyBody = { kind: 'secret', name: 'Shop backend', scopes: ['workspace:read'] };

  it('is shown once, allows what its scopes say, and is stored as its hash', async () => {
    const { key } = await fixture.workspace();
    const { body } = await create(key, secretKeyBody).expect(201);
    const { secret, ...rest } = body as { secret: string; prefix: string; id: string };
    expect(secret).toMatch(/^hbk_live_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
    expect(rest.prefix).toBe(secret.slice(0, 17));
    await fixture.http.get('/v1/workspace').set(bearer(secret)).expect(200);
    await fixture.http.get('/v1/api-keys').set(bearer(secret)).expect(403);
    const { body: list } = await fixture.http.get('/v1/api-keys').set(key).expect(200);
    expect(JSON.stringify(list)).not.toContain(secret);
    const [row] = await fixture.sql<{ hash: string }>(
      "select encode(secret_hash, 'hex') as hash from accounts.api_key where id = $1",
      [uuidOf(rest.id)],
    );
    expect(row!.hash).toBe(secretHash(secret));
  });

  it('never has more permissions than its creator', async () => {
    const { key } = await fixture.workspace();
    const { body } = await create(key, { ...secretKeyBody, scopes: ['workspace:admin', 'surveys:read'] }).expect(201);
    const limited = bearer(body.secret);
    await create(limited, { ...secretKeyBody, scopes: ['surveys:read'] }).expect(201);
    const beyond = await create(limited, { ...secretKeyBody, scopes: ['surveys:read', 'surveys:write'] });
    expect([beyond.status, beyond.body.errors[0].pointer]).toEqual([403, '/scopes/1']);
    await create(key, { ...secretKeyBody, scopes: ALL_PERMISSIONS }).expect(201);
  });

  it.each<[string, object, number]>([
    ['a secret key without scopes', { kind: 'secret', name: 'K' }, 422],
    ['a publishable key with scopes', { kind: 'publishable', name: 'K', scopes: ['responses:create'] }, 422],
    ['an unknown scope', { ...secretKeyBody, scopes: ['everything'] }, 400],
    ['an expiry in the past', { ...secretKeyBody, expires_at: '2020-01-01T00:00:00Z' }, 422],
    ['an expiry that is not a time', { ...secretKeyBody, expires_at: 'tomorrow' }, 400],
    ['a secret of its own choice', { ...secretKeyBody, secret: 'hbk_live_x' }, 400],
    ['a name of 201 characters', { ...secretKeyBody, name: 'n'.repeat(201) }, 400],
  ])('is not created with %s', async (_what, body, status) => {
    const { key } = await fixture.workspace();
    await create(key, body).expect(status);
  });

  it('may have a name of 199 and 200 characters', async () => {
    const { key } = await fixture.workspace();
    for (const n of [199, 200]) await create(key, { ...secretKeyBody, name: 'n'.repeat(n) }).expect(201);
  });

  it('is invalid once it expires', async () => {
    const { key } = await fixture.workspace();
    const expires_at = new Date(fixture.clock.now().getTime() + 60_000).toISOString();
    const { body } = await create(key, { ...secretKeyBody, expires_at }).expect(201);
    await fixture.http.get('/v1/workspace').set(bearer(body.secret)).expect(200);
    fixture.clock.advance(60_000);
    await fixture.http.get('/v1/workspace').set(bearer(body.secret)).expect(401);
  });

  it('keys.revoked: is invalid once it is revoked, which is published once and may be requested twice', async () => {
    const { key } = await fixture.workspace();
    const { body } = await create(key, secretKeyBody).expect(201);
    await fixture.http.delete(`/v1/api-keys/${body.id}`).set(key).expect(204);
    await fixture.http.delete(`/v1/api-keys/${body.id}`).set(key).expect(204);
    await fixture.http.get('/v1/workspace').set(bearer(body.secret)).expect(401);
    await fixture.events.next(KeyRevoked, { key_id: uuidOf(body.id) });
    const all = await fixture.events.all(KeyRevoked);
    expect(all.filter(({ payload }) => payload.key_id === uuidOf(body.id))).toHaveLength(1);
    const { body: list } = await fixture.http.get('/v1/api-keys?order=desc&limit=1').set(key).expect(200);
    expect(list.data[0]).toMatchObject({ id: body.id, revoked_at: fixture.clock.now().toISOString() });
  });

  it('of another workspace cannot be revoked', async () => {
    const [one, two] = [await fixture.workspace(), await fixture.workspace()];
    const { body } = await create(one.key, secretKeyBody).expect(201);
    await fixture.http.delete(`/v1/api-keys/${body.id}`).set(two.key).expect(404);
    await fixture.http.get('/v1/workspace').set(bearer(body.secret)).expect(200);
  });

  it('records its last use, at most once a minute', async () => {
    const { key } = await fixture.workspace();
    const { body } = await create(key, secretKeyBody).expect(201);
    const lastUse = async () => {
      await fixture.http.get('/v1/workspace').set(bearer(body.secret)).expect(200);
      const { body: list } = await fixture.http.get('/v1/api-keys').set(key);
      return (list.data as { id: string; last_used_at: string }[]).find(({ id }) => id === body.id)!.last_used_at;
    };
    const first = await lastUse();
    expect(first).toBe(fixture.clock.now().toISOString());
    fixture.clock.advance(59_999);
    expect(await lastUse()).toBe(first);
    fixture.clock.advance(1);
    expect(await lastUse()).toBe(fixture.clock.now().toISOString());
  });
});

describe('the resolution of a credential', () => {
  const resolve = (credential: object) =>
    fixture.http.post('/internal/credentials/resolve').set(fixture.internal).send(credential);

  it('returns the scopes of a secret key', async () => {
    const { workspace, secret_key } = await fixture.workspace();
    const { body } = await resolve({ kind: 'key', hash: secretHash(secret_key) }).expect(200);
    expect(body.caller).toMatchObject({
      tenantId: uuidOf(workspace.id),
      kind: 'secret-key',
      staffId: null,
      role: null,
    });
    expect((body.caller.permissions as string[]).toSorted()).toEqual([...ALL_PERMISSIONS].toSorted());
  });

  it('returns only responses:create for a publishable key', async () => {
    const { publishable_key } = await fixture.workspace();
    const { body } = await resolve({ kind: 'key', hash: secretHash(publishable_key) }).expect(200);
    expect(body.caller).toMatchObject({ kind: 'publishable-key', permissions: ['responses:create'] });
  });

  it('does not find an unknown credential or one of the other kind', async () => {
    const { secret_key } = await fixture.workspace();
    await resolve({ kind: 'session', hash: secretHash(secret_key) }).expect(404);
    await resolve({ kind: 'key', hash: '0'.repeat(64) }).expect(404);
    await resolve({ kind: 'key', hash: secret_key }).expect(400);
  });

  it('is available only to processes of this platform', async () => {
    const { secret_key, key } = await fixture.workspace();
    const credential = { kind: 'key', hash: secretHash(secret_key) };
    await fixture.http.post('/internal/credentials/resolve').send(credential).expect(404);
    await fixture.http.post('/internal/credentials/resolve').set(key).send(credential).expect(404);
  });

  it('returns the origins of a publishable key, and its creation returns an identity secret', async () => {
    const { key } = await fixture.workspace();
    const create = (body: object) =>
      fixture.http
        .post('/v1/api-keys')
        .set(key)
        .send({ name: 'Shop', ...body });
    const allowed_origins = ['https://shop.example', 'http://localhost:5173'];
    const reply = await create({ kind: 'publishable', allowed_origins });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ allowed_origins, identity_secret: expect.stringMatching(/^hbi_[\w-]{43}$/) });
    const resolved = await resolve({ kind: 'key', hash: secretHash(reply.body.secret) }).expect(200);
    expect(resolved.body.caller.allowedOrigins).toEqual(allowed_origins);
    for (const origin of [
      'https://shop.example/',
      'https://*.example',
      'shop.example:443',
      'HTTPS://shop.example',
      'ftp://x.example',
    ]) {
      const bad = await create({ kind: 'publishable', allowed_origins: [origin] });
      expect([origin, bad.status, bad.body.errors?.[0].pointer]).toEqual([origin, 422, '/allowed_origins/0']);
    }
    const secret = await create({ kind: 'secret', scopes: ['metrics:read'], allowed_origins });
    expect([secret.status, secret.body.code]).toEqual([422, 'accounts.bad-origins']);
    const plain = await create({ kind: 'secret', scopes: ['metrics:read'] });
    expect(plain.body).toMatchObject({ allowed_origins: null, identity_secret: null });
  });
});
