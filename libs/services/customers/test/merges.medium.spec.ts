import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, CustomerMerged, CustomerUnmerged, PreferencesChanged } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import fc from 'fast-check';
import { callsOf, customersHarness, orderEvent } from './harness.js';

let harness: Medium;
let us: ReturnType<typeof callsOf>;
let count = 0;
beforeAll(async () => {
  harness = await customersHarness();
  us = callsOf(harness);
});
afterAll(() => harness?.close());

/** Ordered at least twice. */
const TWICE = { event: { kind: 'order', op: 'at_least', times: 2, within_days: null } };
type Profile = { readonly external_id: string };

const fresh = () => `M-${(count += 1)}`;
const email = (externalId: string) => ({ kind: 'email', value: `${externalId.toLowerCase()}@example.org` });
const merge = (kept: string, merged: string) =>
  us.agent.post(`/v1/customers/${kept}/merges`).send({ external_id: merged });
const undo = (id: string) => us.agent.post(`/v1/customer-merges/${id}/undo`).send();
const get = async (externalId: string) => (await us.get(externalId).expect(200)).body;
const consentsOf = async (externalId: string) =>
  (await us.agent.get(`/v1/customers/${externalId}/preferences`).expect(200)).body;
const enter = async (externalId: string, change: object) => {
  const { body, headers } = await us.agent.get(`/v1/customers/${externalId}/preferences`).expect(200);
  const { revision: _revision, changed_at: _at, consents: _consents, allowed: _allowed, ...rest } = body;
  await us.agent
    .put(`/v1/customers/${externalId}/preferences`)
    .set('if-match', headers['etag'] as string)
    .send({ ...rest, reason: 'asked_by_phone', ...change })
    .expect(200);
};
const pair = async () => {
  const [kept, merged] = [fresh(), fresh()];
  await us.put(kept, { name: 'Ada', attributes: { plan: 'gold' } }).expect(201);
  const more = {
    name: 'Ada E.',
    language: 'de',
    identities: [email(merged)],
    attributes: { plan: 'blue', city: 'Ulm' },
  };
  await us.put(merged, more).expect(201);
  await us.record([
    orderEvent({ id: `o-${kept}`, external_id: kept }),
    orderEvent({ id: `o-${merged}`, external_id: merged }),
  ]);
  return { kept, merged };
};

