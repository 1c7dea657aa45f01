import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemberChanged, newEvent } from '@hearback/contracts';
import { DEFAULT_PARTITIONS, PgEventLog } from '@hearback/messaging';
import { infrastructureSchemas, startPlatform, type StartedPlatform } from '@hearback/process';
import { eventually, ManualClock, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { createSamples } from '../../../tools/fuzz/samples.mjs';
import { apiClient } from '../../../tools/product/product.mjs';
import { targets } from '../src/targets.js';

const DAY = 86_400_000;
const password = 'six lamps in the attic';
const settings = { HEARBACK_PORT: '0', HEARBACK_LOG_LEVEL: 'silent', HEARBACK_RATE_LIMIT_PER_MINUTE: '0' };
/** What remains of a deleted workspace: the tombstones of the services, and the event that announced its end. */
const TOMBSTONES = ['messaging.deleted_tenant', 'messaging.event'];

interface Workspace {
  readonly tenantId: string;
  readonly name: string;
  readonly owner: { readonly email: string; readonly password: string };
  readonly staff: { readonly id: string };
  readonly call: ReturnType<typeof apiClient>;
  readonly publishableKey: string;
}

describe('the end of a workspace', () => {
  let database: ThrowAwayDatabase;
  let platform: StartedPlatform;
  const clock = new ManualClock();

  beforeAll(async () => {
    const services = Object.values(targets).map(({ definition }) => definition.schema);
    database = await throwAwayDatabase([...infrastructureSchemas, ...services]);
    platform = await startPlatform({
      modules: targets,
      overrides: { clock },
      settings: {
        ...settings,
        HEARBACK_DATABASE_URL: database.url,
        HEARBACK_ROLE_PASSWORD: database.rolePassword,
        HEARBACK_INTERNAL_SECRET: randomBytes(32).toString('base64url'),
        HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
        RESPONSES_MIN_FILL_MS: '0',
      },
    });
  });
  afterAll(async () => {
    await platform?.close();
    await database?.close();
  });

  async function workspace(name: string): Promise<Workspace> {
    const owner = { name: 'Ada Example', email: `${name.toLowerCase()}@shop.example`, password };
    const body = { name, time_zone: 'Europe/Paris', language: 'en', owner };
    const signedUp = (await apiClient(platform.url)('POST', '/v1/workspaces', body)) as SignedUp;
    const call = apiClient(platform.url, signedUp.secret_key);
    return {
      tenantId: uuidOf(signedUp.workspace.id),
      name,
      owner,
      staff: signedUp.staff,
      call,
      publishableKey: signedUp.publishable_key,
    };
  }

  /** Requests of a browser in which somebody has signed in. */
  async function browserOf({ owner }: Workspace) {
    const reply = await fetch(`${platform.url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: platform.url },
      body: JSON.stringify({ email: owner.email, password: owner.password }),
    });
    const cookie = reply.headers.getSetCookie().find((text) => text.startsWith('__Host-hearback='))!;
    const headers = { cookie: cookie.slice(0, cookie.indexOf(';')), 'sec-fetch-site': 'same-origin' };
    return (method: string, path: string, body?: object) =>
      fetch(platform.url + path, {
        method,
        headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
  }

  /** The tables of all schemas in which some column of some row has the id, in any form of text, with the number of rows. */
  async function tablesWith(id: string): Promise<ReadonlyMap<string, number>> {
    const tables = await database.sql<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
    );
    const found = new Map<string, number>();
    for (const { name } of tables) {
      const [row] = await database.sql<{ count: number }>(
        `select count(*)::integer as count from ${name} t where t::text like $1 or t::text like $2`,
        [`%${id}%`, `%${id.replaceAll('-', '')}%`],
      );
      if (row!.count > 0) found.set(name, row!.count);
    }
    return found;
  }

  /** An event of the workspace, of another partition, is delivered after its end. */
  async function arriveLate(tenantId: string): Promise<void> {
    const time = clock.now();
    const payload = {
      workspace_id: tenantId,
      staff_id: randomUUID(),
      email: 'late@shop.example',
      name: 'Late',
      role: 'agent',
      active: true,
      changed_at: time.toISOString(),
    };
    const late = newEvent(MemberChanged, { id: randomUUID(), tenantId, time, payload });
    const log = new PgEventLog({ notify: () => undefined }, DEFAULT_PARTITIONS);
    await database.transaction((tx) => log.append(tx, [late]));
    await platform.drained();
  }

  /** Lets the time of a deletion come, and all services erase. */
  async function passTime(milliseconds: number): Promise<void> {
    clock.advance(milliseconds);
    await platform.drained();
  }

  it('is asked for by the owner alone, with name and password, and can be taken back until its day', async () => {
    const kept = await workspace('Kept');
    const send = await browserOf(kept);
    const wrong = await send('POST', '/v1/workspace/deletion', { name: 'Another', password });
    expect([wrong.status, await codeOf(wrong)]).toEqual([422, 'accounts.wrong-workspace-name']);
    const guessed = await send('POST', '/v1/workspace/deletion', { name: 'Kept', password: 'not the password' });
    expect(await codeOf(guessed)).toBe('accounts.wrong-password');
    await expect(kept.call('POST', '/v1/workspace/deletion', { name: 'Kept', password })).rejects.toMatchObject({
      status: 403,
    });
    expect((await send('POST', '/v1/workspace/deletion', { name: 'Kept', password })).status).toBe(202);
    expect(await codeOf(await send('POST', '/v1/workspace/deletion', { name: 'Kept', password }))).toBe(
      'accounts.deletion-pending',
    );
    expect((await send('DELETE', '/v1/workspace/deletion')).status).toBe(204);
    await passTime(15 * DAY);
    expect(await kept.call('GET', '/v1/workspace')).toMatchObject({ name: 'Kept', deletes_at: null });
  });

  it('erases every row of it in every service, for good, and nothing of others', async () => {
    const [gone, other] = [await workspace('Gone'), await workspace('Other')];
    const samples = await createSamples(gone.call, gone.staff.id);
    await createSamples(other.call, other.staff.id);
    const link = `${platform.url}/s/${samples.s[0]}`;
    const send = await browserOf(gone);
    // The owner has another workspace, and stays a person; the colleague has none.
    await database.sql('update accounts.person set confirmed_at = created_at where email = $1', [gone.owner.email]);
    const second = await send('POST', '/v1/me/workspaces', { name: 'Second', time_zone: 'UTC', language: 'en' });
    expect(second.status).toBe(201);
    const colleague = { email: 'leaver@shop.example', name: 'Lea', role: 'agent', password };
    await gone.call('POST', '/v1/members', colleague);
    expect((await send('POST', '/v1/workspace/deletion', { name: 'Gone', password })).status).toBe(202);
    await passTime(13 * DAY);
    expect((await fetch(link)).status).toBe(200);
    const before = await tablesWith(gone.tenantId);
    expect([...before.keys()].filter((name) => !TOMBSTONES.includes(name)).length).toBeGreaterThan(25);
    const others = await tablesWith(other.tenantId);

    await passTime(1 * DAY);
    await eventually(async () => expect((await fetch(link)).status).toBeGreaterThanOrEqual(404));
    await passTime(11_000);
    await arriveLate(gone.tenantId);
    await passTime(6 * 60_000);

    const after = await tablesWith(gone.tenantId);
    expect([...after.keys()].toSorted()).toEqual(TOMBSTONES);
    expect(after.get('messaging.event')).toBe(1);
    await arriveLate(gone.tenantId);
    expect([...(await tablesWith(gone.tenantId)).keys()].toSorted()).toEqual(TOMBSTONES);
    const rest = await tablesWith(other.tenantId);
    // Timers of tasks run meanwhile, so events are added and jobs end; nothing else of theirs is gone.
    const lost = [...others].filter(([table, count]) => table !== 'jobs.job' && (rest.get(table) ?? 0) < count);
    expect(lost).toEqual([]);

    await expect(gone.call('GET', '/v1/workspace')).rejects.toMatchObject({ status: 401 });
    const answered = await fetch(`${platform.url}/v1/responses`, {
      method: 'POST',
      headers: { authorization: `Bearer ${gone.publishableKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ survey_id: samples.surveys[0], answers: { recommend: 9 } }),
    });
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      401,
      expect.stringContaining('application/problem+json'),
    ]);
    const persons = await database.sql<{ email: string }>('select email from accounts.person order by email');
    const emails = persons.map(({ email }) => email);
    expect(emails).toContain(gone.owner.email);
    expect(emails).not.toContain('leaver@shop.example');
    expect((await browserOf(gone)) && (await other.call('GET', '/v1/tasks'))).toMatchObject({
      data: [expect.anything()],
    });
  });
});

interface SignedUp {
  readonly workspace: { readonly id: string };
  readonly staff: { readonly id: string };
  readonly secret_key: string;
  readonly publishable_key: string;
}

async function codeOf(reply: Response): Promise<string> {
  return ((await reply.json()) as { code: string }).code;
}

function uuidOf(id: string): string {
  return id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
