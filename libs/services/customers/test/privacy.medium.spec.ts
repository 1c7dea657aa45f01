import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PrivacyMailRequested, PrivacyRequested } from '@hearback/contracts';
import { SignedLinks } from '@hearback/http';
import type { Medium } from '@hearback/testing';
import { customersHarness } from './harness.js';
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
  return { ...ada, externalId: `C-privacy-${count}`, mails, confirmed, link };
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
    expect(await ada.confirmed()).toEqual([
      expect.objectContaining({ kind, external_id: ada.externalId, confirmed_at: '2026-06-01T12:00:00.000Z' }),
    ]);
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
