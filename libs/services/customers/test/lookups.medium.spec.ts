import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { callsOf, customersHarness, orderEvent } from './harness.js';

let harness: Medium;
let us: ReturnType<typeof callsOf>;
let count = 0;
beforeAll(async () => {
  harness = await customersHarness({ CUSTOMERS_ATTRIBUTES_PER_WORKSPACE: '150' });
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

describe('an identity', () => {
  it('belongs to one customer, however it is written; a second claim is rejected and nothing of it is stored', async () => {
    const [one, two] = [fresh(), fresh()];
    await us.put(one, { identities: [{ kind: 'email', value: `${one}@example.org` }] }).expect(201);
    const reply = await us.put(two, {
      name: 'Two',
      identities: [
        { kind: 'user_id', value: two },
        { kind: 'email', value: ` ${one}@EXAMPLE.org` },
      ],
    });
    expect([reply.status, reply.body.code, pointersOf(reply)]).toEqual([
      409,
      'customers.identity-taken',
      ['/identities/1'],
    ]);
    await us.get(two).expect(404);
    expect(await changesOf(two)).toEqual([]);
  });

  it('can be used again after its customer lost it', async () => {
    const [one, two] = [fresh(), fresh()];
    const identities = [{ kind: 'email', value: `${one}@example.org` }];
    await us.put(one, { identities }).expect(201);
    await us.put(one, { identities: [{ kind: 'email', value: null }] }).expect(200);
    await us.put(two, { identities }).expect(201);
  });

  it('goes to one of two concurrent claims', async () => {
    const claims = Array.from({ length: 6 }, fresh);
    const identities = [
      { kind: 'user_id', value: `claimed-${claims[0]}` },
      { kind: 'card', value: `claimed-${claims[0]}` },
    ];
    const order = (n: number) => (n % 2 === 0 ? identities : identities.toReversed());
    const replies = await Promise.all(claims.map((id, n) => us.put(id, { identities: order(n) })));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
  });
});

describe('an attribute', () => {
  it('keeps the type of its first use', async () => {
    const key = `visits_${fresh().slice(2)}`;
    await us.put(fresh(), { attributes: { [key]: 3 } }).expect(201);
    const reply = await us.put(fresh(), { attributes: { other_key: 'x', [key]: 'three' } });
    expect([reply.status, reply.body.code, pointersOf(reply)]).toEqual([
      422,
      'customers.bad-profile',
      [`/attributes/${key}`],
    ]);
    const { body } = await us.agent.get('/v1/attributes?limit=100').expect(200);
    const types = new Map((body.data as { key: string; type: string }[]).map(({ key: k, type }) => [k, type]));
    expect([types.get(key), types.get('other_key')]).toEqual(['number', undefined]);
  });

  it('has one type after two concurrent first uses', async () => {
    const key = `raced_${fresh().slice(2)}`;
    const values = [1, 'one', true, 2, 'two', false];
    const replies = await Promise.all(values.map((value) => us.put(fresh(), { attributes: { [key]: value } })));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 422, 422, 422, 422]);
  });

  it('counts against the maximum of the workspace', async () => {
    const them = inNewWorkspace();
    const keys = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, i) => [`k${from + i}`, 1]));
    await them.put('A', { attributes: keys(0, 99) }).expect(201);
    await them.put('B', { attributes: keys(99, 149) }).expect(201);
    await them.put('C', { attributes: keys(149, 150) }).expect(201);
    const over = await them.put('D', { attributes: keys(150, 151) });
    expect([over.status, over.body.code]).toEqual([409, 'customers.too-many-attributes']);
    await them.put('D', { attributes: keys(0, 3) }).expect(201);
  });
});

