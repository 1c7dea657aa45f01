import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemberChanged, WorkspaceCreated } from '@hearback/contracts';
import { CustomerSignatures } from '@hearback/http';
import { accountsFixture, bearer, cookieOf, PASSWORD, signUpBody, uuidOf, type SignedUp } from './accounts-fixture.js';

type Fixture = Awaited<ReturnType<typeof accountsFixture>>;

describe('a sign-up', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await accountsFixture();
  });
  afterAll(() => fixture?.close());

  const count = async (table: string) =>
    Number((await fixture.sql<{ n: string }>(`select count(*) as n from accounts.${table}`))[0]!.n);

  it('creates a workspace, its owner and two keys that work at once', async () => {
    const reply = await fixture.http.post('/v1/workspaces').send(signUpBody({ email: 'Ada@Example.org' }));
    expect(reply.status).toBe(201);
    const body = reply.body as SignedUp;
    expect(body).toMatchObject({
      workspace: { name: 'Lumen Lamps', time_zone: 'Europe/Paris', language: 'en' },
      staff: { email: 'ada@example.org', role: 'owner', active: true },
    });
    const shown = await fixture.http.get('/v1/workspace').set(bearer(body.secret_key)).expect(200);
    expect(shown.body).toEqual(body.workspace);
    await fixture.http.get('/v1/workspace').set(bearer(body.publishable_key)).expect(403);
    const keys = await fixture.http.get('/v1/api-keys').set(bearer(body.secret_key)).expect(200);
    const { id } = (keys.body.data as { id: string; kind: string }[]).find(({ kind }) => kind === 'publishable')!;
    const secret = fixture.app.get(CustomerSignatures, { strict: false }).secretOf(uuidOf(id));
    expect(body.identity_secret).toBe(secret);
  });

  it('is refused where the operator takes none, and so are new members where accounts are closed', async () => {
    const owner = await fixture.workspace();
    const codes: Record<string, unknown[]> = {};
    for (const policy of ['invitation', 'closed']) {
      const settings = { ACCOUNTS_SIGN_UP: policy };
      const closed = await fixture.secondInstance(settings);
      const shown = await closed.http.get('/v1/sign-up').expect(200);
      const workspace = await closed.http.post('/v1/workspaces').send(signUpBody({ email: `${policy}@example.org` }));
      const body = { email: `new-${policy}@example.org`, name: 'Max', role: 'agent', password: PASSWORD };
      const member = await closed.http.post('/v1/members').set(owner.key).send(body);
      codes[policy] = [shown.body.policy, workspace.body.code, member.status];
      await closed.close();
    }
    expect(codes).toEqual({
      invitation: ['invitation', 'accounts.sign-up-closed', 201],
      closed: ['closed', 'accounts.sign-up-closed', 403],
    });
  });

  it('publishes workspace-created and member-changed in the same transaction', async () => {
    const { workspace, staff } = await fixture.workspace();
    const workspaceId = uuidOf(workspace.id);
    const created = await fixture.events.next(WorkspaceCreated, { workspace_id: workspaceId });
    expect(created).toMatchObject({
      tenantId: workspaceId,
      payload: { name: 'Lumen Lamps', time_zone: 'Europe/Paris' },
    });
    const member = await fixture.events.next(MemberChanged, { workspace_id: workspaceId });
    expect(member.payload).toMatchObject({
      staff_id: uuidOf(staff.id),
      email: staff.email,
      role: 'owner',
      active: true,
    });
    expect(member.position.offset).toBeGreaterThan(created.position.offset);
  });

  it('with an address that is confirmed for an account is rejected and stores nothing', async () => {
    const { staff } = await fixture.workspace({ email: 'taken@example.org' });
    await fixture.confirmed(staff.id);
    const before = [await count('workspace'), await count('staff'), await count('audit_entry')];
    const reply = await fixture.http.post('/v1/workspaces').send(signUpBody({ email: 'TAKEN@example.org' }));
    expect([reply.status, reply.body.code]).toEqual([409, 'accounts.address-taken']);
    expect(JSON.stringify(reply.body)).not.toContain('wsp_');
    expect([await count('workspace'), await count('staff'), await count('audit_entry')]).toEqual(before);
  });

  it.each<[string, object, number, string]>([
    ['an unknown time zone', { ...signUpBody(), time_zone: 'Mars/Olympus' }, 422, '/time_zone'],
    ['an invalid language', { ...signUpBody(), language: 'english!' }, 422, '/language'],
    ['a short password', signUpBody({ password: 'short' }), 422, '/owner/password'],
    ['a common password', signUpBody({ password: 'Password123!' }), 422, '/owner/password'],
    [
      'a password that contains the address',
      signUpBody({ email: 'lovelace@example.org', password: 'i am Lovelace 1' }),
      422,
      '/owner/password',
    ],
    ['a blank name', { ...signUpBody(), name: '   ' }, 400, '/name'],
    ['an address with a name', signUpBody({ email: 'Ada <ada@example.org>' }), 400, '/owner/email'],
    ['no owner', { ...signUpBody(), owner: undefined }, 400, '/owner'],
    ['a tenant id', { ...signUpBody(), tenant_id: uuidOf('wsp_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c') }, 400, '/tenant_id'],
    ['a role', { ...signUpBody(), owner: { ...signUpBody().owner, role: 'owner' } }, 400, '/owner/role'],
    ['NUL in the name', { ...signUpBody(), name: 'a\u0000b' }, 400, '/name'],
  ])('with %s is rejected with a pointer, and nothing is stored', async (_what, body, status, pointer) => {
    const before = await count('workspace');
    const reply = await fixture.http.post('/v1/workspaces').send(body);
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect((reply.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toContain(pointer);
    expect(await count('workspace')).toBe(before);
  });

  it('keys.at-rest: keeps no usable credential in any table', async () => {
    const { secret_key, publishable_key, email } = await fixture.workspace();
    const { reply } = await fixture.signIn(email, PASSWORD);
    const secret = cookieOf(reply);
    expect(secret).toHaveLength(43);
    const body = { kind: 'secret', name: 'K', scopes: ['surveys:read'] };
    const made = await fixture.http
      .post('/v1/api-keys')
      .set({ ...bearer(secret_key), 'idempotency-key': 'k1' })
      .send(body);
    const again = await fixture.http
      .post('/v1/api-keys')
      .set({ ...bearer(secret_key), 'idempotency-key': 'k1' })
      .send(body);
    expect([made.status, again.body]).toEqual([201, made.body]);
    const tables = await fixture.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('accounts', 'messaging', 'http', 'jobs')`,
    );
    for (const { name } of tables) {
      const rows = await fixture.sql<{ text: string }>(`select t::text as text from ${name} t`);
      const dump = rows.map(({ text }) => text).join('\n');
      for (const canary of [secret_key, publishable_key, secret, made.body.secret as string, PASSWORD]) {
        expect(dump).not.toContain(canary);
        expect(dump).not.toContain(Buffer.from(canary).toString('hex'));
      }
    }
  });

  it('is allowed as often per hour and network as the setting says', async () => {
    const limited = await accountsFixture({ ACCOUNTS_SIGN_UPS_PER_HOUR: '2' });
    try {
      for (const n of [1, 2]) await limited.workspace({ email: `n${n}@example.org` });
      const body = signUpBody({ email: 'n3@example.org' });
      const rejected = await limited.http.post('/v1/workspaces').send(body);
      expect(rejected.status).toBe(429);
      expect(Number(rejected.headers['retry-after'])).toBeGreaterThan(3_500);
      expect(Number(rejected.headers['retry-after'])).toBeLessThanOrEqual(3_600);
      await limited.passAttemptTime(3_600_000);
      await limited.http.post('/v1/workspaces').send(body).expect(201);
    } finally {
      await limited.close();
    }
  });
});
