import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  COPY_PARTS,
  CopyRequested,
  CustomersActionAudited,
  PrivacyMailRequested,
  PrivacyRequested,
} from '@hearback/contracts';
import { SignedLinks } from '@hearback/http';
import type { Medium } from '@hearback/testing';
import { callsOf, customersHarness, orderEvent } from './harness.js';
import { mailedCustomer } from './choices.js';

let harness: Medium;
let count = 0;

beforeAll(async () => {
  harness = await customersHarness();
});
afterAll(() => harness?.close());

const post = (path: string, body: Readonly<Record<string, string>> = {}) =>
  harness.http
    .post(path)
    .type('form')
    .send({ page: 'en', ...body });

/** A customer with what was published about their requests, and the link of the newest mail. */
async function fresh() {
  const ada = await mailedCustomer(harness, `C-privacy-${(count += 1)}`);
  const mails = async () =>
    (await harness.events.all(PrivacyMailRequested))
      .map(({ payload }) => payload)
      .filter(({ customer_id }) => customer_id === ada.customerId);
  const confirmed = async () =>
    (await harness.events.all(PrivacyRequested))
      .map(({ payload }) => payload)
      .filter(({ customer_id }) => customer_id === ada.customerId);
  const link = async () => {
    const { request_id } = (await mails()).at(-1)!;
    return `/p/${harness.app.get(SignedLinks, { strict: false }).write('privacy-request', [request_id])}/confirm`;
  };
  const copies = async () =>
    (await harness.events.all(CopyRequested))
      .map(({ payload }) => payload)
      .filter(({ customer_id }) => customer_id === ada.customerId);
  return { ...ada, externalId: `C-privacy-${count}`, mails, confirmed, link, copies };
}