describe('merged profiles', () => {
  it('count once in every number while they are merged, and all is as before once every merge is taken back', async () => {
    const action = fc.record({ a: fc.nat(5), b: fc.nat(5), undo: fc.option(fc.nat(9)), event: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 7 }), async (actions) => {
        const own = callsOf(harness, { tenantId: randomUUID() });
        const { agent } = own;
        const ids = ['A', 'B', 'C', 'D', 'E', 'F'];
        for (const [n, id] of ids.entries())
          await own.put(id, { attributes: { rank: n, ...(n % 2 === 0 && { plan: 'gold' }) } }).expect(201);
        await own.record(ids.slice(0, 4).map((id) => orderEvent({ id: randomUUID(), external_id: id })));
        const segments = [{ attribute: { key: 'plan', op: 'eq', value: 'gold' } }, TWICE];
        const made: string[] = [];
        for (const [n, conditions] of segments.entries())
          made.push(
            (
              await agent
                .post('/v1/segments')
                .send({ name: `S${n}`, conditions })
                .expect(201)
            ).body.id,
          );
        await harness.drained();
        const read = async () => {
          const members = made.map((id) => agent.get(`/v1/segments/${id}/members?limit=100`).expect(200));
          const lists = [...(await Promise.all(members)), await own.list({ limit: '100' })];
          const names = lists.map(({ body }) => (body.data as Profile[]).map(({ external_id: id }) => id).toSorted());
          const span = 'kind=order&from=2026-05-31T00:00:00Z&to=2026-06-01T00:00:00Z';
          const { body: counts } = await agent.get(`/v1/events/counts?${span}`);
          return { names, counts: counts.data };
        };
        const before = await read();
        const model = new Map(ids.map((id) => [id, id]));
        const open: string[] = [];
        for (const { a, b, undo: undone } of actions) {
          const [kept, merged] = [ids[a]!, ids[b]!];
          if (undone !== null && open.length > 0)
            await agent.post(`/v1/customer-merges/${open.pop()}/undo`).expect(200);
          const isNew = (await own.get(kept)).body.id !== (await own.get(merged)).body.id;
          if (isNew) {
            const path = `/v1/customers/${kept}/merges`;
            open.push((await agent.post(path).send({ external_id: merged }).expect(201)).body.id);
          }
          for (const id of ids) model.set(id, (await own.get(id)).body.external_id);
          const { names, counts } = await read();
          const roots = [...new Set(model.values())].toSorted();
          const buyers = new Map<string, number>();
          for (const id of ids.slice(0, 4)) buyers.set(model.get(id)!, (buyers.get(model.get(id)!) ?? 0) + 1);
          expect(names[2]).toEqual(roots);
          expect(names[1]).toEqual(
            [...buyers]
              .filter(([, n]) => n > 1)
              .map(([id]) => id)
              .toSorted(),
          );
          expect(names[0]).toEqual([...new Set(['A', 'C', 'E'].map((id) => model.get(id)!))].toSorted());
          expect(counts).toEqual([expect.objectContaining({ events: 4, customers: buyers.size })]);
        }
        while (open.length > 0) await agent.post(`/v1/customer-merges/${open.pop()}/undo`).expect(200);
        expect(await read()).toEqual(before);
      }),
      { numRuns: 3 },
    );
  });

  it('are one customer under all their external ids, and the kept one takes over what it lacks', async () => {
    const { kept, merged } = await pair();
    const { body } = await merge(kept, merged).expect(201);
    expect(body).toMatchObject({
      kept: { external_id: kept },
      merged: { external_id: merged },
      taken: ['language', 'attributes.city'],
      unmerged_at: null,
    });
    const shown = await get(merged);
    expect(shown).toEqual(await get(kept));
    expect(shown).toMatchObject({ external_id: kept, name: 'Ada', language: 'de', identities: [] });
    expect(shown.attributes).toEqual({ city: 'Ulm', plan: 'gold' });
    expect(shown.merged).toEqual([expect.objectContaining({ external_id: merged, identities: [email(merged)] })]);
    expect((await us.eventsOf(merged)).body.data).toHaveLength(2);
    const found = await us.list({ identity: `email:${email(merged).value}` });
    expect(found.body.data.map(({ external_id: id }: { external_id: string }) => id)).toEqual([kept]);
    expect((await us.list({ q: merged })).body.data).toHaveLength(1);
    await us.put(merged, { name: 'Ada Example' }).expect(200);
    expect((await get(kept)).name).toBe('Ada Example');
    const told = (await harness.events.all(CustomerMerged)).filter(({ payload }) => payload.external_id === merged);
    expect(told.map(({ payload }) => payload)).toMatchObject([{ kept_external_id: kept, revision: 1 }]);
    const changes = (await harness.events.all(CustomerChanged)).filter(({ payload }) => payload.external_id === kept);
    expect(changes.at(-1)!.payload.email).toBe(email(merged).value);
  });

  it('are merged once, however often they are sent, and never with themselves', async () => {
    const { kept, merged } = await pair();
    const replies = await Promise.all([merge(kept, merged), merge(kept, merged), merge(kept, merged)]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 201]);
    expect((await merge(kept, merged).expect(200)).body.id).toMatch(/^mrg_/);
    expect((await merge(kept, kept)).body.code).toBe('customers.same-customer');
    expect((await merge(kept, 'nobody')).status).toBe(404);
    const merges = (await us.agent.get(`/v1/customer-merges?customer=${merged}`).expect(200)).body.data;
    expect(merges).toHaveLength(1);
  });

  it('get back what was their own', async () => {
    const { kept, merged } = await pair();
    const before = [await get(kept), await get(merged)];
    const { id } = (await merge(kept, merged).expect(201)).body;
    await us.record([orderEvent({ id: `later-${merged}`, external_id: merged })]);
    await us.put(kept, { attributes: { city: 'Bonn' } }).expect(200);
    const shownAs = (await us.get(merged)).headers['etag'];
    const undone = (await undo(id).expect(200)).body;
    expect((await us.get(merged)).headers['etag']).not.toBe(shownAs);
    expect(undone.unmerged_at).not.toBeNull();
    expect((await undo(id).expect(200)).body).toEqual(undone);
    const own = (body: object, more: object = {}) => ({
      ...body,
      revision: expect.any(Number),
      updated_at: expect.any(String),
      ...more,
    });
    expect(await get(kept)).toEqual(own(before[0], { attributes: { plan: 'gold', city: 'Bonn' } }));
    expect(await get(merged)).toEqual(own(before[1]));
    expect((await us.eventsOf(merged)).body.data).toHaveLength(2);
    expect((await us.eventsOf(kept)).body.data).toHaveLength(1);
    const told = (await harness.events.all(CustomerUnmerged)).filter(({ payload }) => payload.external_id === merged);
    expect(told.map(({ payload }) => payload.revision)).toEqual([2]);
  });

  it('allow what the stricter of them allows, until the customer decides anew or the merge is taken back', async () => {
    const { kept, merged } = await pair();
    await enter(kept, { consents: { questions: true, news: true }, max_every_days: 10 });
    await enter(merged, {
      consents: { questions: false, improvements: true },
      topics_off: ['order'],
      prefers_person: true,
    });
    const before = await consentsOf(kept);
    const { id } = (await merge(kept, merged).expect(201)).body;
    expect(await consentsOf(merged)).toMatchObject({
      topics_off: ['order'],
      max_every_days: 10,
      prefers_person: true,
      consents: { questions: 'withdrawn', news: 'granted', improvements: 'unknown' },
    });
    const told = (await harness.events.all(PreferencesChanged)).at(-1)!.payload;
    expect(told).toMatchObject({ prefers_person: true, topics_off: ['order'] });
    await undo(id).expect(200);
    const { revision: _r, changed_at: _c, ...same } = before;
    expect(await consentsOf(kept)).toMatchObject(same);
    await merge(kept, merged).expect(201);
    harness.clock.advance(1_000);
    await enter(merged, { consents: { questions: true } });
    expect((await consentsOf(kept)).consents.questions).toBe('granted');
  });

  it('are taken apart in the reverse order', async () => {
    const [a, b, c] = [fresh(), fresh(), fresh()];
    for (const id of [a, b, c]) await us.put(id, { name: id }).expect(201);
    const first = (await merge(b, c).expect(201)).body.id;
    harness.clock.advance(1_000);
    const second = (await merge(a, c).expect(201)).body;
    expect(second.merged.external_id).toBe(b);
    expect((await get(c)).external_id).toBe(a);
    expect((await undo(first)).body.code).toBe('customers.merged-further');
    await undo(second.id).expect(200);
    expect([(await get(a)).merged, (await get(c)).external_id]).toEqual([[], b]);
    await undo(first).expect(200);
    expect((await get(c)).external_id).toBe(c);
  });
});
