import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSamples, operationsOf, tenantDigest, type SampleIds, type Operation } from './every-route.js';
import { productUnderTest, type ProductUnderTest, type Workspace } from './product-under-test.js';

/** Bodies with ids: an id of another tenant must be treated like one that does not exist. */
const bodies = (their: SampleIds): Record<string, object> => ({
  submitResponse: { survey_id: their['survey_id'], answers: { recommend: 1 } },
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
    their = await createSamples(other);
    operations = await operationsOf(product.url);
    [{ tenant_id: tenantId }] = (await product.database.sql<{ tenant_id: string }>(
      `select tenant_id from survey.survey where link_code = $1`,
      [their['links']],
    )) as [{ tenant_id: string }];
    await settled();
  });
  afterAll(() => product?.stop());

  /** Waits until the other workspace's own work (mails, timers) is done, so that it cannot be mistaken for an effect of the test. */
  async function settled(): Promise<void> {
    for (let before = '', same = 0; same < 5;) {
      const now = JSON.stringify(await tenantDigest(product, tenantId));
      same = now === before ? same + 1 : 0;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  function filled(operation: Operation): string {
    return operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
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
  }

  const send = (operation: Operation, path: string, key: string | undefined) =>
    fetch(`${product.url}${path}`, {
      method: operation.method,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
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
    const wrong: string[] = [];
    for (const operation of withIds) {
      // The caller's own customer may have the same external id: creating it does not access the other's.
      if (operation.path.startsWith('/v1/customers/') && operation.method === 'PUT') continue;
      const reply = await send(operation, filled(operation), product.secretKey);
      if (![404, 400, 422].includes(reply.status))
        wrong.push(`${operation.method} ${operation.path}: ${reply.status} ${(await reply.text()).slice(0, 200)}`);
      if (operation.method === 'GET' && reply.status !== 404)
        wrong.push(`${operation.method} ${operation.path}: ${reply.status} instead of 404`);
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

  it('rejects a key without the required scope on every route that changes something', async () => {
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
});
