import { randomUUID } from 'node:crypto';
import { FollowupsActionAudited, ResponsesActionAudited, SurveyActionAudited } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountsFixture, PASSWORD, uuidOf } from './accounts-fixture.js';

interface Entry {
  readonly id: string;
  readonly created_at: string;
  readonly sequence: number;
  readonly action: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly target: { readonly kind: string; readonly id: string };
  readonly before: unknown;
  readonly after: unknown;
}

describe('the audit log', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  beforeAll(async () => {
    fixture = await accountsFixture();
  });
  afterAll(() => fixture?.close());

  type Owner = Awaited<ReturnType<typeof fixture.workspace>>;
  const entries = async ({ key }: Pick<Owner, 'key'>, query = '') =>
    (await fixture.http.get(`/v1/audit-entries?limit=100${query}`).set(key).expect(200)).body.data as Entry[];
  const verdict = async ({ key }: Pick<Owner, 'key'>) =>
    (await fixture.http.get('/v1/audit-entries/verification').set(key).expect(200)).body as {
      verdict: string;
      entries: number | null;
      broken_at: number | null;
    };

  /** A workspace in which every action has happened once. */
  async function busyWorkspace() {
    const owner = await fixture.workspace();
    const { key } = owner;
    const { session } = await fixture.signIn(owner.email, PASSWORD);
    await fixture.http.patch('/v1/workspace').set(session).send({ name: 'Lumen', language: 'fr' }).expect(200);
    const member = { email: `m-${owner.workspace.id}@example.org`, name: 'Max', role: 'viewer', password: PASSWORD };
    const added = await fixture.http.post('/v1/members').set(session).send(member).expect(201);
    await fixture.http.patch(`/v1/members/${added.body.id}`).set(key).send({ role: 'editor' }).expect(200);
    const body = { kind: 'secret', name: 'K', scopes: ['surveys:read'] };
    const made = await fixture.http.post('/v1/api-keys').set(session).send(body).expect(201);
    await fixture.http.delete(`/v1/api-keys/${made.body.id}`).set(session).expect(204);
    const change = { current_password: PASSWORD, new_password: 'another horse battery' };
    await fixture.http.post('/v1/members/me/password').set(session).send(change).expect(204);
    const again = await fixture.signIn(owner.email, 'another horse battery');
    await fixture.http.delete('/v1/sessions/current').set(again.session).expect(204);
    return { ...owner, memberId: added.body.id as string };
  }

  it('has an entry for every action, in order, with actor and target, and without secrets or personal data', async () => {
    const owner = await busyWorkspace();
    const log = (await entries(owner)).toSorted((a, b) => a.sequence - b.sequence);
    expect(log.map(({ action }) => action)).toEqual([
      'workspace.created',
      'staff.added',
      'api-key.created',
      'api-key.created',
      'session.opened',
      'workspace.changed',
      'staff.added',
      'staff.changed',
      'api-key.created',
      'api-key.revoked',
      'staff.password-changed',
      'session.opened',
      'session.opened',
      'session.ended',
    ]);
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_entry, index) => index + 1));
    expect(log[5]).toMatchObject({
      actor: { kind: 'staff', id: owner.staff.id },
      target: { kind: 'workspace', id: owner.workspace.id },
      before: { name: 'Lumen Lamps', language: 'en' },
      after: { name: 'Lumen', language: 'fr' },
    });
    expect(log[7]).toMatchObject({
      actor: { kind: 'key' },
      target: { kind: 'staff', id: owner.memberId },
      before: { role: 'viewer' },
      after: { role: 'editor' },
    });
    const text = JSON.stringify(log);
    for (const secret of [owner.secret_key, PASSWORD, owner.email, 'Ada Example']) expect(text).not.toContain(secret);
    expect(await verdict(owner)).toEqual({ verdict: 'intact', entries: 14, broken_at: null });
  });

  it('has no entry for what was rejected or changed nothing', async () => {
    const owner = await fixture.workspace();
    const before = await entries(owner);
    await fixture.http.patch('/v1/workspace').set(owner.key).send({ name: 'Lumen Lamps' }).expect(200);
    await fixture.http.patch('/v1/workspace').set(owner.key).send({ time_zone: 'Mars' }).expect(422);
    await fixture.http.patch(`/v1/members/${owner.staff.id}`).set(owner.key).send({ active: false }).expect(403);
    expect(await entries(owner)).toEqual(before);
  });

  it('keeps its chain when many changes are made at once', async () => {
    const owner = await fixture.workspace();
    const body = { kind: 'secret', name: 'K', scopes: ['surveys:read'] };
    await Promise.all(
      Array.from({ length: 12 }, () => fixture.http.post('/v1/api-keys').set(owner.key).send(body).expect(201)),
    );
    expect(await verdict(owner)).toEqual({ verdict: 'intact', entries: 16, broken_at: null });
  });

  it('is listed by action and page, and each workspace sees its own', async () => {
    const [one, two] = [await busyWorkspace(), await fixture.workspace()];
    expect((await entries(one, '&action=session.opened')).length).toBe(3);
    expect((await entries(two)).length).toBe(4);
    const first = await fixture.http.get('/v1/audit-entries?limit=5').set(one.key).expect(200);
    const second = await fixture.http
      .get(`/v1/audit-entries?limit=100&cursor=${first.body.next_cursor}`)
      .set(one.key)
      .expect(200);
    expect(second.body.data).toHaveLength(9);
    await fixture.http
      .get(`/v1/audit-entries?action=staff.added&cursor=${first.body.next_cursor}`)
      .set(one.key)
      .expect(400);
  });

  it('is listed and exported by who acted and when', async () => {
    const shop = await busyWorkspace();
    const all = await entries(shop, '&order=asc');
    const who = all.find(({ actor }) => actor.id !== null)!.actor.id!;
    const own = all.filter(({ actor }) => actor.id === who);
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    const idsOf = (list: readonly Entry[]) => list.map(({ id }) => id);
    expect(idsOf(await entries(shop, `&order=asc&actor_id=${who}`))).toEqual(idsOf(own));
    const after = new Date(Date.parse(all.at(-1)!.created_at) + 1).toISOString();
    expect(await entries(shop, `&created_at[gte]=${after}`)).toEqual([]);
    expect(await entries(shop, `&created_at[lt]=${after}`)).toHaveLength(all.length);
    const file = await fixture.http.get(`/v1/audit-entries/export?actor_id=${who}`).set(shop.key).expect(200);
    expect(file.headers['content-type']).toContain('text/csv');
    const [, ...rows] = file.text.trim().split('\r\n');
    expect(rows.map((row) => row.split(',')[0])).toEqual(own.map(({ sequence }) => `"${sequence}"`));
    await fixture.http.get('/v1/audit-entries?actor_id=srv_1').set(shop.key).expect(400);
  });

  it('records who takes the data of the workspace, and is part of it', async () => {
    const owner = await busyWorkspace();
    const { session } = await fixture.signIn(owner.email, 'another horse battery');
    const start = () => fixture.http.post('/v1/workspace/exports');
    const key = { kind: 'secret', name: 'R', scopes: ['audit:read', 'workspace:read'] };
    const { secret } = (await fixture.http.post('/v1/api-keys').set(session).send(key).expect(201)).body;
    await start()
      .set({ authorization: `Bearer ${secret}` })
      .expect(403);
    await start().expect(401);
    const { body } = await start().set(session).expect(201);
    expect(Date.parse(body.expires_at) - Date.parse(body.as_of)).toBe(24 * 3_600_000);
    const [entry] = (await entries(owner)).filter(({ action }) => action === 'workspace.exported');
    expect(entry).toMatchObject({
      actor: { kind: 'staff', id: expect.stringMatching(/^stf_/) },
      target: { kind: 'workspace', id: owner.workspace.id },
      after: { as_of: body.as_of },
    });
    const names = (body.files as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['workspace', 'members', 'responses', 'customers', 'tasks']));
    const linesOf = async (name: string) => {
      const reply = await fixture.http.get(`/v1/exports/${body.id}/${name}`).set(session).buffer(true).expect(200);
      return reply.text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Entry);
    };
    expect(await linesOf('audit-entries')).toEqual(await entries(owner, '&order=asc'));
    const members = (await fixture.http.get('/v1/members?order=asc').set(session).expect(200)).body.data;
    expect(await linesOf('members')).toEqual(members);
    expect(await linesOf('workspace')).toEqual([(await fixture.http.get('/v1/workspace').set(session)).body]);
    expect(await linesOf('brand')).toHaveLength(1);
    expect(await linesOf('teams')).toEqual([]);
    const stranger = await fixture.workspace();
    await fixture.http.get(`/v1/exports/${body.id}/members`).set(stranger.key).expect(404);
    await fixture.http
      .get(`/v1/exports/${body.id}/members`)
      .set({ authorization: `Bearer ${secret}` })
      .expect(403);
  });

  it('cannot be changed: the service lacks the privilege, and a trigger stops the owner', async () => {
    await fixture.workspace();
    const rights = await fixture.sql<{ grantee: string; privilege_type: string }>(
      `select grantee, privilege_type from information_schema.role_table_grants
       where table_schema = 'accounts' and table_name = 'audit_entry' and grantee like 'accounts\\_%'`,
    );
    expect(new Set(rights.map(({ privilege_type }) => privilege_type))).toEqual(new Set(['SELECT', 'INSERT']));
    await expect(fixture.sql('update accounts.audit_entry set sequence = sequence')).rejects.toThrow('never changed');
    await expect(fixture.sql('delete from accounts.audit_entry')).rejects.toThrow('never changed');
    await expect(fixture.sql('truncate accounts.audit_entry')).rejects.toThrow('never changed');
  });

  it('takes in what was done in other services while the workspace is changed', async () => {
    const owner = await fixture.workspace();
    const tenantId = uuidOf(owner.workspace.id);
    const published = () =>
      fixture.publish(tenantId, SurveyActionAudited, {
        entry_id: randomUUID(),
        actor: { kind: 'key', id: randomUUID() },
        action: 'survey.published',
        target: { kind: 'survey', id: randomUUID() },
        before: null,
        after: null,
        at: '2026-03-02T09:00:00.000Z',
      });
    const changes = Array.from({ length: 60 }, async (_, n) => {
      await published();
      return (
        await fixture.http
          .patch('/v1/workspace')
          .set(owner.key)
          .send({ name: `Lumen ${n}` })
      ).status;
    });
    expect(new Set(await Promise.all(changes))).toEqual(new Set([200]));
    await fixture.drained();
    expect((await verdict(owner)).verdict).toBe('intact');
  });

  it('takes in what was done in other services, once each, and stays intact', async () => {
    const owner = await fixture.workspace();
    const tenantId = uuidOf(owner.workspace.id);
    const target = { kind: 'survey', id: randomUUID() };
    const actor = { kind: 'key', id: randomUUID() };
    const after = { version: 2, nested: { ä: [1, true, null] } };
    const at = '2026-03-02T09:00:00.000Z';
    const entryOf = (action: string) => ({ entry_id: randomUUID(), actor, action, target, before: null, after, at });
    const published = entryOf('survey.published');
    await fixture.publish(tenantId, SurveyActionAudited, published);
    await fixture.publish(tenantId, SurveyActionAudited, published);
    await fixture.publish(tenantId, SurveyActionAudited, { ...published, target: { ...target, kind: 'moon' } });
    // Customers, rules and timers are no staff: what they do is in the history of the task.
    const byCustomer = { ...entryOf('task.message-received'), actor: { kind: 'customer', id: null } };
    await fixture.publish(tenantId, FollowupsActionAudited, byCustomer);
    await fixture.publish(tenantId, SurveyActionAudited, entryOf('survey.closed'));
    await fixture.publish(tenantId, ResponsesActionAudited, entryOf('responses.exported'));
    await fixture.publish(tenantId, FollowupsActionAudited, {
      ...entryOf('rule.created'),
      target: { kind: 'rule', id: target.id },
    });
    await fixture.drained();
    const foreign = (await entries(owner)).filter(({ actor: { id } }) => id === publicId('key', actor.id));
    expect(foreign.map(({ action }) => action).toSorted()).toEqual([
      'responses.exported',
      'rule.created',
      'survey.closed',
      'survey.published',
    ]);
    expect(await fixture.sql('select reason from messaging.dead_letter')).toEqual([
      { reason: 'the target is of an unknown kind' },
    ]);
    const shown = foreign.find(({ action }) => action === 'survey.published');
    expect(shown).toMatchObject({ target: { kind: 'survey', id: publicId('srv', target.id) }, before: null, after });
    expect((await verdict(owner)).verdict).toBe('intact');
  });

  /** Changes the log as the owner of the database could. */
  async function tamper(sql: string, tenantId: string) {
    await fixture.sql('alter table accounts.audit_entry disable trigger all');
    await fixture.sql(sql, [uuidOf(tenantId)]);
    await fixture.sql('alter table accounts.audit_entry enable trigger all');
  }

  it.each<[string, number, ...string[]]>([
    ['an entry is changed', 5, "update accounts.audit_entry set after = '{}' where tenant_id = $1 and sequence = 5"],
    ['an actor is changed', 6, 'update accounts.audit_entry set actor_id = null where tenant_id = $1 and sequence = 6'],
    ['an entry is removed', 4, 'delete from accounts.audit_entry where tenant_id = $1 and sequence = 4'],
    ['the last entry is removed', 14, 'delete from accounts.audit_entry where tenant_id = $1 and sequence = 14'],
    ['all entries are removed', 1, 'delete from accounts.audit_entry where tenant_id = $1'],
    [
      'an entry is appended',
      15,
      `insert into accounts.audit_entry select tenant_id, 15, gen_random_uuid(), created_at, actor_kind, actor_id, action,
         target_kind, target_id, before, after, hash from accounts.audit_entry where tenant_id = $1 and sequence = 14`,
    ],
    [
      'two entries are swapped',
      11,
      'update accounts.audit_entry set sequence = -11 where tenant_id = $1 and sequence = 11',
      'update accounts.audit_entry set sequence = 11 where tenant_id = $1 and sequence = 12',
      'update accounts.audit_entry set sequence = 12 where tenant_id = $1 and sequence = -11',
    ],
  ])('detects that %s, and where', async (_what, sequence, ...steps) => {
    const owner = await fixture.workspace();
    const body = { kind: 'secret', name: 'K', scopes: ['surveys:read'] };
    for (let n = 5; n <= 14; n += 1) await fixture.http.post('/v1/api-keys').set(owner.key).send(body).expect(201);
    for (const step of steps) await tamper(step, owner.workspace.id);
    expect(await verdict(owner)).toEqual({ verdict: 'broken', entries: null, broken_at: sequence });
  });
});
