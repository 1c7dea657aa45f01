import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSamples, operationsOf, rowCounts, type SampleIds, type Operation } from './every-route.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Bodies that every route must reject: description, body, allowed statuses. */
const corpus: readonly [string, string, readonly number[]][] = [
  ['malformed JSON', '{"name":', [400]],
  ['an empty body', '', [400]],
  ['a list', '[]', [400]],
  ['null', 'null', [400]],
  ['a number', '7', [400]],
  ['an unknown member', '{"no_such_member_here":1}', [400]],
  ['a tenant id', '{"tenant_id":"0198c0de-0000-7000-8000-000000000001"}', [400]],
  ['a NUL in a string', '{"name":"a\\u0000b"}', [400]],
  ['a NUL in a member name', '{"a\\u0000b":1}', [400]],
  ['a lone surrogate', '{"name":"a\\ud83db"}', [400]],
  ['a number out of range', '{"name":1e400}', [400]],
  ['too much nesting', deep(21), [400]],
  ['far too much nesting', deep(50_000), [400, 413]],
  ['a prototype', '{"__proto__":{"admin":true}}', [400]],
  ['a constructor', '{"constructor":{"prototype":{"admin":true}}}', [400]],
  ['a body that is too large', `{"name":"${'x'.repeat(1_100_000)}"}`, [400, 413]],
];

describe('bad input, on every route that takes a body', () => {
  let product: ProductUnderTest;
  let own: SampleIds;
  let operations: readonly Operation[];

  beforeAll(async () => {
    product = await productUnderTest();
    own = await createSamples(product);
    operations = (await operationsOf(product.url)).filter((operation) => operation.hasJsonBody);
    expect(operations.length).toBeGreaterThan(15);
  });
  afterAll(() => product?.stop());

  const path = (operation: Operation) =>
    operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
      const before = operation.path
        .slice(0, operation.path.indexOf(`{${name}}`))
        .split('/')
        .findLast(Boolean)!;
      return encodeURIComponent(own[before] ?? own[name] ?? '1');
    });

  async function settledCounts(): Promise<Record<string, number>> {
    for (let before = '', same = 0; ;) {
      const counts = await rowCounts(product);
      // Services erase the sample's customer twice, 15 s apart.
      const erasing = await product.database.sql(`select from jobs.job where queue like '%.erase-customer'`);
      same = JSON.stringify(counts) === before && erasing.length === 0 ? same + 1 : 0;
      if (same === 3) return counts;
      before = JSON.stringify(counts);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it.each(corpus)('%s: a problem document, nothing stored', async (_what, body, statuses) => {
    const before = await settledCounts();
    const wrong: string[] = [];
    for (const operation of operations) {
      const reply = await fetch(`${product.url}${path(operation)}`, {
        method: operation.method,
        headers: {
          authorization: `Bearer ${product.secretKey}`,
          'content-type': 'application/json',
          'if-match': '"1"',
        },
        body,
      });
      const text = await reply.text();
      // A public route may reject the request for another reason first (no session, a closed link).
      const allowed = [...statuses, ...(operation.guarded ? [] : [401, 404, 422])];
      const emptyIsFine = body === '' && reply.status < 300;
      if (!allowed.includes(reply.status) && !emptyIsFine)
        wrong.push(`${operation.method} ${operation.path}: ${reply.status} ${text.slice(0, 150)}`);
      else if (reply.status >= 400) {
        const type = reply.headers.get('content-type') ?? '';
        const problem = type.startsWith('application/problem+json') ? JSON.parse(text) : {};
        if (
          problem.status !== reply.status ||
          typeof problem.title !== 'string' ||
          typeof problem.type !== 'string' ||
          problem.instance === undefined
        )
          wrong.push(`${operation.method} ${operation.path}: no problem document but ${type} ${text.slice(0, 150)}`);
        if (/node_modules|select |insert |stack/i.test(text))
          wrong.push(`${operation.method} ${operation.path}: exposes internals: ${text.slice(0, 300)}`);
      }
    }
    expect(wrong).toEqual([]);
    if (body !== '') expect(await settledCounts()).toEqual(before);
  });

  it('an unknown query parameter: 400 on every route', async () => {
    const wrong: string[] = [];
    for (const operation of (await operationsOf(product.url)).filter(
      ({ method, guarded }) => method === 'GET' && guarded,
    )) {
      const reply = await fetch(
        `${product.url}${path(operation).replace('/v1/metrics/1', '/v1/metrics/nps')}?no_such_parameter=1`,
        { headers: { authorization: `Bearer ${product.secretKey}` } },
      );
      await reply.text();
      if (reply.status !== 400) wrong.push(`${operation.method} ${operation.path}: ${reply.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('another content type: 415 on every route with a body', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter(({ guarded }) => guarded)) {
      for (const type of ['text/plain', 'application/xml']) {
        const reply = await fetch(`${product.url}${path(operation)}`, {
          method: operation.method,
          headers: { authorization: `Bearer ${product.secretKey}`, 'content-type': type, 'if-match': '"1"' },
          body: '{}',
        });
        await reply.text();
        if (reply.status !== 415) wrong.push(`${operation.method} ${operation.path} as ${type}: ${reply.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