describe('a request of a customer for their data', () => {
  it.each([
    ['data', 'export'],
    ['erase', 'erasure'],
  ] as const)('is mailed, confirmed by POST and published once: %s', async (page, kind) => {
    const ada = await fresh();
    await harness.http.get(`${ada.page}/${page}`).expect(200);
    expect(await ada.mails()).toEqual([]);
    const sent = await post(`${ada.page}/${page}`, { page: 'de' }).expect(200);
    expect(sent.text).not.toContain('example.org');
    expect(await ada.mails()).toMatchObject([{ kind, language: 'de', expires_at: '2026-06-08T12:00:00.000Z' }]);
    const path = await ada.link();
    for (const query of ['', '?lang=ar', '?go=confirm']) {
      expect((await harness.http.get(path + query).expect(200)).text).toContain('method="post"');
      await harness.http.head(path + query).expect(200);
    }
    expect(await ada.confirmed()).toEqual([]);
    await post(path).expect(200);
    await post(path).expect(200);
    await harness.http.get(path).expect(200);
    // The product makes copies itself: only an erasure is for people.
    const confirmed = { kind, external_id: ada.externalId, confirmed_at: '2026-06-01T12:00:00.000Z' };
    expect(await ada.confirmed()).toEqual(kind === 'erasure' ? [expect.objectContaining(confirmed)] : []);
    expect(await ada.copies()).toHaveLength(kind === 'erasure' ? 0 : 1);
    const { body } = await harness.as().get(`/v1/customers/${ada.externalId}/privacy-requests`).expect(200);
    expect(body.data).toMatchObject([{ kind, status: 'confirmed', due_at: '2026-07-01T12:00:00.000Z' }]);
  });

  it('sends one mail, however often the button is pressed', async () => {
    const ada = await fresh();
    await Promise.all(Array.from({ length: 5 }, () => post(`${ada.page}/erase`)));
    expect(await ada.mails()).toHaveLength(1);
    await post(`${ada.page}/data`).expect(200);
    expect(await ada.mails()).toHaveLength(2);
  });

  it('is confirmed once by clicks at the same time', async () => {
    const ada = await fresh();
    await post(`${ada.page}/erase`).expect(200);
    const path = await ada.link();
    const replies = await Promise.all(Array.from({ length: 5 }, () => post(path)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await ada.confirmed()).toHaveLength(1);
  });

  it('ends with its link, and leads nowhere with a token of another page', async () => {
    const ada = await fresh();
    await post(`${ada.page}/erase`).expect(200);
    const path = await ada.link();
    const preferences = `${ada.page}/confirm`;
    for (const wrong of [preferences, path.replace('/confirm', ''), path.replace('confirm', 'erase'), '/p/x/confirm']) {
      await harness.http.get(wrong).expect(404);
      await post(wrong).expect(404);
    }
    const unconfirmed = await harness.as().get(`/v1/customers/${ada.externalId}/privacy-requests`).expect(200);
    expect(unconfirmed.body.data).toMatchObject([{ status: 'mailed', confirmed_at: null, due_at: null }]);
    harness.clock.advance(7 * 86_400_000);
    expect((await harness.http.get(path)).status).toBe(410);
    expect((await post(path)).status).toBe(410);
    expect(await ada.confirmed()).toEqual([]);
    expect(
      (await harness.as({ tenantId: harness.otherTenantId }).get(`/v1/customers/${ada.externalId}/privacy-requests`))
        .status,
    ).toBe(404);
  });

  it.each(['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ar', 'he', 'ja'])('speaks %s', async (language) => {
    const ada = await fresh();
    for (const page of ['data', 'erase']) {
      const { text } = await harness.http.get(`${ada.page}/${page}?lang=${language}`).expect(200);
      expect(text).toContain(`<html lang="${language}" dir="${['ar', 'he'].includes(language) ? 'rtl' : 'ltr'}">`);
      expect(text).not.toMatch(/undefined|\{\w+\}/);
    }
  });
});

describe('a copy of the data of a customer', () => {
  const start = (externalId: string, caller: Parameters<Medium['as']>[0] = {}) =>
    harness.as(caller).post(`/v1/customers/${externalId}/data-copies`).send({});
  const listed = async (externalId: string) =>
    (await harness.as().get(`/v1/customers/${externalId}/data-copies`).expect(200)).body.data;
  /** What the other services say; responses in two parts, of which the second comes first and twice. */
  async function collected(copy_id: string, customer_id: string) {
    const of = { copy_id, customer_id };
    const none = { ...of, number: 0, parts: 0, table: '', kind: '', rows: '[]' };
    const answer = (number: number, why: string) => ({
      ...of,
      number,
      parts: 2,
      table: 'response',
      kind: 'answers',
      rows: JSON.stringify([{ answers: [{ question: 'why', text: why }] }]),
    });
    await harness.publish(COPY_PARTS.followups, none);
    await harness.publish(COPY_PARTS.notifications, none);
    for (const text of ['<b>late</b>', '<b>late</b>']) await harness.publish(COPY_PARTS.responses, answer(2, text));
    await harness.publish(COPY_PARTS.survey, none);
    await harness.drained();
    expect((await listed(externalIdOf())).map(({ status }: { status: string }) => status)).toEqual(['collecting']);
    await harness.publish(COPY_PARTS.responses, answer(1, 'early'));
    await harness.drained();
  }
  const externalIdOf = () => `C-privacy-${count}`;
  const pathOf = (customerId: string, copyId: string) =>
    `/p/${harness.app.get(SignedLinks, { strict: false }).write('data-copy', [customerId, copyId])}/copy`;

  it('goes to the address on file once all services have said what they store, and can be fetched for 30 minutes', async () => {
    const ada = await fresh();
    const begun = await start(ada.externalId).expect(202);
    const again = await start(ada.externalId).expect(202);
    expect([begun.body.status, again.body.id]).toEqual(['collecting', begun.body.id]);
    await harness.drained();
    const [copy] = await ada.copies();
    expect(copy).toMatchObject({
      external_ids: [ada.externalId],
      addresses: [`${ada.externalId.toLowerCase()}@example.org`],
    });
    await collected(copy!.copy_id, ada.customerId);
    expect(await ada.mails()).toMatchObject([{ kind: 'copy', request_id: copy!.copy_id, language: 'en' }]);
    const path = pathOf(ada.customerId, copy!.copy_id);
    for (const query of ['', '?lang=ar', '?go=file']) {
      const { text } = await harness.http.get(path + query).expect(200);
      expect(text).not.toContain('early');
      await harness.http.head(path + query).expect(200);
    }
    expect(await listed(ada.externalId)).toMatchObject([{ status: 'mailed', opened_at: null }]);
    const page = await post(path).expect(200);
    expect(page.text).toContain('&lt;b>late');
    for (const part of ['Ada Example', 'early', 'Europe/Berlin']) expect(page.text).toContain(part);
    expect(page.headers['cache-control']).toMatch(/no-store/);
    harness.clock.advance(29 * 60_000);
    const file = await post(path, { go: 'file' }).expect(200);
    expect(file.headers['content-disposition']).toBe('attachment; filename="my-data.json"');
    expect(file.body).toMatchObject({
      customer: ada.externalId,
      data: { customers: { customer: [{ name: 'Ada Example' }] }, responses: { response: [{}, {}] } },
    });
    harness.clock.advance(60_000);
    await post(path).expect(410);
    await harness.drained();
    expect(await listed(ada.externalId)).toMatchObject([{ status: 'expired' }]);
    expect(
      await harness.sql('select 1 from customers.data_copy_part where customer_id = $1', [ada.customerId]),
    ).toEqual([]);
    harness.clock.advance(-30 * 60_000);
  });

  it('is audited without its content, and has nothing to do with other customers and workspaces', async () => {
    const [other, ada] = [await fresh(), await fresh()];
    await start(ada.externalId).expect(202);
    await harness.drained();
    const audited = (await harness.events.all(CustomersActionAudited)).map(({ payload }) => payload);
    expect(audited.filter(({ target }) => target.id === ada.customerId)).toMatchObject([
      { action: 'customer.copy-requested', before: null, after: {} },
    ]);
    const [copy] = await ada.copies();
    await harness.http.get(pathOf(other.customerId, copy!.copy_id)).expect(410);
    await post(pathOf(other.customerId, copy!.copy_id)).expect(410);
    await start(ada.externalId, { tenantId: harness.otherTenantId }).expect(404);
    await start(ada.externalId, { role: 'viewer' }).expect(403);
  });

  it('is not begun without an address on file', async () => {
    const externalId = `C-no-address-${(count += 1)}`;
    await harness.as().put(`/v1/customers/${externalId}`).send({ name: 'Ada' }).expect(201);
    const { body } = await start(externalId).expect(409);
    expect(body.code).toBe('customers.no-address-on-file');
    expect(await listed(externalId)).toEqual([]);
  });
});

describe('a report after a breach', () => {
  const report = (body: object, caller: Parameters<Medium['as']>[0] = {}) =>
    harness.as(caller).post('/v1/breach-reports').send(body);
  const period = { from: '2026-05-31T00:00:00.000Z', to: '2026-07-01T00:00:00.000Z' };

  it('has each customer with how much there was of each kind, no content, and an entry in the audit log', async () => {
    const ada = await fresh();
    const tenantId = randomUUID();
    const them = callsOf(harness, { tenantId });
    await them.put('C-mine', { name: 'Ada', identities: [{ kind: 'email', value: 'ada@example.org' }] });
    await them.put('=C-2', { attributes: { plan: 'gold' } });
    await them.record([
      orderEvent({ external_id: 'C-mine' }),
      orderEvent({ id: 'old', external_id: 'C-mine', occurred_at: '2026-01-01T00:00:00Z' }),
    ]);
    const { text, headers } = await report(period, { tenantId }).expect(200);
    expect(headers['content-type']).toMatch(/^text\/csv/);
    const lines = text.trim().replaceAll('"', '').split(/\r?\n/);
    expect(lines[0]).toBe(
      'external_id,name,email_addresses,phone_numbers,other_identities,attributes,events,questions,answers,messages,tasks,promises,decisions',
    );
    expect(lines.slice(1).toSorted()).toEqual(
      ["'=C-2,0,0,0,0,1,0,0,0,0,0,0,0", 'C-mine,1,1,0,0,0,1,0,0,0,0,0,0'].toSorted(),
    );
    for (const secret of ['Ada', 'ada@example.org', ada.externalId]) expect(text).not.toContain(secret);
    const audited = (await harness.events.all(CustomersActionAudited)).filter((event) => event.tenantId === tenantId);
    expect(audited.map(({ payload }) => payload)).toMatchObject([
      { action: 'breach-report.created', after: { ...period, customers: 2 } },
    ]);
  });

  it('is for those who may export the workspace, and needs a period', async () => {
    await report(period, { role: 'editor', staffId: randomUUID() }).expect(403);
    const { body } = await report({ from: period.to, to: period.from }).expect(422);
    expect(body.code).toBe('customers.bad-breach-period');
  });
});
