import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemberChanged, WorkspaceCreated, WorkspaceDeleted, WorkspaceSuspended } from '@hearback/contracts';
import { accountsFixture, bearer, PASSWORD, uuidOf } from './accounts-fixture.js';

const DAY = 86_400_000;

describe('a sandbox', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  beforeAll(async () => {
    fixture = await accountsFixture({ ACCOUNTS_OPERATOR_EMAILS: 'operator@example.org' });
  });
  afterAll(() => fixture?.close());

  const post = (by: Record<string, string>, path: string, body: object = {}) =>
    fixture.http.post(path).set(by).send(body);
  const workspaceOf = async (by: Record<string, string>) =>
    (await fixture.http.get('/v1/workspace').set(by).expect(200)).body;

  async function made() {
    const parent = await fixture.workspace();
    await fixture.confirmed(parent.staff.id);
    const { body } = await post(parent.key, '/v1/sandbox').expect(201);
    return { ...parent, sandbox: body, test: bearer(body.secret_key as string) };
  }

  it('is a workspace of its own with keys that say so, one at most, and not of another sandbox', async () => {
    const { key, workspace, sandbox, test } = await made();
    expect(sandbox).toMatchObject({
      workspace: { sandbox_of: workspace.id, sandbox_id: null, demo: false, limits: { members: null } },
      secret_key: expect.stringMatching(/^hbk_test_/),
      publishable_key: expect.stringMatching(/^hbp_test_/),
      identity_secret: expect.stringMatching(/^hbi_/),
    });
    expect(await workspaceOf(key)).toMatchObject({ sandbox_of: null, sandbox_id: sandbox.workspace.id });
    expect(await workspaceOf(test)).toEqual(sandbox.workspace);
    const created = await fixture.events.next(WorkspaceCreated, { workspace_id: uuidOf(sandbox.workspace.id) });
    expect(created.payload.sandbox_of).toBe(uuidOf(workspace.id));
    expect((await post(key, '/v1/sandbox')).body.code).toBe('accounts.sandbox-exists');
    for (const path of ['/v1/sandbox', '/v1/sandbox/emptying'])
      expect((await post(test, path)).body.code).toBe('accounts.inside-sandbox');
    const further = await post(test, '/v1/api-keys', { kind: 'publishable', name: 'Shop' }).expect(201);
    expect(further.body.secret).toMatch(/^hbp_test_/);
    await fixture.http.delete(`/v1/api-keys/${further.body.id}`).set(key).expect(404);
    const none = await fixture.workspace();
    expect((await post(none.key, '/v1/sandbox/emptying')).body.code).toBe('accounts.no-sandbox');
  });

  it('is made once, whatever number of requests ask for it', async () => {
    const { key } = await fixture.workspace();
    const asks = await Promise.all([1, 2, 3].map(() => post(key, '/v1/sandbox')));
    expect(asks.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const repeated = { ...(await fixture.workspace()).key, 'idempotency-key': 'sandbox' };
    const [first, again] = [await post(repeated, '/v1/sandbox'), await post(repeated, '/v1/sandbox')];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  });

  it('has the owners and admins of its workspace, and nobody who left or lost that role', async () => {
    const { email, name, sandbox, test, workspace } = await made();
    const { session } = await fixture.signIn(email, PASSWORD);
    const add = async (member: string, role: string) => {
      const body = { name: member, email: `${member}-${workspace.id}@example.org`, role, password: PASSWORD };
      return (await post(session, '/v1/members', body).expect(201)).body as { id: string };
    };
    const admin = await add('grace', 'admin');
    await add('linus', 'editor');
    const members = async () =>
      (await fixture.http.get('/v1/members?order=asc').set(test).expect(200)).body.data.map(
        (each: { name: string; role: string; active: boolean }) => [each.name, each.role, each.active],
      );
    expect(await members()).toEqual([
      [name, 'owner', true],
      ['grace', 'admin', true],
    ]);
    const patch = (body: object) => fixture.http.patch(`/v1/members/${admin.id}`).set(session).send(body).expect(200);
    await patch({ role: 'viewer' });
    expect((await members())[1]).toEqual(['grace', 'viewer', true]);
    await patch({ active: false });
    expect((await members())[1]).toEqual(['grace', 'viewer', false]);
    await patch({ active: true, role: 'admin' });
    expect((await members())[1]).toEqual(['grace', 'admin', true]);
    const changed = (await fixture.events.all(MemberChanged)).filter(
      ({ payload }) => payload.workspace_id === uuidOf(sandbox.workspace.id) && payload.name === 'grace',
    );
    expect(changed.map(({ payload }) => [payload.role, payload.active])).toEqual([
      ['admin', true],
      ['viewer', true],
      ['viewer', false],
      ['admin', true],
    ]);
    const log = await fixture.http.get('/v1/audit-entries?action=staff.changed').set(test).expect(200);
    expect(log.body.data[0].actor).toEqual({ kind: 'product', id: null });
    const verdict = await fixture.http.get('/v1/audit-entries/verification').set(test);
    expect(verdict.body).toMatchObject({ verdict: 'intact' });
  });

  it('is entered and left by the switch between workspaces, and shown as what it is', async () => {
    const { email, workspace, sandbox } = await made();
    const { session } = await fixture.signIn(email, PASSWORD);
    const current = (by: Record<string, string>) => fixture.http.get('/v1/sessions/current').set(by).expect(200);
    expect((await current(session)).body.workspaces).toMatchObject([
      { id: workspace.id, sandbox_of: null },
      { id: sandbox.workspace.id, sandbox_of: workspace.id, role: 'owner' },
    ]);
    await post(session, '/v1/sessions/current/workspace', { workspace_id: sandbox.workspace.id }).expect(204);
  });

  it('is emptied with its keys and sessions as they were, under a new id', async () => {
    const { key, sandbox, test, email } = await made();
    const { session } = await fixture.signIn(email, PASSWORD);
    await post(test, '/v1/teams', { name: 'Care', member_ids: [] }).expect(201);
    const { body: emptied } = await post(session, '/v1/sandbox/emptying').expect(201);
    expect(emptied.id).not.toBe(sandbox.workspace.id);
    expect(await workspaceOf(test)).toEqual(emptied);
    expect(await workspaceOf(key)).toMatchObject({ sandbox_id: emptied.id });
    expect((await fixture.http.get('/v1/teams').set(test).expect(200)).body.data).toEqual([]);
    const keys = (await fixture.http.get('/v1/api-keys').set(test).expect(200)).body.data;
    expect(keys).toHaveLength(2);
    await fixture.drained();
    const ended = await fixture.events.next(WorkspaceDeleted, { workspace_id: uuidOf(sandbox.workspace.id) });
    expect(ended.payload.workspace_id).toBe(uuidOf(sandbox.workspace.id));
    expect(await workspaceOf(test)).toEqual(emptied);
  });

  it('is suspended, restored and deleted with its workspace, and not by itself', async () => {
    const operator = await fixture.workspace({ email: 'operator@example.org' });
    await fixture.confirmed(operator.staff.id);
    const { session: operates } = await fixture.signIn('operator@example.org', PASSWORD);
    const { workspace, sandbox, test, key, email } = await made();
    const suspension = `/v1/operator/workspaces/${workspace.id}/suspension`;
    await fixture.http.put(suspension).set(operates).send({ reason: 'Unpaid' }).expect(204);
    expect((await fixture.http.get('/v1/workspace').set(test)).body.code).toBe('request.workspace-suspended');
    await fixture.events.next(WorkspaceSuspended, { workspace_id: uuidOf(sandbox.workspace.id), suspended: true });
    await fixture.http.delete(suspension).set(operates).expect(204);
    await workspaceOf(test);
    const listed = await fixture.http.get('/v1/operator/workspaces').set(operates).expect(200);
    expect(listed.body.data.find(({ id }: { id: string }) => id === sandbox.workspace.id)).toMatchObject({
      sandbox_of: workspace.id,
      limits: { members: null, answers_per_month: null },
    });
    const { session } = await fixture.signIn(email, PASSWORD);
    await post(session, '/v1/workspace/deletion', { name: workspace.name, password: PASSWORD }).expect(202);
    expect(await workspaceOf(test)).toMatchObject({ deletes_at: (await workspaceOf(key)).deletes_at });
    expect((await post(key, '/v1/sandbox/emptying')).body.code).toBe('accounts.deletion-pending');
    await fixture.http.delete('/v1/workspace/deletion').set(session).expect(204);
    expect(await workspaceOf(test)).toMatchObject({ deletes_at: null });
    await post(session, '/v1/workspace/deletion', { name: workspace.name, password: PASSWORD }).expect(202);
    fixture.clock.advance(31 * DAY);
    await fixture.drained();
    for (const ended of [key, test]) await fixture.http.get('/v1/workspace').set(ended).expect(401);
    await fixture.events.next(WorkspaceDeleted, { workspace_id: uuidOf(sandbox.workspace.id) });
  });
});
