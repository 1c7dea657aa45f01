import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsentRecorded, CustomerErased, EventsWithdrawn } from '@hearback/contracts';
import { eventually, type Medium } from '@hearback/testing';
import { callsOf, customersHarness, orderEvent } from './harness.js';

const CUSTOMERS = [
  'Kundennummer;E-Mail;Name;attributes.plan;Postleitzahl;Newsletter',
  'C-1;Ada@Example.org;Ada Ähnlich;gold;01234;ja',
  'C-2;not an address;Ben;silver;99999;nein',
  'C-3;cleo@example.org;Cleo;silver;10115;ja',
  ';dora@example.org;Dora;;10115;nein',
].join('\r\n');

const ORDERS = [
  'Order number,Customer,Order date,Total',
  'O-1,C-1,31/01/2026,"1,249.90"',
  'O-2,C-9,30/01/2026,12.5',
  'O-3,C-1,soon,3',
  'O-1,C-1,31/01/2026,"1,249.90"',
].join('\n');

describe('imports of customers and events', () => {
  let harness: Medium;
  beforeAll(async () => {
    harness = await customersHarness({ CUSTOMERS_IMPORT_MAX_BYTES: '3000000' });
  });
  afterAll(() => harness?.close());

  /** A workspace of its own. */
  function workspace() {
    const tenantId = randomUUID();
    const us = callsOf(harness, { tenantId });
    const { agent } = us;
    const send = (content: string | Buffer, query = '', key?: string) =>
      agent
        .post(`/v1/customer-imports${query}`)
        .set('content-type', 'text/csv')
        .set(key === undefined ? {} : { 'idempotency-key': key })
        .send(content);
    const get = async (id: string) => (await agent.get(`/v1/customer-imports/${id}`).expect(200)).body;
    const start = (id: string, body: object = {}) => agent.post(`/v1/customer-imports/${id}/start`).send(body);
    const ended = (id: string, status = 'done') =>
      eventually(
        async () => {
          const body = await get(id);
          if (body.status !== status) throw new Error(`still ${body.status} ${JSON.stringify(body.failure)}`);
          return body;
        },
        { within: 20_000 },
      );
    /** Sends the file, starts it with changes of the proposed mapping, and waits for its end. */
    const bring = async (content: string, more: object = {}, columns: object = {}) => {
      const { body } = await send(content).expect(202);
      const { mapping } = body.proposal;
      await start(body.id, { mapping: { ...mapping, ...more, columns: { ...mapping.columns, ...columns } } }).expect(
        202,
      );
      return ended(body.id);
    };
    const undo = async (id: string) => {
      await agent.post(`/v1/customer-imports/${id}/undo`).expect(202);
      return ended(id, 'undone');
    };
    const names = async () => (await us.list({ limit: '100' })).body.data.map((each: { name: string }) => each.name);
    return { tenantId, us, agent, send, get, start, ended, bring, undo, names };
  }

  const consent = { source: 'Newsletter form, confirmed by e-mail', decided_at: '2026-02-01T00:00:00Z' };
  const news = { Newsletter: { to: 'consent', key: 'news' } };

  it('proposes what a file holds and means, and stores nothing of it before it is started', async () => {
    const { send, names } = workspace();
    const { body } = await send(CUSTOMERS, '?file_name=kunden.csv').expect(202);
    expect(body).toMatchObject({ status: 'proposed', holds: 'customers', file_name: 'kunden.csv' });
    expect(body.proposal.rows).toBe(4);
    expect(body.proposal.questions).toEqual([]);
    expect(body.proposal.mapping.columns).toEqual({
      Kundennummer: { to: 'external_id' },
      'E-Mail': { to: 'identity', key: 'email' },
      Name: { to: 'name' },
      'attributes.plan': { to: 'attribute', key: 'plan', type: 'text' },
    });
    expect(await names()).toEqual([]);
    const orders = await send(ORDERS).expect(202);
    expect(orders.body).toMatchObject({ holds: 'events', proposal: { mapping: { event_kind: 'order' } } });
    expect(orders.body.proposal.questions.map(({ code }: { code: string }) => code)).toEqual(['currency']);
  });

  it('knows columns however a program joins the words, and takes no price of a piece for an amount', async () => {
    const { send } = workspace();
    const columnsOf = async (header: string, line: string) =>
      (await send(`${header}\n${line}\n`).expect(202)).body.proposal.mapping.columns;
    const line = '536365,6,12/1/2010 8:26,2.55,17850';
    const lines = await columnsOf('InvoiceNo,Quantity,InvoiceDate,Price,CustomerID', line);
    expect(lines).toEqual({
      InvoiceNo: { to: 'event_id' },
      InvoiceDate: { to: 'occurred_at' },
      CustomerID: { to: 'external_id' },
    });
    const whole = await columnsOf('order-id,items,Order_Date,price,customer.id', line);
    expect(Object.values(whole)).toEqual(['event_id', 'occurred_at', 'amount', 'external_id'].map((to) => ({ to })));
  });

  it('creates and changes customers, rejects bad rows alone, and gives them back to be mended', async () => {
    const { us, agent, bring, names } = workspace();
    await us.put('C-3', { name: 'Cleo', attributes: { plan: 'gold' } }).expect(201);
    const done = await bring(CUSTOMERS);
    expect(done.rows).toEqual({ read: 4, accepted: 3, unchanged: 0, rejected: 1 });
    expect((await names()).toSorted()).toEqual(['Ada Ähnlich', 'Cleo', 'Dora']);
    expect((await us.get('C-1')).body).toMatchObject({
      attributes: { plan: 'gold' },
      identities: [{ kind: 'email', value: 'ada@example.org' }],
    });
    expect((await us.get('C-3')).body.attributes).toEqual({ plan: 'silver' });
    expect((await us.get('dora@example.org')).body.name).toBe('Dora');
    const errors = (await agent.get(`/v1/customer-imports/${done.id}/errors`).expect(200)).body.data;
    expect(errors).toMatchObject([{ row: 3, column: 'E-Mail' }]);
    const { text } = await agent.get(`/v1/customer-imports/${done.id}/rejected-rows`).expect(200);
    expect(text.split('\r\n')[1]).toMatch(/^"C-2";"not an address";"Ben";"silver";"99999";"nein";"E-Mail: /);
    // The mended file is taken with the same mapping; what was taken before changes nothing.
    const mended = await bring(text.replace('not an address', 'ben@example.org'));
    expect(mended.rows).toMatchObject({ accepted: 1, rejected: 0 });
    expect((await bring(CUSTOMERS)).rows).toMatchObject({ accepted: 0, unchanged: 3, rejected: 1 });
  });

  it('takes consent only with its source, and never over what a customer decided later', async () => {
    const { us, agent, tenantId, send, start, bring } = workspace();
    const { body } = await send(CUSTOMERS).expect(202);
    const mapping = { ...body.proposal.mapping, columns: { ...body.proposal.mapping.columns, ...news } };
    const refused = await start(body.id, { mapping }).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/mapping/consent' }]);
    await bring(CUSTOMERS, { consent }, news);
    const { body: ledger } = await agent.get('/v1/customers/C-1/consents').expect(200);
    expect(ledger.data).toMatchObject([
      { purpose: 'news', granted: true, way: 'list', source: consent.source, decided_at: '2026-02-01T00:00:00.000Z' },
    ]);
    const told = (await harness.events.all(ConsentRecorded)).filter((event) => event.tenantId === tenantId);
    expect(told.filter(({ payload }) => payload.granted)).toHaveLength(2);
    expect(told).toHaveLength(3);
    // Again, it adds nothing to the ledger.
    await bring(CUSTOMERS, { consent }, news);
    expect((await agent.get('/v1/customers/C-1/consents')).body.data).toHaveLength(1);
    expect((await us.get('C-1')).status).toBe(200);
  });

  it('records events once by their ids, with amounts in minor units', async () => {
    const { us, bring } = workspace();
    const done = await bring(ORDERS, { currency: 'EUR' });
    expect(done.rows).toEqual({ read: 4, accepted: 2, unchanged: 1, rejected: 1 });
    const { data } = (await us.eventsOf('C-1')).body;
    expect(data).toMatchObject([{ kind: 'order', amount: { value: 124990, currency: 'EUR' } }]);
    expect((await bring(ORDERS, { currency: 'EUR' })).rows).toMatchObject({ accepted: 0, unchanged: 3 });
    const other = ORDERS.replace('12.5', '13.5');
    expect((await bring(other, { currency: 'EUR' })).rows).toMatchObject({ accepted: 0, rejected: 2 });
  });

  it('undoes: who came and was left alone goes, changed fields return, later changes stay', async () => {
    const { us, tenantId, bring, undo, names } = workspace();
    await us.put('C-3', { name: 'Cleopatra', attributes: { plan: 'gold' } }).expect(201);
    const { id } = await bring(CUSTOMERS, { consent }, news);
    await us.put('C-3', { attributes: { plan: 'platinum' } }).expect(200);
    await us.record([orderEvent({ id: randomUUID(), external_id: 'C-1' })]).expect(200);
    const { undo: counts } = await undo(id);
    expect(counts).toEqual({ undone: 2, kept: 1 });
    expect((await names()).toSorted()).toEqual(['Ada Ähnlich', 'Cleopatra']);
    expect((await us.get('C-3')).body).toMatchObject({ identities: [], attributes: { plan: 'platinum' } });
    const erased = (await harness.events.all(CustomerErased)).filter((event) => event.tenantId === tenantId);
    expect(erased.map(({ payload }) => payload.external_ids)).toEqual([['dora@example.org']]);
    // What only the import granted does not hold for those who stay.
    const preferences = (await us.agent.get('/v1/customers/C-1/preferences')).body;
    expect(preferences.consents.news).toBe('withdrawn');
    // The same file can come again.
    expect((await bring(CUSTOMERS)).rows).toMatchObject({ accepted: 2, unchanged: 1 });
  });

  it('undoes events: they are withdrawn, and customers who came with them go', async () => {
    const { us, tenantId, agent, bring, undo } = workspace();
    await us.record([orderEvent({ id: 'O-0', external_id: 'C-1', occurred_at: '2026-03-01T00:00:00Z' })]);
    const { id } = await bring(ORDERS, { currency: 'EUR' });
    expect((await us.eventsOf('C-1')).body.data).toHaveLength(2);
    expect((await undo(id)).undo).toEqual({ undone: 3, kept: 0 });
    expect((await us.eventsOf('C-1')).body.data).toHaveLength(1);
    expect((await us.get('C-9')).status).toBe(404);
    const withdrawn = (await harness.events.all(EventsWithdrawn)).filter((event) => event.tenantId === tenantId);
    const ofC1 = withdrawn.map(({ payload }) => payload).find(({ first }) => first[0]?.at !== null)!;
    expect(ofC1).toMatchObject({ first: [{ kind: 'order', at: '2026-03-01T00:00:00.000Z' }] });
    expect(ofC1.event_ids).toHaveLength(1);
    const { data } = (await agent.get('/v1/customers/C-1/timeline')).body;
    expect(data.filter((entry: { kind: string }) => entry.kind === 'event')).toHaveLength(1);
  });

  it('repeats harmlessly, says what is wrong, and keeps workspaces apart', async () => {
    const { send, start, ended, agent, get } = workspace();
    const key = randomUUID();
    const first = await send(CUSTOMERS, '', key).expect(202);
    expect((await send(CUSTOMERS, '', key).expect(202)).body.id).toBe(first.body.id);
    expect((await send(ORDERS, '', key).expect(422)).body.code).toBe('customers.key-reused');
    expect((await send('', '').expect(422)).body.code).toBe('customers.unreadable-file');
    expect((await agent.post('/v1/customer-imports').expect(422)).body.code).toBe('customers.unreadable-file');
    expect((await agent.post('/v1/customer-lists?name=Fair').expect(422)).body.code).toBe('customers.bad-list');
    expect((await send(CUSTOMERS, '?holds=answers').expect(422)).body.errors[0].pointer).toBe('/holds');
    const { id } = first.body;
    expect((await start(id, { mapping: { holds: 'customers', columns: {} } }).expect(422)).body.errors).toHaveLength(1);
    expect((await agent.post(`/v1/customer-imports/${id}/undo`).expect(409)).body.code).toBe(
      'customers.import-not-ended',
    );
    await start(id).expect(202);
    expect((await start(id)).body.code).toBe('customers.import-settled');
    await ended(id);
    expect((await get(id)).proposal).toBeNull();
    expect((await workspace().agent.get(`/v1/customer-imports/${id}`)).status).toBe(404);
    expect((await harness.sql('select 1 from customers.import_chunk where import_id = $1', [id.slice(4)])).length).toBe(
      0,
    );
  });

  it('ends an import whose file names somebody who is erased meanwhile', async () => {
    const { us, agent, send, get } = workspace();
    await us.put('C-1', { name: 'Ada', identities: [{ kind: 'email', value: 'ada@example.org' }] }).expect(201);
    const { body } = await send(CUSTOMERS).expect(202);
    await agent.post('/v1/customers/C-1/erasure').expect(202);
    await eventually(async () => expect((await get(body.id)).status).toBe('failed'), { within: 10_000 });
    expect((await get(body.id)).failure.code).toBe('customer-erased');
  });
});
