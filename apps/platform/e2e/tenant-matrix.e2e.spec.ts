import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportWorkspace } from '../../../tools/export/export-workspace.mjs';
import { KNOWN_TABLES, rowsInNoFile, tenantTables } from './exported-tables.js';
import { missingInExport, namesIn } from './exported-workspace.js';
import { createSamples, operationsOf, tenantDigest, type SampleIds, type Operation } from './every-route.js';
import { productUnderTest, signIn, type ProductUnderTest, type Workspace } from './product-under-test.js';
import { rolesFor, STAFF_ROLES, type StaffRole } from './roles-table.js';

/** Bodies with ids: an id of another tenant must be treated like one that does not exist. */
const bodies = (their: SampleIds): Record<string, object> => ({
  suspendWorkspace: { reason: 'Unpaid' },
  limitWorkspace: { members: 1, answers_per_month: null },
  submitResponse: { survey_id: their['survey_id'], answers: { recommend: 1 } },
  createPlan: { kind: 'campaign', name: 'Spring', survey_id: their['survey_id'] },
  createSurveyInvitation: { survey_id: their['survey_id'], customer: 'C-1' },
  createImport: { survey_id: their['survey_id'], mapping: { columns: { score: { to: 'answer', key: 'recommend' } } } },
});

describe('tenant.matrix: every route with the ids of another workspace', () => {
  let product: ProductUnderTest;
  let other: Workspace;
  let their: SampleIds;
  let tenantId: string;
  let operations: readonly Operation[];

  beforeAll(async () => {
    product = await productUnderTest();
    other = await product.newWorkspace('Other');
    await product.confirmOwner(other);
    their = await createSamples(other);
    expect(their['invitations']).toMatch(/^inv_/);
    operations = await operationsOf(product.url);
    [{ tenant_id: tenantId }] = (await product.database.sql<{ tenant_id: string }>(
      `select tenant_id from survey.survey where link_code = $1`,
      [their['links']],
    )) as [{ tenant_id: string }];
    // Batches of anonymous answers go on for as long as their period runs.
    await product.database.sql(`delete from jobs.job where queue = 'responses.collect-anonymous-answers'`);
    await settled();
  });
  afterAll(() => product?.stop());

  /** Waits until the other workspace's own work (mails, timers) is done, so that it cannot be mistaken for an effect of the test. */
  async function settled(): Promise<void> {
    for (let before = '', same = 0; same < 5;) {
      const now = JSON.stringify(await tenantDigest(product, tenantId));
      // The next attempt of a webhook, planned before its endpoint was paused, is in five seconds; services erase twice, 15 s apart.
      const planned = await product.database.sql(
        `select from jobs.job where tenant_id = $1 and (queue like '%.erase-customer'
          or queue in ('notifications.send-webhooks', 'notifications.retry-webhooks'))`,
        [tenantId],
      );
      same = now === before && planned.length === 0 ? same + 1 : 0;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  function filled(operation: Operation): string {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
      const before = operation.path
        .slice(0, operation.path.indexOf(`{${name}}`))
        .split('/')
        .findLast(Boolean)!;
      if (name === 'metric') return 'nps';
      if (name === 'version') return '1';
      const value = their[before] ?? their[name];
      if (value === undefined)
        throw new Error(
          `${operation.method} ${operation.path}: no other tenant's value for {${name}}; add one to createSamples`,
        );
      return encodeURIComponent(value);
    });
    const query = operation.parameters
      .filter((parameter) => parameter.in === 'query' && parameter.required === true)
      .map(({ name, schema }) => `${name}=${encodeURIComponent(String(schema?.example))}`);
    return query.length === 0 ? path : `${path}?${query.join('&')}`;
  }

  const send = (operation: Operation, path: string, key: string | undefined) =>
    sendWith(operation, path, key === undefined ? {} : { authorization: `Bearer ${key}` });

  const sendWith = (operation: Operation, path: string, credential: Readonly<Record<string, string>>) =>
    fetch(`${product.url}${path}`, {
      method: operation.method,
      headers: {
        ...credential,
        ...(operation.hasJsonBody ? { 'content-type': 'application/json' } : {}),
        'if-match': '"1"',
      },
      ...(operation.hasJsonBody ? { body: JSON.stringify(bodies(their)[operation.id] ?? {}) } : {}),
      redirect: 'manual',
    });

  it('rejects all of them and changes no row of the other workspace', async () => {
    const before = await tenantDigest(product, tenantId);
    const withIds = operations.filter(
      (operation) =>
        operation.guarded && (/\{(?!metric|version)\w+\}/.test(operation.path) || operation.id in bodies(their)),
    );
    expect(withIds.length).toBeGreaterThan(20);
    const key = { authorization: `Bearer ${product.secretKey}` };
    const session = await signIn(product.url, product);
    const wrong: string[] = [];
    for (const operation of withIds) {
      // The caller's own customer may have the same external id: creating it does not access the other's.
      if (operation.path.startsWith('/v1/customers/') && operation.method === 'PUT') continue;
      for (const credential of [key, session]) {
        const reply = await sendWith(operation, filled(operation), credential);
        const text = await reply.text();
        // What only members have is looked for in a session alone.
        if (credential === key && /"code":"\w+\.(members|session)-only"/.test(text)) continue;
        if (/"code":"\w+\.not-an-operator"/.test(text)) continue;
        if (![404, 400, 422].includes(reply.status))
          wrong.push(`${operation.method} ${operation.path}: ${reply.status} ${text.slice(0, 200)}`);
        if (operation.method === 'GET' && reply.status !== 404)
          wrong.push(`${operation.method} ${operation.path}: ${reply.status} instead of 404`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await tenantDigest(product, tenantId)).toEqual(before);
  });

  it('shows nothing of the other workspace through filters', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter(
      ({ method, guarded, path }) => method === 'GET' && guarded && !path.includes('{'),
    )) {
      for (const { name } of operation.parameters.filter(
        (parameter) => parameter.in === 'query' && their[parameter.name] !== undefined,
      )) {
        const reply = await send(operation, `${operation.path}?${name}=${their[name]}`, product.secretKey);
        const text = await reply.text();
        if (reply.status >= 500) wrong.push(`${operation.path}?${name}: ${reply.status}`);
        if (reply.ok && (text.includes('"n":1') || text.includes('"data":[{')))
          wrong.push(`${operation.path}?${name}: ${text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('requires a valid credential on every guarded route', async () => {
    const before = await tenantDigest(product, tenantId);
    const wrong: string[] = [];
    for (const operation of operations.filter(({ guarded }) => guarded)) {
      for (const key of [
        undefined,
        'hbk_live_nonsense',
        `${other.secretKey.slice(0, -1)}${other.secretKey.endsWith('0') ? '1' : '0'}`,
      ]) {
        const reply = await send(operation, filled(operation), key);
        if (reply.status !== 401)
          wrong.push(`${operation.method} ${operation.path} with ${key?.slice(0, 10)}: ${reply.status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await tenantDigest(product, tenantId)).toEqual(before);
  });

  it('keys.scope-matrix: rejects a key without the required scope on every route that changes something', async () => {
    const { secret } = await other.call('POST', '/v1/api-keys', {
      kind: 'secret',
      name: 'reader',
      scopes: ['customers:read'],
    });
    await settled();
    const before = await tenantDigest(product, tenantId);
    const wrong: string[] = [];
    for (const operation of operations.filter(({ guarded, method }) => guarded && method !== 'GET')) {
      const reply = await send(operation, filled(operation), secret);
      if (![403].includes(reply.status) && !/sessions|me\//.test(operation.path))
        wrong.push(`${operation.method} ${operation.path}: ${reply.status}`);
    }
    expect(wrong).toEqual([]);
    const after = await tenantDigest(product, tenantId);
    // The last use of the key is recorded.
    expect({ ...after, 'accounts.api_key': '' }).toEqual({ ...before, 'accounts.api_key': '' });
  });

  it('can be taken along whole, with nothing of another workspace and no secret', async () => {
    const foreign = await product.call('POST', '/v1/touchpoints', { key: 'store', name: 'Store', stage: 'use' });
    await product.call('PUT', '/v1/customers/C-foreign', { name: 'Somebody else' });
    await other.call('POST', `/v1/tasks/${their['tasks']}/notes`, { text: 'Called.' });
    await other.call('POST', '/v1/events/batch', {
      events: [{ id: 'order-1', kind: 'order', external_id: 'C-1', occurred_at: '2026-03-02T09:00:00Z' }],
    });
    const folder = await mkdtemp(join(tmpdir(), 'hearback-export-'));
    try {
      const out = join(folder, 'shop');
      const manifest = await exportWorkspace({ url: product.url, key: other.secretKey, out });
      const files = new Map<string, readonly object[]>();
      const texts = new Map<string, string>();
      for (const { name, file, lines, sha256 } of manifest.files) {
        const text = await readFile(join(out, file), 'utf8');
        const items = text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as object);
        expect([name, items.length, createHash('sha256').update(text).digest('hex')]).toEqual([name, lines, sha256]);
        files.set(name, items);
        texts.set(name, text);
        // The audit log tells keys apart by their first characters.
        expect(text).not.toMatch(/C-foreign|hb[a-z]_live_\w{9}|\$argon2/);
        expect(text).not.toContain(foreign.id);
      }
      expect(await tenantTables(product)).toEqual(KNOWN_TABLES);
      expect(await rowsInNoFile(product, tenantId, texts)).toEqual([]);
      expect(await missingInExport(files, other.call)).toEqual([]);
      const names = [...files].filter(([name]) => name !== 'audit-entries').flatMap(([, items]) => [...namesIn(items)]);
      expect(names.filter((name) => /secret|password|hash|token|cookie/i.test(name))).toEqual([]);
      await expect(exportWorkspace({ url: product.url, key: other.secretKey, out })).rejects.toThrow('EEXIST');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  /** Signs the owner, or a new member with this role, in; returns the headers of requests from the browser. */
  async function sessionOf(role: StaffRole): Promise<Record<string, string>> {
    const { password, url } = product;
    const email = role === 'owner' ? product.email : `${role}@matrix.example`;
    if (role !== 'owner') await product.call('POST', '/v1/members', { email, password, name: role, role });
    return signIn(url, { email, password });
  }

  it('roles.matrix: lets each role call the routes that are written down for it, and no others', async () => {
    const guarded = operations.filter((operation) => operation.guarded);
    expect(guarded.length).toBeGreaterThan(90);
    const wrong: string[] = [];
    for (const role of STAFF_ROLES) {
      const session = await sessionOf(role);
      // Signing out comes last: the session is needed for all other routes.
      for (const operation of guarded.toSorted((one, two) => Number(ends(one)) - Number(ends(two)))) {
        const roles = rolesFor(operation.method, operation.path);
        const { status, body } = await sendWith(operation, filled(operation), session);
        // A stream of events ends only with its reader.
        await body?.cancel();
        const isAllowed = status !== 403 && status !== 401;
        if (isAllowed !== roles?.has(role) || status >= 500)
          wrong.push(
            `${role} ${operation.method} ${operation.path}: ${status}, ${roles ? 'not as written' : 'no row'}`,
          );
      }
    }
    expect(wrong).toEqual([]);
  });
});

const ends = ({ id }: Operation) => id === 'deleteCurrentSession';
