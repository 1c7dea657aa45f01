import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { callsOf, customersHarness } from './harness.js';

let harness: Medium;
let us: ReturnType<typeof callsOf>;
let count = 0;
beforeAll(async () => {
  harness = await customersHarness();
  us = callsOf(harness);
});
afterAll(() => harness?.close());

const fresh = () => `C-${(count += 1)}`;
const changesOf = async (externalId: string) =>
  (await harness.events.all(CustomerChanged)).filter(({ payload }) => payload.external_id === externalId);
const pointersOf = ({ body }: { body: unknown }) =>
  (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer) ?? [];
/** The API calls in a new workspace, for tests that count everything in it. */
const inNewWorkspace = () => {
  const tenantId = `0198c0de-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`;
  return callsOf(harness, { tenantId });
};

describe('a customer', () => {
  it('is created by a PUT, with values in normal form', async () => {
    const reply = await us.put('shop/42 é', {
      name: 'Ada Example',
      language: 'pt-br',
      time_zone: 'US/Eastern',
      identities: [
        { kind: 'phone', value: '+39 (06) 1234-5678' },
        { kind: 'email', value: 'Ada@Example.org' },
      ],
      attributes: { plan: 'gold', orders: 3, newsletter: true, born_on: '1990-05-17' },
    });
    expect([reply.status, reply.headers['etag']]).toEqual([201, '"1"']);
    expect(reply.body).toMatchObject({
      external_id: 'shop/42 é',
      name: 'Ada Example',
      language: 'pt-BR',
      time_zone: 'America/New_York',
      identities: [
        { kind: 'email', value: 'ada@example.org' },
        { kind: 'phone', value: '+390612345678' },
      ],
      attributes: { plan: 'gold', orders: 3, newsletter: true, born_on: '1990-05-17' },
      revision: 1,
    });
    const shown = await us.get('shop/42 é').expect(200);
    expect(shown.body).toEqual(reply.body);
    const [changed, ...others] = await changesOf('shop/42 é');
    expect(others).toEqual([]);
    expect(changed!.payload).toMatchObject({
      name: 'Ada Example',
      email: 'ada@example.org',
      language: 'pt-BR',
      time_zone: 'America/New_York',
      attributes: { plan: 'gold', orders: 3, newsletter: true, born_on: '1990-05-17' },
      revision: 1,
    });
  });

  it('may have an external id only', async () => {
    const id = fresh();
    expect((await us.put(id, {})).status).toBe(201);
    expect((await us.put(id, {})).status).toBe(200);
    expect(await changesOf(id)).toHaveLength(1);
  });

  it('keeps values that a PUT leaves out, and removes values that are null', async () => {
    const id = fresh();
    await us.put(id, {
      name: 'Ada',
      language: 'en',
      attributes: { plan: 'gold', orders: 3 },
      identities: [
        { kind: 'email', value: `${id}@example.org` },
        { kind: 'user_id', value: id },
      ],
    });
    harness.clock.advance(1000);
    const change = { language: null, attributes: { plan: null }, identities: [{ kind: 'email', value: null }] };
    const { body, status } = await us.put(id, change);
    expect([status, body]).toMatchObject([
      200,
      { name: 'Ada', language: null, attributes: { orders: 3 }, identities: [{ kind: 'user_id', value: id }] },
    ]);
    expect([body.revision, body.updated_at]).toEqual([2, harness.clock.now().toISOString()]);
    const payloads = (await changesOf(id)).map(({ payload }) => payload);
    expect(payloads.map(({ revision, attributes }) => [revision, attributes])).toEqual([
      [1, { plan: 'gold', orders: 3 }],
      [2, { orders: 3 }],
    ]);
  });

  it('stays as it is, and nothing is published, if a PUT changes nothing', async () => {
    const id = fresh();
    const profile = { name: 'Ada', attributes: { plan: 'gold' }, identities: [{ kind: 'user_id', value: id }] };
    const first = await us.put(id, profile).expect(201);
    const again = await us.put(id, profile).expect(200);
    expect(again.body).toEqual(first.body);
    expect(again.headers['etag']).toBe('"1"');
    expect(await changesOf(id)).toHaveLength(1);
  });

  it('loses no change to concurrent PUTs', async () => {
    const id = fresh();
    const keys = Array.from({ length: 10 }, (_, i) => `at_once_${i}`);
    await Promise.all(keys.map((key) => us.put(id, { attributes: { [key]: 1 } })));
    const { body } = await us.get(id).expect(200);
    expect(Object.keys(body.attributes as object).toSorted()).toEqual(keys);
    expect(body.revision).toBe(10);
    const revisions = (await changesOf(id)).map(({ payload }) => payload.revision);
    expect(revisions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('of another workspace does not exist, and may have the same external id and identities', async () => {
    const id = fresh();
    const them = callsOf(harness, { tenantId: harness.otherTenantId });
    const identities = [{ kind: 'email', value: `${id}@example.org` }];
    await us.put(id, { name: 'Ours', identities }).expect(201);
    await them.get(id).expect(404);
    await them.eventsOf(id).expect(404);
    await them.put(id, { name: 'Theirs', identities, attributes: { plan: 7 } }).expect(201);
    expect((await us.get(id)).body.name).toBe('Ours');
    expect((await them.list()).body.data.map(({ name }: { name: string }) => name)).toEqual(['Theirs']);
  });

  it.each<[string, object, number, string]>([
    ['an unknown member', { nickname: 'Ada' }, 400, '/nickname'],
    ['a tenant id', { tenant_id: 'x' }, 400, '/tenant_id'],
    ['a revision', { revision: 7 }, 400, '/revision'],
    ['a name that is a number', { name: 7 }, 400, '/name'],
    ['NUL in the name', { name: 'a\u0000' }, 400, '/name'],
    ['an invalid language', { language: 'english!' }, 422, '/language'],
    ['an offset as its time zone', { time_zone: '+02:00' }, 422, '/time_zone'],
    ['an unknown time zone', { time_zone: 'Europe/Atlantis' }, 422, '/time_zone'],
    ['an invalid address', { identities: [{ kind: 'email', value: 'nobody' }] }, 422, '/identities/0/value'],
    ['a number without +', { identities: [{ kind: 'phone', value: '0612345678' }] }, 422, '/identities/0/value'],
    ['a kind in capitals', { identities: [{ kind: 'Email', value: 'a@example.org' }] }, 400, '/identities/0/kind'],
    ['an attribute that is a list', { attributes: { tags: ['a'] } }, 400, '/attributes/tags'],
    ['an attribute with a bad name', { attributes: { 'a b': 1 } }, 400, '/attributes/a b'],
    ['a lone surrogate', { attributes: { t: '\ud800' } }, 400, '/attributes/t'],
  ])('is not created with %s, and nothing is stored', async (_what, profile, status, pointer) => {
    const id = fresh();
    const reply = await us.put(id, profile);
    expect([reply.status, pointersOf(reply)]).toEqual([status, [pointer]]);
    await us.get(id).expect(404);
  });

  it('rejects infinite numbers', async () => {
    const id = fresh();
    const reply = await us.agent
      .put(`/v1/customers/${id}`)
      .set('content-type', 'application/json')
      .send('{"attributes":{"orders":1e400}}');
    expect([reply.status, pointersOf(reply)]).toEqual([400, ['/attributes/orders']]);
  });

  it('has exact limits', async () => {
    const statuses = async (sizes: readonly number[], profile: (n: number) => object) => {
      const replies = [];
      for (const n of sizes) replies.push((await inNewWorkspace().put(fresh(), profile(n))).status);
      return replies;
    };
    const many = (n: number) => Array.from({ length: n }, (_, i) => i);
    expect(await statuses([199, 200, 201], (n) => ({ name: '🙂'.repeat(n) }))).toEqual([201, 201, 400]);
    expect(await statuses([499, 500, 501], (n) => ({ attributes: { t: '🙂'.repeat(n) } }))).toEqual([201, 201, 422]);
    expect(
      await statuses([19, 20, 21], (n) => ({ identities: many(n).map((i) => ({ kind: 'card', value: `${i}` })) })),
    ).toEqual([201, 201, 400]);
    expect(await statuses([319, 320, 321], (n) => ({ identities: [{ kind: 'card', value: '🙂'.repeat(n) }] }))).toEqual(
      [201, 201, 400],
    );
    expect(
      await statuses([99, 100, 101], (n) => ({ attributes: Object.fromEntries(many(n).map((i) => [`k${i}`, i])) })),
    ).toEqual([201, 201, 400]);
    const ids = [];
    for (const n of [199, 200, 201]) ids.push((await us.put('é'.repeat(n), {})).status);
    expect(ids).toEqual([201, 201, 422]);
  });

  it('never exceeds 100 attributes after several PUTs', async () => {
    const them = inNewWorkspace();
    const half = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, i) => [`k${from + i}`, 1]));
    await them.put('C', { attributes: half(0, 60) }).expect(201);
    await them.put('C', { attributes: half(60, 100) }).expect(200);
    const over = await them.put('C', { attributes: { one_more: 1 } });
    expect([over.status, pointersOf(over)]).toEqual([422, ['/attributes']]);
    await them.put('C', { attributes: { one_more: 1, k0: null } }).expect(200);
  });
});

describe('customers', () => {
  it.each([
    ['viewer', 200, 403],
    ['editor', 200, 200],
  ] as const)('can be read and written as the role %s permits', async (role, reading, writing) => {
    await us.put('roles', {});
    const member = callsOf(harness, { role });
    expect((await member.get('roles')).status).toBe(reading);
    expect((await member.put('roles', {})).status).toBe(writing);
    expect((await member.record([])).status).toBe(writing === 200 ? 400 : 403);
  });

  it('are not accessible to publishable keys', async () => {
    const page = callsOf(harness, { kind: 'publishable-key' });
    expect([(await page.list()).status, (await page.put('x', {})).status, (await page.record([])).status]).toEqual([
      403, 403, 403,
    ]);
  });
});
