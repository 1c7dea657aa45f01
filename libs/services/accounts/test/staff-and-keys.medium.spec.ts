import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRevoked, MemberChanged } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import { secretHash } from '@hearback/http';
import { ALL_PERMISSIONS } from '@hearback/kernel';
import { eventually } from '@hearback/testing';
import { accountsBed, bearer, PASSWORD, uuidOf, waitingForLocks } from './bed.js';

type Bed = Awaited<ReturnType<typeof accountsBed>>;
type Headers = Record<string, string>;

let bed: Bed;
let count = 0;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed?.close());

async function addMember(by: Headers, role: string) {
  count += 1;
  const email = `member-${count}@example.org`;
  const wish = { email, name: 'Max', role, password: PASSWORD };
  const reply = await bed.http.post('/v1/members').set(by).send(wish);
  return { reply, id: reply.body.id as string, email };
}

async function signedInAs(by: Headers, role: string) {
  const { id, email } = await addMember(by, role);
  return { id, session: (await bed.signIn(email, PASSWORD)).session };
}

const patch = (by: Headers, id: string, change: object) => bed.http.patch(`/v1/members/${id}`).set(by).send(change);

describe('the staff of a workspace', () => {
  it('grows by members whom an admin adds, and says so', async () => {
    const { key } = await bed.workspace();
    const { reply, id } = await addMember(key, 'editor');
    expect([reply.status, reply.body]).toMatchObject([201, { role: 'editor', active: true }]);
    await bed.events.next(MemberChanged, { staff_id: uuidOf(id), role: 'editor' });
    await patch(key, id, { role: 'admin' }).expect(200);
    await bed.events.next(MemberChanged, { staff_id: uuidOf(id), role: 'admin' });
  });

  it('has each address once, in all workspaces together', async () => {
    const [one, two] = [await bed.workspace(), await bed.workspace()];
    const wish = { email: one.email.toUpperCase(), name: 'Max', role: 'viewer', password: PASSWORD };
    const reply = await bed.http.post('/v1/members').set(two.key).send(wish);
    expect([reply.status, reply.body.code]).toEqual([409, 'accounts.address-taken']);
  });

  it('is listed page by page, in both directions, and never another workspace’s', async () => {
    const { key, staff } = await bed.workspace();
    await bed.workspace();
    const ids = [staff.id];
    for (let n = 0; n < 4; n += 1) {
      bed.clock.advance(1);
      ids.push((await addMember(key, 'viewer')).id);
    }
    const walk = async (order: string) => {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await bed.http.get(`/v1/members?limit=2&order=${order}${cursor}`).set(key).expect(200);
        seen.push(...(body.data as { id: string }[]).map((member) => member.id));
        if (!body.has_more) return seen;
        cursor = `&cursor=${body.next_cursor}`;
      }
    };
    expect(await walk('asc')).toEqual(ids);
    expect(await walk('desc')).toEqual(ids.toReversed());
  });

  it('gets owners from owners alone', async () => {
    const owner = await bed.workspace();
    const own = (await bed.signIn(owner.email, PASSWORD)).session;
    const admin = await signedInAs(owner.key, 'admin');
    expect((await addMember(admin.session, 'owner')).reply.body.code).toBe('accounts.owners-only');
    expect((await addMember(owner.key, 'owner')).reply.status).toBe(403);
    expect((await patch(admin.session, admin.id, { role: 'owner' })).status).toBe(403);
    expect((await patch(admin.session, owner.staff.id, { name: 'X' })).status).toBe(403);
    expect((await addMember(own, 'owner')).reply.status).toBe(201);
    expect((await patch(own, admin.id, { role: 'owner' })).status).toBe(200);
  });

  it('never loses its last active owner, not even to two who leave at once', async () => {
    const owner = await bed.workspace();
    const own = (await bed.signIn(owner.email, PASSWORD)).session;
    const alone = await patch(own, owner.staff.id, { active: false });
    expect([alone.status, alone.body.code]).toEqual([409, 'accounts.last-owner']);
    const second = await signedInAs(own, 'owner');
    const tenantId = uuidOf(owner.workspace.id);
    // While the end of the audit log is held, both acts come as far as they can: without a lock of their own, beyond the
    // count of the owners.
    const both = await bed.app.get(TenantDatabase, { strict: false }).withTenant(tenantId, async (tx) => {
      await tx.query('select from accounts.audit_head for update');
      const acts = [
        patch(own, owner.staff.id, { role: 'admin' }),
        patch(second.session, second.id, { role: 'admin' }),
      ].map(async (act) => (await act).status);
      await eventually(async () => expect(await waitingForLocks(bed.sql)).toBe(2));
      return acts;
    });
    expect((await Promise.all(both)).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('of another workspace does not exist', async () => {
    const [one, two] = [await bed.workspace(), await bed.workspace()];
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
  ])('refuses the change %j', async (change) => {
    const { key, staff } = await bed.workspace();
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
    'of %s open what they should',
    async (role) => {
      const owner = await bed.workspace();
      const own = (await bed.signIn(owner.email, PASSWORD)).session;
      const headers: Headers =
        role === 'none'
          ? {}
          : role === 'publishable'
            ? bearer(owner.publishable_key)
            : (await signedInAs(own, role)).session;
      const otherwise = role === 'none' ? 401 : 403;
      const ask = async ([method, path, body]: (typeof EVERYBODY)[number]) =>
        (await bed.http[method as 'get'](path).set(headers).send(body)).status;
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
  const create = (by: Headers, wish: object) => bed.http.post('/v1/api-keys').set(by).send(wish);
  const secretWish = { kind: 'secret', name: 'Shop backend', scopes: ['workspace:read'] };

  it('is shown once, opens what its scopes say, and is kept as its hash', async () => {
    const { key } = await bed.workspace();
    const { body } = await create(key, secretWish).expect(201);
    const { secret, ...rest } = body as { secret: string; prefix: string; id: string };
    expect(secret).toMatch(/^hbk_live_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
    expect(rest.prefix).toBe(secret.slice(0, 17));
    await bed.http.get('/v1/workspace').set(bearer(secret)).expect(200);
    await bed.http.get('/v1/api-keys').set(bearer(secret)).expect(403);
    const { body: list } = await bed.http.get('/v1/api-keys').set(key).expect(200);
    expect(JSON.stringify(list)).not.toContain(secret);
    const [row] = await bed.sql<{ hash: string }>(
      "select encode(secret_hash, 'hex') as hash from accounts.api_key where id = $1",
      [uuidOf(rest.id)],
    );
    expect(row!.hash).toBe(secretHash(secret));
  });

  it('never has more rights than who makes it', async () => {
    const { key } = await bed.workspace();
    const { body } = await create(key, { ...secretWish, scopes: ['workspace:admin', 'surveys:read'] }).expect(201);
    const limited = bearer(body.secret);
    await create(limited, { ...secretWish, scopes: ['surveys:read'] }).expect(201);
    const beyond = await create(limited, { ...secretWish, scopes: ['surveys:read', 'surveys:write'] });
    expect([beyond.status, beyond.body.errors[0].pointer]).toEqual([403, '/scopes/1']);
    await create(key, { ...secretWish, scopes: ALL_PERMISSIONS }).expect(201);
  });

  it.each<[string, object, number]>([
    ['a secret key without scopes', { kind: 'secret', name: 'K' }, 422],
    ['a publishable key with scopes', { kind: 'publishable', name: 'K', scopes: ['responses:create'] }, 422],
    ['an unknown scope', { ...secretWish, scopes: ['everything'] }, 400],
    ['an expiry in the past', { ...secretWish, expires_at: '2020-01-01T00:00:00Z' }, 422],
    ['an expiry that is no time', { ...secretWish, expires_at: 'tomorrow' }, 400],
    ['a secret of its own choice', { ...secretWish, secret: 'hbk_live_x' }, 400],
    ['a name of 201 characters', { ...secretWish, name: 'n'.repeat(201) }, 400],
  ])('is not made with %s', async (_what, wish, status) => {
    const { key } = await bed.workspace();
    await create(key, wish).expect(status);
  });

  it('may have a name of 199 and 200 characters', async () => {
    const { key } = await bed.workspace();
    for (const n of [199, 200]) await create(key, { ...secretWish, name: 'n'.repeat(n) }).expect(201);
  });

  it('is of no use once it expires', async () => {
    const { key } = await bed.workspace();
    const expires_at = new Date(bed.clock.now().getTime() + 60_000).toISOString();
    const { body } = await create(key, { ...secretWish, expires_at }).expect(201);
    await bed.http.get('/v1/workspace').set(bearer(body.secret)).expect(200);
    bed.clock.advance(60_000);
    await bed.http.get('/v1/workspace').set(bearer(body.secret)).expect(401);
  });

  it('is of no use once it is revoked, which is said once and may be asked twice', async () => {
    const { key } = await bed.workspace();
    const { body } = await create(key, secretWish).expect(201);
    await bed.http.delete(`/v1/api-keys/${body.id}`).set(key).expect(204);
    await bed.http.delete(`/v1/api-keys/${body.id}`).set(key).expect(204);
    await bed.http.get('/v1/workspace').set(bearer(body.secret)).expect(401);
    await bed.events.next(KeyRevoked, { key_id: uuidOf(body.id) });
    const all = await bed.events.all(KeyRevoked);
    expect(all.filter(({ payload }) => payload.key_id === uuidOf(body.id))).toHaveLength(1);
    const { body: list } = await bed.http.get('/v1/api-keys?order=desc&limit=1').set(key).expect(200);
    expect(list.data[0]).toMatchObject({ id: body.id, revoked_at: bed.clock.now().toISOString() });
  });

  it('of another workspace cannot be revoked', async () => {
    const [one, two] = [await bed.workspace(), await bed.workspace()];
    const { body } = await create(one.key, secretWish).expect(201);
    await bed.http.delete(`/v1/api-keys/${body.id}`).set(two.key).expect(404);
    await bed.http.get('/v1/workspace').set(bearer(body.secret)).expect(200);
  });

  it('notes its last use, at most once a minute', async () => {
    const { key } = await bed.workspace();
    const { body } = await create(key, secretWish).expect(201);
    const lastUse = async () => {
      await bed.http.get('/v1/workspace').set(bearer(body.secret)).expect(200);
      const { body: list } = await bed.http.get('/v1/api-keys').set(key);
      return (list.data as { id: string; last_used_at: string }[]).find(({ id }) => id === body.id)!.last_used_at;
    };
    const first = await lastUse();
    expect(first).toBe(bed.clock.now().toISOString());
    bed.clock.advance(59_999);
    expect(await lastUse()).toBe(first);
    bed.clock.advance(1);
    expect(await lastUse()).toBe(bed.clock.now().toISOString());
  });
});

describe('the question whom a credential stands for', () => {
  const resolve = (credential: object) =>
    bed.http.post('/internal/credentials/resolve').set(bed.internal).send(credential);

  it('is answered for a key with its scopes', async () => {
    const { workspace, secret_key } = await bed.workspace();
    const { body } = await resolve({ kind: 'key', hash: secretHash(secret_key) }).expect(200);
    expect(body.caller).toMatchObject({
      tenantId: uuidOf(workspace.id),
      kind: 'secret-key',
      staffId: null,
      role: null,
    });
    expect((body.caller.permissions as string[]).toSorted()).toEqual([...ALL_PERMISSIONS].toSorted());
  });

  it('is answered for a publishable key with the one thing it may do', async () => {
    const { publishable_key } = await bed.workspace();
    const { body } = await resolve({ kind: 'key', hash: secretHash(publishable_key) }).expect(200);
    expect(body.caller).toMatchObject({ kind: 'publishable-key', permissions: ['responses:create'] });
  });

  it('has no answer for what is unknown or of the other kind', async () => {
    const { secret_key } = await bed.workspace();
    await resolve({ kind: 'session', hash: secretHash(secret_key) }).expect(404);
    await resolve({ kind: 'key', hash: '0'.repeat(64) }).expect(404);
    await resolve({ kind: 'key', hash: secret_key }).expect(400);
  });

  it('is for this platform’s own processes', async () => {
    const { secret_key, key } = await bed.workspace();
    const credential = { kind: 'key', hash: secretHash(secret_key) };
    await bed.http.post('/internal/credentials/resolve').send(credential).expect(404);
    await bed.http.post('/internal/credentials/resolve').set(key).send(credential).expect(404);
  });
});