describe('the list of customers', () => {
  it('goes page by page in both directions', async () => {
    const them = inNewWorkspace();
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) {
      await them.put(id, {});
      harness.clock.advance(1);
    }
    const walk = async (order: string) => {
      const seen: string[] = [];
      for (let cursor: string | undefined; ;) {
        const { body } = await them.list({ limit: '2', order, ...(cursor && { cursor }) }).expect(200);
        seen.push(...(body.data as { external_id: string }[]).map(({ external_id }) => external_id));
        if (!body.has_more) return seen;
        cursor = body.next_cursor as string;
      }
    };
    expect(await walk('asc')).toEqual(ids);
    expect(await walk('desc')).toEqual(ids.toReversed());
  });

  it('filters by identity and by several attributes', async () => {
    const them = inNewWorkspace();
    await them.put('a', {
      attributes: { plan: 'gold', orders: 3 },
      identities: [{ kind: 'email', value: 'a@example.org' }],
    });
    await them.put('b', { attributes: { plan: 'gold', orders: 4, since: '2026-01-01', vip: true } });
    await them.put('c', { attributes: { plan: 'gold:er' } });
    const found = async (query: Readonly<Record<string, string>>) =>
      ((await them.list({ order: 'asc', ...query }).expect(200)).body.data as { external_id: string }[]).map(
        ({ external_id }) => external_id,
      );
    expect(await found({ identity: 'email:A@example.org' })).toEqual(['a']);
    expect(await found({ 'attribute[plan]': 'gold' })).toEqual(['a', 'b']);
    expect(await found({ 'attribute[plan]': 'gold', 'attribute[orders]': '4.0' })).toEqual(['b']);
    expect(await found({ 'attribute[since]': '2026-01-01', 'attribute[vip]': 'true' })).toEqual(['b']);
    expect(await found({ 'attribute[plan]': 'gold:er' })).toEqual(['c']);
    expect(await found({ 'attribute[unheard]': 'of' })).toEqual([]);
    expect(await found({ 'attribute[plan]': 'gold', identity: 'email:b@example.org' })).toEqual([]);
    await them.put('a', { attributes: { plan: 'silver', orders: null } });
    expect(await found({ 'attribute[plan]': 'gold' })).toEqual(['b']);
    expect(await found({ 'attribute[orders]': '3' })).toEqual([]);
  });

  it.each<[Readonly<Record<string, string>>, number]>([
    [{ attribute: 'plan' }, 400],
    [{ 'attribute[]': 'gold' }, 400],
    [{ 'attribute[a b]': 'gold' }, 400],
    [{ 'plan[attribute]': 'gold' }, 400],
    [{ 'attribute[plan]': 'a\u0000' }, 400],
    [{ identity: 'email' }, 422],
    [{ identity: 'email:nobody' }, 422],
    [{ plan: 'gold' }, 400],
    [{ limit: '0' }, 400],
    [{ limit: '101' }, 400],
    [{ cursor: 'nonsense' }, 400],
    [{ 'attribute[plan]': "' or 1=1 --" }, 200],
    [{ identity: "user_id:' or 1=1 --" }, 200],
  ])('replies to %j with %i', async (query, status) => {
    const reply = await us.list(query);
    expect(reply.status).toBe(status);
    if (status === 200) expect(reply.body.data).toEqual([]);
  });

  it('rejects a filter that is not a number for a number attribute', async () => {
    const them = inNewWorkspace();
    await them.put('a', { attributes: { orders: 3 } });
    const reply = await them.list({ 'attribute[orders]': 'many' });
    expect([reply.status, pointersOf(reply)]).toEqual([422, ['?attribute[orders]']]);
  });
});

describe('a search', () => {
  it('finds customers by beginnings of their names, identities and external ids', async () => {
    const own = inNewWorkspace();
    const found = async (q: string) => {
      const reply = await own.list({ q, order: 'asc' });
      expect(reply.status).toBe(200);
      return reply.body.data.map((customer: { external_id: string }) => customer.external_id);
    };
    await own.put('LL-1', { name: 'Jonas Wéber', identities: [{ kind: 'email', value: 'J.Weber@example.com' }] });
    await own.put('LL-2', { name: 'Hanna Koch', identities: [{ kind: 'phone', value: '+49 30 555 01 48' }] });
    await own.record([orderEvent({ external_id: 'Straße-3' })]);
    expect(await found('jo')).toEqual(['LL-1']);
    expect(await found('weber jonas')).toEqual(['LL-1']);
    expect(await found('j.weber@ex')).toEqual(['LL-1']);
    expect(await found('ll-')).toEqual(['LL-1', 'LL-2']);
    expect(await found('ll- koch')).toEqual(['LL-2']);
    expect(await found('+4930')).toEqual(['LL-2']);
    expect(await found('STRASSE')).toEqual(['Straße-3']);
    expect(await found('onas')).toEqual([]);
    expect(await found(' , ')).toEqual([]);
    expect(await found(`%' or 1=1 --`)).toEqual([]);
    const named = await own.list({ external_id: ['LL-2', 'LL-1', 'nobody'], order: 'asc' } as never);
    expect(named.body.data.map(({ name }: { name: string }) => name)).toEqual(['Jonas Wéber', 'Hanna Koch']);
    await own.put('LL-1', { name: 'Jonas Maier' });
    expect(await found('weber')).toEqual([]);
    expect(await found('maier')).toEqual(['LL-1']);
    expect((await inNewWorkspace().list({ q: 'jo' })).body.data).toEqual([]);
  });
});
