import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyedHash, SignedLinks } from '@hearback/http';
import { infrastructureSchemas, startPlatform, type StartedPlatform } from '@hearback/process';
import { eventually, ManualClock, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { createSamples } from '../../../tools/fuzz/samples.mjs';
import { apiClient } from '../../../tools/product/product.mjs';
import { targets } from '../src/targets.js';

const owner = { name: 'Ada Example', email: 'ada@shop.example', password: 'six lamps in the attic' };
const DAY = 86_400_000;
const SETTINGS = { HEARBACK_PORT: '0', HEARBACK_LOG_LEVEL: 'silent', HEARBACK_RATE_LIMIT_PER_MINUTE: '0' };

/** Whether a period is over depends on the time of the report. */
const withoutClock = (report: object) =>
  JSON.parse(JSON.stringify(report, (name, value) => (name === 'partial' ? undefined : value)));

describe('what all services store of a customer', () => {
  let database: ThrowAwayDatabase;
  let platform: StartedPlatform;
  let call: ReturnType<typeof apiClient>;
  const clock = new ManualClock();
  const day = (offset: number) => new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);

  beforeAll(async () => {
    const services = Object.values(targets).map(({ definition }) => definition.schema);
    database = await throwAwayDatabase([...infrastructureSchemas, ...services]);
    const settings = {
      ...SETTINGS,
      HEARBACK_DATABASE_URL: database.url,
      HEARBACK_ROLE_PASSWORD: database.rolePassword,
      HEARBACK_INTERNAL_SECRET: randomBytes(32).toString('base64url'),
      HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
      RESPONSES_MIN_FILL_MS: '0',
    };
    platform = await startPlatform({ modules: targets, overrides: { clock }, settings });
    const body = { name: 'Lumen', time_zone: 'Europe/Paris', language: 'en', owner };
    const signedUp = (await apiClient(platform.url)('POST', '/v1/workspaces', body)) as {
      secret_key: string;
      staff: { id: string };
    };
    call = apiClient(platform.url, signedUp.secret_key);
    await createSamples(call, signedUp.staff.id);
    const identities = [{ kind: 'email', value: 'jonas@example.org' }];
    await call('PUT', '/v1/customers/C-1', { name: 'Jonas Weber', identities });
    await platform.drained();
  });
  afterAll(async () => {
    await platform?.close();
    await database?.close();
  });

  it('is in the copy that the customer fetches, without secrets and without others', async () => {
    await call('PUT', '/v1/customers/C-2', { name: 'Somebody Else' });
    await call('POST', '/v1/customers/C-1/data-copies');
    const copy = await eventually(async () => {
      await platform.drained();
      const [row] = await database.sql<{ id: string; customer_id: string }>(
        'select id, customer_id from customers.data_copy where completed_at is not null',
      );
      expect(row).toBeDefined();
      return row!;
    });
    const token = new SignedLinks(platform.app.get(KeyedHash, { strict: false })).write('data-copy', [
      copy.customer_id,
      copy.id,
    ]);
    const reply = await fetch(`${platform.url}/p/${token}/copy`, {
      method: 'POST',
      body: new URLSearchParams({ go: 'file' }),
    });
    const text = await reply.text();
    const { data } = JSON.parse(text) as { data: Record<string, Record<string, unknown[]>> };
    expect(Object.keys(data).toSorted()).toEqual(['customers', 'followups', 'notifications', 'responses', 'survey']);
    expect(data).toMatchObject({
      customers: { customer: [{ external_id: 'C-1', name: 'Jonas Weber' }], customer_identity: [{}] },
      responses: { response: [{ channel: 'api' }], customer_copy: [{}] },
      followups: { task: [{ status: 'open' }], response_facts: [{}], customer: [{ email: 'jonas@example.org' }] },
      notifications: { recipient: [{ email: 'jonas@example.org' }] },
    });
    expect(text).toContain('late');
    expect(text).not.toMatch(/Somebody Else|tenant_id|_hash"|_digest"/);
  });

  it('is emptied after the months that the workspace keeps it, and no count changes', async () => {
    const counts = async () => ({
      nps: await call('GET', `/v1/metrics/nps?from=${day(-1)}&to=${day(1)}`),
      audit: await call('GET', '/v1/metrics/audit'),
    });
    const answers = () =>
      database.sql<{ answers: string; customer_external_id: string | null; scores: string }>(
        'select answers::text, customer_external_id, scores::text from responses.response',
      );
    const before = { counts: await counts(), scores: (await answers()).map(({ scores }) => scores) };
    /** How many events of the topic still have what the customer wrote, or who it was. */
    const inLog = async (topic: string) => {
      const [row] = await database.sql<{ count: number }>(
        `select count(*)::integer as count from messaging.event where topic = $1 and body ~ 'late|"C-1"'`,
        [topic],
      );
      return row!.count;
    };
    expect(await inLog('responses.events')).toBeGreaterThan(0);
    await call('PATCH', '/v1/workspace', { retention_months: 1 });
    await platform.drained();
    clock.advance(20 * DAY);
    await platform.drained();
    expect((await answers()).every(({ answers: text }) => text.includes('late'))).toBe(true);
    clock.advance(20 * DAY);
    const preview = await call('GET', '/v1/responses/retention-preview?months=1');
    expect(preview).toMatchObject({ answers: 1, total: 1 });
    await platform.drained();
    await eventually(async () => {
      await platform.drained();
      expect(await answers()).toEqual([{ answers: '[]', customer_external_id: null, scores: before.scores[0] }]);
    });
    const [facts] = await database.sql<{ customer: string | null }>('select customer from followups.response_facts');
    // What somebody works on is kept until it is closed.
    expect(facts).toEqual({ customer: 'C-1' });
    expect(withoutClock(await counts())).toEqual(withoutClock(before.counts));
    expect(await call('GET', '/v1/responses/retention-preview?months=1')).toMatchObject({ answers: 0, total: 0 });
    expect(await inLog('responses.events')).toBe(0);
    expect(await inLog('followups.events')).toBeGreaterThan(0);
    // Numbers that are computed from the log again are the same.
    await call('POST', '/v1/metrics/rebuild');
    await platform.drained();
    expect(withoutClock(await counts())).toEqual(withoutClock(before.counts));
    const { data } = (await call('GET', '/v1/audit-entries?limit=100')) as {
      data: { action: string; after: object }[];
    };
    const changed = data.find(({ action }) => action === 'workspace.changed');
    expect(changed?.after).toMatchObject({ retention_months: 1 });
    const applied = data.filter(({ action }) => action === 'retention.applied');
    expect(applied).toContainEqual(
      expect.objectContaining({
        actor: { kind: 'product', id: null },
        after: { months: 1, before: expect.any(String), rows: { answers: 1 } },
      }),
    );
  });
});
