import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TenantDatabase } from '@hearback/database';
import { eventually, waitingForLocks } from '@hearback/testing';
import { PasswordHasher } from '../src/application/password-hasher.js';
import { accountsFixture, PASSWORD, uuidOf } from './accounts-fixture.js';

describe('a request that waits', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  beforeAll(async () => {
    fixture = await accountsFixture({ HEARBACK_REQUEST_POOL: '4' });
  });
  afterAll(() => fixture?.close());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('for a slow hash holds no connection: more of them than connections delay nobody', async () => {
    const [busy, neighbour] = [await fixture.workspace(), await fixture.workspace()];
    let release: (hash: string) => void = () => undefined;
    const slow = new Promise<string>((resolve) => (release = resolve));
    const hash = jest.spyOn(fixture.app.get(PasswordHasher, { strict: false }), 'hash').mockReturnValue(slow);
    const added = Array.from({ length: 8 }, async (_, n) => {
      const body = { email: `slow-${n}@example.org`, name: 'Max', role: 'viewer', password: PASSWORD };
      const request = fixture.http.post('/v1/members').set({ ...busy.key, 'idempotency-key': `slow ${n}` });
      return (await request.send(body)).status;
    });
    await eventually(() => expect(hash).toHaveBeenCalledTimes(8));
    await fixture.http.get('/v1/workspace').set(neighbour.key).expect(200);
    await fixture.http.get('/v1/workspace').set(busy.key).expect(200);
    release('$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA');
    expect(await Promise.all(added)).toEqual(added.map(() => 201));
  });

  it('for a lock of its workspace leaves half of the connections to the others', async () => {
    const [busy, neighbour] = [await fixture.workspace(), await fixture.workspace()];
    const database = fixture.app.get(TenantDatabase, { strict: false });
    const changes = await database.withTenant(uuidOf(busy.workspace.id), async (tx) => {
      await tx.query('select from accounts.workspace for update');
      const waiting = Array.from(
        { length: 6 },
        async (_, n) =>
          (
            await fixture.http
              .patch('/v1/workspace')
              .set(busy.key)
              .send({ name: `Name ${n}` })
          ).status,
      );
      await eventually(async () => expect(await waitingForLocks(fixture.sql)).toBeGreaterThan(0));
      await fixture.http.get('/v1/workspace').set(neighbour.key).expect(200);
      return waiting;
    });
    expect(await Promise.all(changes)).toEqual(changes.map(() => 200));
  });

  it('for a password check with an Idempotency-Key needs only one connection at a time', async () => {
    const { email } = await fixture.workspace();
    const { session } = await fixture.signIn(email, PASSWORD);
    const body = { current_password: PASSWORD, new_password: 'another horse battery' };
    // Keys of their own: of requests with the same key, all but one would be rejected before they need a connection.
    const change = (_: unknown, n: number) =>
      fixture.http
        .post('/v1/members/me/password')
        .set({ ...session, 'idempotency-key': `change ${n}` })
        .send(body);
    const statuses = (await Promise.all(Array.from({ length: 6 }, change))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    // To the others, the session has ended or the password has changed meanwhile.
    expect(statuses.filter((status) => ![204, 401, 403].includes(status))).toEqual([]);
    await fixture.signIn(email, body.new_password);
  });

  it('is the same request after its member has signed in again: Idempotency-Key names belong to the caller', async () => {
    const { email } = await fixture.workspace();
    const key = { kind: 'secret', name: 'Once', scopes: ['surveys:read'] };
    const create = async () => {
      const { session } = await fixture.signIn(email, PASSWORD);
      return fixture.http
        .post('/v1/api-keys')
        .set({ ...session, 'idempotency-key': 'once' })
        .send(key)
        .expect(201);
    };
    const [first, second] = [await create(), await create()];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });
});
